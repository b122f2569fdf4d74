import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scaledDecimal, shortestDecimal } from "../../../lib/quotes/yahoo/float32.ts";

describe("32-bit noise", () => {
  it("17004.970703125 was 17004.97", () => {
    expect(shortestDecimal(17004.970703125)).toBe(17004.97);
  });

  it("a number that is no 32-bit float stays: 0.1 + 0.2", () => {
    expect(shortestDecimal(0.1 + 0.2)).toBe(0.1 + 0.2);
  });

  it("every price of up to 99,999.99 with two decimals comes back from its 32-bit float", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (cents) => {
        expect(shortestDecimal(Math.fround(cents / 100))).toBe(cents / 100);
      }),
    );
  });

  it("every price of up to 999.99 comes back from a split of 2 to 10 for 1", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 2, max: 10 }), (cents, ratio) => {
        const sent = shortestDecimal(Math.fround(cents / 100 / ratio));
        expect(scaledDecimal(sent, ratio)).toBe(cents / 100);
      }),
    );
  });
});
