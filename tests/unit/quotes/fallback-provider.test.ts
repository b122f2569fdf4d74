import { describe, expect, it } from "vitest";
import { fallbackProvider, type PartialProvider } from "../../../lib/quotes/fallback-provider.ts";
import type { ProviderProblem, ProviderSeries } from "../../../lib/quotes/quote-provider.ts";
import { fail, succeed } from "../../../lib/result.ts";

const REQUEST = { symbol: "002315.SZ", zone: "Asia/Shanghai", from: "2025-03-03", to: "2025-03-07" };
const PRICES = { open: null, high: null, low: null, volume: null, flag: null, source: null };
const SERIES: ProviderSeries = {
  symbol: "002315.SZ",
  currency: "CNY",
  bars: [{ session: "2025-03-06", close: 44.12, ...PRICES }],
  actions: [],
  rejected: [],
  adjustedCloses: null,
};

/** A provider that always says the same, and counts how often it was asked. */
function saying(name: string, said: ProviderSeries | ProviderProblem, covers?: (symbol: string) => boolean) {
  let asked = 0;
  const provider: PartialProvider = {
    name,
    ...(covers ? { covers } : {}),
    daily: async () => {
      asked += 1;
      return "code" in said ? fail(said) : succeed(said);
    },
  };
  return { provider, asked: () => asked };
}

const problem = (code: ProviderProblem["code"], message: string): ProviderProblem => ({ code, message });
const none = () => false;

describe("one source behind another", () => {
  it("the second is not asked where the first answers, even without a bar, and the first is named", async () => {
    const second = saying("eastmoney", SERIES);
    const both = fallbackProvider(saying("yahoo", { ...SERIES, bars: [] }).provider, second.provider);
    expect(await both.daily(REQUEST)).toMatchObject({ ok: true, value: { provider: "yahoo", bars: [] } });
    expect(second.asked()).toBe(0);
    expect(both.name).toBe("yahoo,eastmoney");
  });

  it.each(["unreachable", "refused", "unreadable", "unknown symbol"] as const)(
    "where the first says %s, the second's bars are used, named, with the reason",
    async (code) => {
      const first = saying("yahoo", problem(code, "Yahoo Finance failed."));
      const second = saying("eastmoney", { ...SERIES, remarks: ["002315.SZ: odd."] });
      const answer = await fallbackProvider(first.provider, second.provider).daily(REQUEST);
      expect(answer.ok && answer.value).toMatchObject({ provider: "eastmoney", bars: SERIES.bars });
      expect(answer.ok && answer.value.remarks).toEqual([
        "002315.SZ: eastmoney answered, because yahoo did not: Yahoo Finance failed.",
        "002315.SZ: odd.",
      ]);
    },
  );

  it("where both fail, the code is the first's and both messages are kept", async () => {
    const first = saying("yahoo", problem("refused", "Yahoo Finance refused."));
    const second = saying("eastmoney", problem("unreachable", "East Money can't be reached."));
    expect(await fallbackProvider(first.provider, second.provider).daily(REQUEST)).toEqual({
      ok: false,
      problem: problem("refused", "Yahoo Finance refused. East Money can't be reached."),
    });
  });

  it("where neither knows the symbol, the first's problem is given as it is", async () => {
    const unknown = problem("unknown symbol", "Yahoo Finance does not know it.");
    const second = saying("eastmoney", problem("unknown symbol", "East Money does not know it."));
    const answer = await fallbackProvider(saying("yahoo", unknown).provider, second.provider).daily(REQUEST);
    expect(answer).toEqual({ ok: false, problem: unknown });
  });

  it("a second that answers without a bar is no help: the first's problem stands", async () => {
    const first = saying("yahoo", problem("unreachable", "Yahoo Finance can't be reached."));
    const second = saying("eastmoney", { ...SERIES, bars: [] });
    expect(await fallbackProvider(first.provider, second.provider).daily(REQUEST)).toEqual({
      ok: false,
      problem: problem(
        "unreachable",
        "Yahoo Finance can't be reached. eastmoney has no prices of 002315.SZ between 2025-03-03 and 2025-03-07 either.",
      ),
    });
  });

  it("a second that doesn't cover the symbol is not asked, and the first's problem is given as it is", async () => {
    const down = problem("unreachable", "Yahoo Finance can't be reached.");
    const second = saying("eastmoney", SERIES, none);
    const answer = await fallbackProvider(saying("yahoo", down).provider, second.provider).daily(REQUEST);
    expect(answer).toEqual({ ok: false, problem: down });
    expect(second.asked()).toBe(0);
  });

  it("a first that doesn't cover the symbol is not asked, and the second answers for itself", async () => {
    const first = saying("eastmoney", SERIES, none);
    const down = problem("unreachable", "Yahoo Finance can't be reached.");
    const failing = fallbackProvider(first.provider, saying("yahoo", down).provider);
    expect(await failing.daily(REQUEST)).toEqual({ ok: false, problem: down });
    const answer = await fallbackProvider(first.provider, saying("yahoo", SERIES).provider).daily(REQUEST);
    expect(answer.ok && [answer.value.provider, answer.value.remarks]).toEqual(["yahoo", undefined]);
    expect(first.asked()).toBe(0);
  });

  it("of three, the third's bars are named by it, and the pair covers what either does", async () => {
    const down = problem("unreachable", "Down.");
    const two = fallbackProvider(saying("a", down).provider, saying("b", down).provider);
    const answer = await fallbackProvider(two, saying("c", SERIES).provider).daily(REQUEST);
    expect(answer.ok && answer.value.provider).toBe("c");
    const partly = fallbackProvider(
      saying("a", SERIES, (symbol) => symbol === "A").provider,
      saying("b", SERIES, (symbol) => symbol === "B").provider,
    );
    expect(["A", "B", "C"].map((symbol) => partly.covers?.(symbol))).toEqual([true, true, false]);
  });
});
