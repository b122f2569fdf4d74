import { type FakeBar, weekdayBars } from "./fake-yahoo.ts";
import { HONG_KONG, type IngestWorld, ingestWorld, PAIR, SHENZHEN } from "./ingest-world.ts";

/** Alibaba's closes in Hong Kong from 2025-03-03 to 2025-03-12. */
export const CLOSES = [130.5, 127.2, 129.9, 140.8, 140.2, 132, 133.1, 134.4];
export const ALIBABA = weekdayBars("2025-03-03", CLOSES);

type Summary = Awaited<ReturnType<IngestWorld["ingest"]>>;

/** An ingest world whose Yahoo serves Alibaba, its index, both pairs and Focus Technology. */
export interface AlibabaWorld extends IngestWorld {
  /** Serves Alibaba's bars with some sessions changed and some added. */
  readonly serveAlibaba: (
    changes: Readonly<Record<string, Partial<FakeBar>>>,
    more?: readonly FakeBar[],
  ) => void;
  /** Ingests Alibaba's instruments; `own` is what became of its share. */
  readonly ingestAlibaba: (
    request?: Parameters<IngestWorld["ingest"]>[0],
  ) => Promise<{ readonly summary: Summary; readonly own: Summary["perInstrument"][number] }>;
}

/** Starts it; `dispose` ends it. */
export async function alibabaWorld(): Promise<AlibabaWorld> {
  const world = await ingestWorld();
  const week = (move: (close: number) => number) => weekdayBars("2025-03-03", CLOSES.map(move));
  world.yahoo.serve("9988.HK", { ...HONG_KONG, bars: ALIBABA });
  world.yahoo.serve("^HSI", { ...HONG_KONG, bars: week((close) => close * 180) });
  world.yahoo.serve("HKD=X", { ...PAIR, bars: week(() => 7.8) });
  world.yahoo.serve("CNY=X", { ...PAIR, currency: "CNY", bars: week(() => 7.2) });
  world.yahoo.serve("002315.SZ", { ...SHENZHEN, bars: weekdayBars("2025-03-03", [40.51, 44.56, 49.02, 50]) });
  return {
    ...world,
    serveAlibaba: (changes, more = []) =>
      world.yahoo.serve("9988.HK", {
        ...HONG_KONG,
        bars: [...ALIBABA.map((bar) => ({ ...bar, ...changes[bar.session] })), ...more],
      }),
    ingestAlibaba: async (request = {}) => {
      const summary = await world.ingest({ companies: ["alibaba"], ...request });
      const own = summary.perInstrument.find(({ symbol }) => symbol === "9988.HK");
      if (!own) throw new Error("Alibaba was not asked for");
      return { summary, own };
    },
  };
}
