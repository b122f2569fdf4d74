import { assert, constantFrom, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isUnderTreatment,
  limitPrices,
  limitState,
  priceLimit,
  referencePrice,
  TREATMENT_SPANS,
} from "../../../lib/market/price-limit.ts";
import { shippedRows } from "./shipped.ts";

const rule = (symbol: string, session = "2025-03-06", specialTreatment = false) =>
  priceLimit({
    exchange: symbol.endsWith(".SS") ? "XSHG" : "XSHE",
    symbol,
    session,
    specialTreatment,
  });

describe("the price limit of a listing", () => {
  it("is 10% on the main boards and 5% there under special treatment", () => {
    expect([rule("002315.SZ"), rule("600519.SS")]).toEqual([0.1, 0.1]);
    expect(rule("002315.SZ", "2025-03-06", true)).toBe(0.05);
  });

  it("under special treatment is 10% on the main boards since 2026-07-06, as for others; ChiNext's was never 5%", () => {
    expect([rule("002315.SZ", "2026-07-03", true), rule("600519.SS", "2026-07-06", true)]).toEqual([
      0.05, 0.1,
    ]);
    expect(rule("300663.SZ", "2025-03-06", true)).toBe(0.2);
  });

  it("special treatment is stored as spans of dates, both ends included, the last one open", () => {
    const spans = "2019-05-06..2020-06-01 2024-04-30..";
    const days = ["2019-05-05", "2019-05-06", "2020-06-01", "2020-06-02", "2024-04-30", "2026-01-05"];
    expect(days.map((day) => isUnderTreatment(spans, day))).toEqual([false, true, true, false, true, true]);
    expect([isUnderTreatment(null, "2025-03-06"), isUnderTreatment("", "2025-03-06")]).toEqual([
      false,
      false,
    ]);
    expect([TREATMENT_SPANS.test(spans), TREATMENT_SPANS.test("2019-05-06")]).toEqual([true, false]);
  });

  it("is 20% on ChiNext from 2020-08-24 on and 10% until 2020-08-21, 20% on STAR", () => {
    expect([rule("300663.SZ"), rule("301236.SZ"), rule("300663.SZ", "2020-08-24")]).toEqual([0.2, 0.2, 0.2]);
    // 302132.SZ, since February 2025: the exchange gives all of 30xxxx to ChiNext.
    expect(rule("302132.SZ")).toBe(0.2);
    expect(rule("300663.SZ", "2020-08-21")).toBe(0.1);
    expect([rule("688981.SS"), rule("689009.SS")]).toEqual([0.2, 0.2]);
  });

  it("does not exist in Hong Kong and New York", () => {
    const session = "2025-03-06";
    expect(priceLimit({ exchange: "XHKG", symbol: "9988.HK", session })).toBeNull();
    expect(priceLimit({ exchange: "XNYS", symbol: "BABA", session })).toBeNull();
  });
});

describe("an index", () => {
  it("has no limit: the ChiNext index rose by 15.36% on 2024-09-30, from 1885.49 to 2175.09", () => {
    expect([rule("399006.SZ"), rule("399001.SZ"), rule("000300.SS")]).toEqual([null, null, null]);
  });

  it("and the Shenzhen shares of the same digits have: 000001.SZ 10%", () => {
    expect(rule("000001.SZ")).toBe(0.1);
  });
});

