import { assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { closeInRange, sessionParts } from "../../../lib/study/session-parts.ts";

describe("a session taken apart at its open", () => {
  it("100, open 104, close 106.6: a gap of 4% and 2.5% from open to close, which compound to 6.6%", () => {
    const parts = sessionParts(106.6 / 100 - 1, 104, 106.6);
    expect(parts?.gap).toBeCloseTo(0.04, 12);
    expect(parts?.openToClose).toBeCloseTo(0.025, 12);
  });

  it("a dividend of 2 on a close of 100: an open at 98 is no gap, and none of it is in the hours of trading", () => {
    const parts = sessionParts(99 / (100 - 2) - 1, 98, 99);
    expect(parts?.gap).toBeCloseTo(0, 12);
    expect(parts?.openToClose).toBeCloseTo(99 / 98 - 1, 12);
  });

  it("a split of four for one on a close of 400: an open at 102 is a gap of 2%", () => {
    expect(sessionParts(101 / (400 / 4) - 1, 102, 101)?.gap).toBeCloseTo(0.02, 12);
  });

  it("is nothing without an open, a close or a return", () => {
    expect(sessionParts(0.01, Number.NaN, 100)).toBeNull();
    expect(sessionParts(0.01, 100, Number.NaN)).toBeNull();
    expect(sessionParts(Number.NaN, 100, 101)).toBeNull();
    expect(sessionParts(0.01, 0, 101)).toBeNull();
  });

  it("whatever the prices, (1 + gap)(1 + open to close) is 1 + return", () => {
    const price = double({ min: 0.01, max: 1e4, noNaN: true });
    assert(
      property(price, price, double({ min: -0.9, max: 5, noNaN: true }), (open, close, change) => {
        const parts = sessionParts(change, open, close);
        expect((1 + (parts?.gap ?? 0)) * (1 + (parts?.openToClose ?? 0))).toBeCloseTo(1 + change, 9);
      }),
    );
  });
});

describe("a close within its session", () => {
  it("high 110, low 99, close 104.5: 5% under the high and 5.56% over the low", () => {
    const range = closeInRange(110, 99, 104.5);
    expect(range?.fromHigh).toBeCloseTo(-0.05, 12);
    expect(range?.fromLow).toBeCloseTo(104.5 / 99 - 1, 12);
  });

  it("is nothing without a high or a low", () => {
    expect(closeInRange(Number.NaN, 99, 104.5)).toBeNull();
    expect(closeInRange(110, Number.NaN, 104.5)).toBeNull();
  });
});
