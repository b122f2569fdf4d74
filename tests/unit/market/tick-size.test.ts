import { describe, expect, it } from "vitest";
import { tickSize } from "../../../lib/market/tick-size.ts";

const hongKong = (price: number, session = "2025-03-06") => tickSize({ exchange: "XHKG", price, session });

describe("the smallest price step", () => {
  it("in Shenzhen and Shanghai is 0.01 yuan at 0.85 as at 1,500", () => {
    for (const exchange of ["XSHE", "XSHG"] as const) {
      for (const price of [0.85, 1500])
        expect(tickSize({ exchange, price, session: "2025-03-06" })).toBe(0.01);
    }
  });

  it("in New York is 0.01 dollars from one dollar on, and 0.0001 below", () => {
    const newYork = (price: number) => tickSize({ exchange: "XNYS", price, session: "2025-03-06" });
    expect([newYork(0.9999), newYork(1), newYork(140)]).toEqual([0.0001, 0.01, 0.01]);
  });

  it.each([
    [0.25, 0.001],
    [0.255, 0.005],
    [0.5, 0.005],
    [0.51, 0.01],
    [10, 0.01],
    [10.02, 0.02],
    [20, 0.02],
    [20.05, 0.05],
    [100, 0.05],
    [100.1, 0.1],
    [140.8, 0.1],
    [200, 0.1],
    [200.2, 0.2],
    [500.5, 0.5],
    [1001, 1],
    [2002, 2],
    [9995, 5],
  ])("in Hong Kong at %f dollars was %f on 2025-03-06: a band holds its upper end", (price, tick) => {
    expect(hongKong(price)).toBe(tick);
  });

  it.each([
    [10, 0.01, 0.01],
    [15, 0.02, 0.01],
    [20, 0.02, 0.01],
    [30, 0.05, 0.02],
    [50, 0.05, 0.02],
    [50.05, 0.05, 0.05],
    [5, 0.01, 0.01],
  ])("in Hong Kong at %f dollars was %f on 2025-08-01 and %f on 2025-08-04", (price, before, after) => {
    expect([hongKong(price, "2025-08-01"), hongKong(price, "2025-08-04")]).toEqual([before, after]);
  });
});
