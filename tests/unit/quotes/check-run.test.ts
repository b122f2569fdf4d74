import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ingestQuotes } from "../../../lib/quotes/ingest/ingest-quotes.ts";
import type { QuoteProvider } from "../../../lib/quotes/quote-provider.ts";
import { yahooProvider } from "../../../lib/quotes/yahoo/provider.ts";
import { fail, succeed } from "../../../lib/result.ts";
import { readFindings } from "../../../lib/store/runs/findings.ts";
import { type AlibabaWorld, alibabaWorld, CLOSES } from "../../support/alibaba-world.ts";
import { NOW, SESSIONS } from "../../support/ingest-world.ts";

let world: AlibabaWorld;

beforeEach(async () => {
  world = await alibabaWorld();
});

afterEach(() => world.dispose());

/** A second source with Alibaba's closes, some of them changed. */
const second = (changes: Readonly<Record<string, number>> = {}): QuoteProvider => ({
  name: "second",
  daily: async ({ symbol, from, to }) =>
    symbol !== "9988.HK"
      ? fail({ code: "unknown symbol", message: "not covered" })
      : succeed({
          symbol,
          currency: "HKD",
          actions: [],
          rejected: [],
          adjustedCloses: null,
          bars: SESSIONS.map((session, index) => {
            const close = changes[session] ?? CLOSES[index] ?? 1;
            return {
              session,
              open: null,
              high: null,
              low: null,
              close,
              volume: null,
              flag: null,
              source: null,
            };
          }).filter(({ session }) => from <= session && session <= to),
        }),
});

async function run(other: QuoteProvider | null = null) {
  const provider = yahooProvider({ origin: world.yahoo.origin, firstDelayMilliseconds: 1 });
  const request = { companies: ["alibaba"], from: "2025-03-01", now: NOW, second: other };
  const done = await ingestQuotes(world.store, provider, request);
  if (!done.ok) throw new Error(done.problem.message);
  return done.value;
}

const found = async (kind: string) => (await readFindings(world.store)).filter((one) => one.kind === kind);

describe("after a run", () => {
  it("a close that the second source has two ticks higher is a finding; one tick is none", async () => {
    // Between 100 and 200 dollars Hong Kong's tick was 0.10.
    await run(second({ "2025-03-06": 141, "2025-03-07": 140.3 }));
    expect(await found("source disagrees")).toMatchObject([
      {
        subject: "9988.HK",
        session: "2025-03-06",
        severity: "warning",
        detail: { ours: 140.8, theirs: 141, provider: "second" },
      },
    ]);
  });

  it("it goes once both agree, and stays while the second source can't be had", async () => {
    await run(second({ "2025-03-06": 150 }));
    await run({ name: "second", daily: async () => fail({ code: "unreachable", message: "no network" }) });
    expect(await found("source disagrees")).toHaveLength(1);
    await run(second());
    expect(await found("source disagrees")).toEqual([]);
  });

  it("Yahoo's adjusted close that subtracts US$0.25 as HK$0.25 is a note: ours are 1.95 lower", async () => {
    world.yahoo.serve("9988.HK", {
      currency: "HKD",
      zone: "Asia/Hong_Kong",
      opensAt: "09:30",
      bars: SESSIONS.map((session, index) => ({ session, close: CLOSES[index] ?? 1 })),
      dividends: [{ session: "2025-03-06", amount: 0.25 }],
      adjustedCloses: SESSIONS.map((session, index) => {
        const close = CLOSES[index] ?? 1;
        return session < "2025-03-06" ? close * (1 - 0.25 / 129.9) : close;
      }),
    });
    await run();
    const [note, ...more] = await found("adjusted close differs");
    expect(more).toEqual([]);
    expect(note).toMatchObject({ subject: "9988.HK", severity: "note", session: "2025-03-03" });
  });

  it("a row that was left out is a finding until a later run takes it", async () => {
    world.serveAlibaba({ "2025-03-06": { close: 14080 } });
    await run();
    expect(await found("rejected")).toMatchObject([{ subject: "9988.HK", session: "2025-03-06" }]);
    expect(await found("missing session")).toMatchObject([
      { session: "2025-03-06", lastSession: "2025-03-06" },
    ]);
    world.serveAlibaba({});
    const summary = await run();
    expect(await found("rejected")).toEqual([]);
    expect(await found("missing session")).toEqual([]);
    expect(summary.findings).toBe(0);
  });
});