describe("limit prices", () => {
  it("44.56 at 10% is 49.02 up (49.016) and 40.10 down (40.104)", () => {
    expect(limitPrices(44.56, 0.1)).toEqual({ up: 49.02, down: 40.1 });
  });

  it("18.06 at 20% is 21.67 up (21.672) and 14.45 down (14.448)", () => {
    expect(limitPrices(18.06, 0.2)).toEqual({ up: 21.67, down: 14.45 });
  });

  it("half a cent goes up: 10.05 at 10% is 11.06 (11.055) and 9.05 (9.045); 1.15 is 1.27 (1.265)", () => {
    expect(limitPrices(10.05, 0.1)).toEqual({ up: 11.06, down: 9.05 });
    expect(limitPrices(1.15, 0.1).up).toBe(1.27);
  });

  const cents = integer({ min: 1, max: 100_000_00 });
  const limits = constantFrom(5, 10, 20);

  it("are the exact product rounded half up, for any price to 100,000 yuan", () => {
    assert(
      property(cents, limits, (price, percent) => {
        const exact = (factor: number) => Number((2n * BigInt(price) * BigInt(factor) + 100n) / 200n) / 100;
        expect(limitPrices(price / 100, percent / 100)).toEqual({
          up: exact(100 + percent),
          down: exact(100 - percent),
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it("lie within half a cent of the product", () => {
    assert(
      property(cents, limits, (price, percent) => {
        const { up, down } = limitPrices(price / 100, percent / 100);
        expect(Math.abs(Math.round(up * 100) * 100 - price * (100 + percent))).toBeLessThanOrEqual(50);
        expect(Math.abs(Math.round(down * 100) * 100 - price * (100 - percent))).toBeLessThanOrEqual(50);
      }),
    );
  });

  it("do not change with the noise of binary fractions or of a 32-bit quote", () => {
    const priced = integer({ min: 100, max: 300_00 });
    const noise = double({ min: -1e-9, max: 1e-9, noNaN: true });
    assert(
      property(priced, limits, noise, (price, percent, slip) => {
        const clean = limitPrices(price / 100, percent / 100);
        expect(limitPrices(price / 100 + slip, percent / 100)).toEqual(clean);
        expect(limitPrices(Math.fround(price / 100), Math.fround(percent / 100))).toEqual(clean);
      }),
    );
  });
});

describe("the reference price of an ex-date", () => {
  it("32.38 less a dividend of 1.00 is 31.38; with no action it is the close before", () => {
    expect(referencePrice(32.38, 1, 1)).toBe(31.38);
    expect(referencePrice(44.56, 0, 1)).toBe(44.56);
  });

  it("ten shares becoming thirteen after 0.50 a share: (20.00 - 0.50) / 1.3 = 15.00", () => {
    expect(referencePrice(20, 0.5, 1.3)).toBe(15);
  });

  it("rounds half up: (10.01 - 0.00) / 2 = 5.005 is 5.01", () => {
    expect(referencePrice(10.01, 0, 2)).toBe(5.01);
  });

  it("a dividend of more than four decimals: 10.00 - 0.295049 = 9.704951 is 9.70", () => {
    expect(referencePrice(10, 0.295049, 1)).toBe(9.7);
  });
});

describe("a close at the limit", () => {
  const state = (close: number, previousReference: number, limit: number) =>
    limitState({ close, previousReference, limit });

  it("Focus Technology on 2025-03-06, 49.02 after 44.56, is limit up; 49.01 is not", () => {
    expect([state(49.02, 44.56, 0.1), state(49.01, 44.56, 0.1)]).toEqual(["up", null]);
  });

  it("Client Service International on 2025-03-06, 19.80 after 18.06, is not at its 20% limit of 21.67", () => {
    expect(state(19.8, 18.06, 0.2)).toBeNull();
  });

  it("40.10 after 44.56 is limit down; 40.11 is not", () => {
    expect([state(40.1, 44.56, 0.1), state(40.11, 44.56, 0.1)]).toEqual(["down", null]);
  });

  it("a close beyond the limit, 80.00 after 44.56 in a first session without one, is no limit day", () => {
    expect([state(80, 44.56, 0.1), state(20, 44.56, 0.1)]).toEqual([null, null]);
  });
});

describe("the shipped closes of Shenzhen and Shanghai", () => {
  const actions = shippedRows("corporate_actions.csv");

  it("and highs and lows all lie within the limit prices of their sessions, ex-dates included", () => {
    for (const symbol of ["002315.SZ", "300663.SZ", "002230.SZ", "000977.SZ", "601360.SS", "688256.SS"]) {
      const bars = shippedRows(`bars/${symbol}.csv`);
      for (const [index, bar] of bars.entries()) {
        const [session, previous] = [bar.session ?? "", bars[index - 1]];
        // Cambricon's first five sessions on STAR, from 2020-07-20 on, had no limit.
        if (previous === undefined || (symbol === "688256.SS" && index < 5)) continue;
        const paid = actions.filter((one) => one.symbol === symbol && one.ex_date === session);
        const dividend = paid.reduce((sum, { amount }) => sum + Number(amount), 0);
        const ratio = paid.reduce((product, one) => product * Number(one.ratio || 1), 1);
        const { up, down } = limitPrices(
          referencePrice(Number(previous.close), dividend, ratio),
          rule(symbol, session) ?? 0,
        );
        expect(Number(bar.high), `${symbol} ${session}`).toBeLessThanOrEqual(up);
        expect(Number(bar.low), `${symbol} ${session}`).toBeGreaterThanOrEqual(down);
      }
    }
  });
});
