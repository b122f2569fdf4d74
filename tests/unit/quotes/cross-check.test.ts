import { describe, expect, it } from "vitest";
import { crossCheck, crossCheckInstrument } from "../../../lib/quotes/check/cross-check.ts";
import type { ProviderSeries, QuoteProvider } from "../../../lib/quotes/quote-provider.ts";
import { fail, succeed } from "../../../lib/result.ts";

const close = (session: string, price: number) => ({ session, close: price });

describe("closes of two sources", () => {
  it("one tick apart agree: 44.12 and 44.13; two ticks apart they don't: 44.12 and 44.14", () => {
    const ours = [close("2025-03-05", 44.12), close("2025-03-06", 44.12)];
    const theirs = [close("2025-03-06", 44.14), close("2025-03-05", 44.13)];
    expect(crossCheck(ours, theirs, 0.01)).toEqual([
      { session: "2025-03-06", ours: 44.12, theirs: 44.14, tick: 0.01 },
    ]);
  });

  it("no binary fraction makes one tick of 0.01 more than one, at any of 100,000 prices", () => {
    for (let cents = 1; cents <= 100_000; cents += 1) {
      const [ours, theirs] = [close("2025-03-06", cents / 100), close("2025-03-06", (cents + 1) / 100)];
      expect(crossCheck([ours], [theirs], 0.01)).toEqual([]);
    }
  });

  it("a session that only one of them has is no disagreement", () => {
    expect(crossCheck([close("2025-03-05", 1)], [close("2025-03-06", 2)], 0.01)).toEqual([]);
  });

  it("of two ticks the wider counts: 10.00 and 10.02 are one step of 0.02 apart", () => {
    const tick = ({ close: price }: { close: number }) => (price <= 10 ? 0.01 : 0.02);
    expect(crossCheck([close("2025-03-06", 10)], [close("2025-03-06", 10.02)], tick)).toEqual([]);
    expect(crossCheck([close("2025-03-06", 10)], [close("2025-03-06", 10.04)], tick)).toHaveLength(1);
  });
});

const PRICES = { open: null, high: null, low: null, volume: null, flag: null, source: null };

/** A provider of these closes, and what it was asked. */
function provider(closes: readonly { session: string; close: number }[], currency = "HKD") {
  const asked: Parameters<QuoteProvider["daily"]>[0][] = [];
  const series: ProviderSeries = {
    symbol: "1810.HK",
    currency,
    bars: closes.map((bar) => ({ ...bar, ...PRICES })),
    actions: [],
    rejected: [],
    adjustedCloses: null,
  };
  const daily: QuoteProvider["daily"] = async (request) => {
    asked.push(request);
    return succeed(series);
  };
  return { name: "eastmoney", daily, asked };
}

const REQUEST = { symbol: "1810.HK", zone: "Asia/Hong_Kong", exchange: "XHKG", currency: "HKD" } as const;

describe("an instrument's stored closes against a source", () => {
  it("are asked for from the first to the last session and judged by Hong Kong's tick of the day", async () => {
    const there = provider([
      close("2025-08-01", 30.1),
      close("2025-08-04", 30.1),
      close("2025-08-05", 30.02),
      close("2025-08-06", 31),
    ]);
    const stored = [close("2025-08-05", 30), close("2025-08-01", 30.05), close("2025-08-04", 30.05)];
    expect(await crossCheckInstrument(there, { ...REQUEST, stored })).toEqual({
      ok: true,
      value: {
        provider: "eastmoney",
        compared: 3,
        disagreements: [{ session: "2025-08-04", ours: 30.05, theirs: 30.1, tick: 0.02 }],
      },
    });
    expect(there.asked).toEqual([
      { symbol: "1810.HK", zone: "Asia/Hong_Kong", from: "2025-08-01", to: "2025-08-05" },
    ]);
  });

  it("none stored: nothing is asked and nothing compared", async () => {
    const there = provider([close("2025-08-01", 30)]);
    const answer = await crossCheckInstrument(there, { ...REQUEST, stored: [] });
    expect(answer).toEqual({ ok: true, value: { provider: "eastmoney", compared: 0, disagreements: [] } });
    expect(there.asked).toEqual([]);
  });

  it("in another currency are not compared, and a source's problem is handed on", async () => {
    const stored = [close("2025-08-01", 30)];
    const dollars = await crossCheckInstrument(provider(stored, "USD"), { ...REQUEST, stored });
    expect(dollars).toEqual({
      ok: false,
      problem: {
        code: "wrong currency",
        message: "1810.HK: eastmoney has it in USD, not HKD, so the closes were not compared.",
      },
    });
    const problem = { code: "unreachable", message: "East Money can't be reached." } as const;
    const down: QuoteProvider = { name: "eastmoney", daily: async () => fail(problem) };
    expect(await crossCheckInstrument(down, { ...REQUEST, stored })).toEqual({ ok: false, problem });
  });
});
