import { describe, expect, test } from "vitest";
import { logReturns, simpleReturns, spanReturns } from "../../../lib/study/returns.ts";
import { volumeRatio } from "../../../lib/study/volume.ts";

const missing = Number.NaN;

test("100, 110, 99: +10% and -10%, nothing for the first session", () => {
  const returns = simpleReturns(Float64Array.of(100, 110, 99));
  expect(returns[0]).toBeNaN();
  expect(returns[1]).toBeCloseTo(0.1, 15);
  expect(returns[2]).toBeCloseTo(-0.1, 15);
});

test("log returns add up: ln(1.1) + ln(0.9) = ln(0.99)", () => {
  const returns = logReturns(Float64Array.of(100, 110, 99));
  expect((returns[1] ?? 0) + (returns[2] ?? 0)).toBeCloseTo(Math.log(0.99), 15);
});

test("a missing close takes the return of its session and of the next", () => {
  const returns = simpleReturns(Float64Array.of(100, missing, 99, 100));
  expect(returns.slice(0, 3)).toEqual(Float64Array.of(missing, missing, missing));
  expect(returns[3]).toBeCloseTo(1 / 99, 15);
});

describe("returns over spans", () => {
  test("closes 100, -, 121 beside 50, 55, 60: one return of 21% over two sessions beside one of 20%", () => {
    const spans = spanReturns(Float64Array.of(100, missing, 121), Float64Array.of(50, 55, 60));
    expect(spans.spans).toEqual(Int32Array.of(0, 0, 2));
    expect(spans.returns[2]).toBeCloseTo(0.21, 15);
    expect(spans.benchmark[2]).toBeCloseTo(0.2, 15);
  });

  test("a session in which only the benchmark is missing is spanned as well", () => {
    const spans = spanReturns(Float64Array.of(100, 110, 121), Float64Array.of(50, missing, 60), "log");
    expect(spans.returns[2]).toBeCloseTo(2 * Math.log(1.1), 15);
    expect(spans.returns[1]).toBeNaN();
  });

  test("arrays of different lengths are an error of the caller", () => {
    expect(() => spanReturns(Float64Array.of(1), Float64Array.of(1, 2))).toThrow(RangeError);
  });
});

describe("volume", () => {
  const volumes = Float64Array.of(100, 0, 300, missing, 800);

  test("800 over the mean of 100 and 300, the zero and the missing left out: 4", () => {
    expect(volumeRatio(volumes, 4, { start: -4, end: -1 })).toBe(4);
  });

  test("one known session of three is less than half: none", () => {
    expect(volumeRatio(volumes, 4, { start: -3, end: -1 })).toBeNull();
    expect(volumeRatio(volumes, 3, { start: -3, end: -1 })).toBeNull();
  });
});
