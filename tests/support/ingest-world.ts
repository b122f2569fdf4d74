import { ingestQuotes } from "../../lib/quotes/ingest/ingest-quotes.ts";
import { yahooProvider } from "../../lib/quotes/yahoo/provider.ts";
import { readBars } from "../../lib/store/bars/bars.ts";
import type { ReferenceData } from "../../lib/store/reference/reference-data.ts";
import { dataRevision } from "../../lib/store/state.ts";
import { type FakeYahoo, startFakeYahoo } from "./fake-yahoo.ts";
import {
  companyRow,
  instrumentRow,
  pairRow,
  sessionRows,
  type TemporaryStore,
  temporaryStore,
} from "./store.ts";

/** The week of QwQ-32B and the first three days of the next; 2025-03-06 is a Thursday. */
export const SESSIONS = [
  "2025-03-03",
  "2025-03-04",
  "2025-03-05",
  "2025-03-06",
  "2025-03-07",
  "2025-03-10",
  "2025-03-11",
  "2025-03-12",
];

/** Wednesday 2025-03-12, 20:00 in Hong Kong: its session is over. */
export const NOW = new Date("2025-03-12T20:00:00+08:00");

export const HONG_KONG = { currency: "HKD", zone: "Asia/Hong_Kong", opensAt: "09:30" };
export const SHENZHEN = { currency: "CNY", zone: "Asia/Shanghai", opensAt: "09:30" };
export const PAIR = { currency: "HKD", zone: "Europe/London", opensAt: "00:00" };

/** A fake Yahoo and a store that knows Alibaba in Hong Kong and Focus Technology in Shenzhen. */
export interface IngestWorld extends TemporaryStore {
  readonly yahoo: FakeYahoo;
  /** From now on Yahoo counts as silent after so many milliseconds; until then a busy machine has half a minute. */
  readonly answerWithin: (milliseconds: number) => void;
  readonly ingest: (request?: {
    readonly companies?: readonly string[];
    readonly from?: string | undefined;
    readonly to?: string;
    readonly again?: boolean;
    readonly now?: Date;
    readonly signal?: AbortSignal;
    readonly dryRun?: boolean;
  }) => Promise<Extract<Awaited<ReturnType<typeof ingestQuotes>>, { ok: true }>["value"]>;
  readonly bars: (symbol: string) => ReturnType<typeof readBars>;
  readonly instrumentId: (symbol: string) => Promise<number>;
  readonly revision: () => Promise<number>;
}

export const REFERENCE: Partial<ReferenceData> = {
  companies: [companyRow("alibaba"), companyRow("focus", 1)],
  instruments: [
    instrumentRow("9988.HK", {
      company: "alibaba",
      dividendCurrency: "USD",
      benchmarks: ["^HSI"],
      primary: true,
    }),
    instrumentRow("002315.SZ", { company: "focus", currency: "CNY", exchange: "XSHE", primary: true }),
    instrumentRow("^HSI", { kind: "index" }),
    pairRow("HKD"),
    pairRow("CNY"),
  ],
  calendarSessions: [...sessionRows("XHKG", SESSIONS), ...sessionRows("XSHE", SESSIONS, "15:00")],
};

/** Starts both; `dispose` ends both. */
export async function ingestWorld(data: Partial<ReferenceData> = {}): Promise<IngestWorld> {
  const yahoo = await startFakeYahoo();
  const temporary = await temporaryStore({ ...REFERENCE, ...data });
  const { store } = temporary;
  let timeoutMilliseconds = 30_000;
  const instrumentId = async (symbol: string) =>
    (await store.instrument.findUniqueOrThrow({ where: { symbol } })).id;
  return {
    ...temporary,
    yahoo,
    answerWithin: (milliseconds) => {
      timeoutMilliseconds = milliseconds;
    },
    ingest: async (request = {}) => {
      const policy = { firstDelayMilliseconds: 1, timeoutMilliseconds, tries: 3 };
      const provider = yahooProvider({ origin: yahoo.origin, ...policy });
      const run = await ingestQuotes(store, provider, { from: "2025-03-01", now: NOW, ...request });
      if (!run.ok) throw new Error(run.problem.message);
      return run.value;
    },
    bars: async (symbol) => readBars(store, await instrumentId(symbol)),
    instrumentId,
    revision: () => dataRevision(store),
    dispose: async () => {
      await yahoo.close();
      await temporary.dispose();
    },
  };
}
