import { array, assert, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import type { TimeAxis } from "../../../lib/drawing/axis.ts";
import {
  dayAt,
  dayX,
  lastAtOrBefore,
  plotFrame,
  shareAcross,
  valueY,
} from "../../../lib/drawing/plot-frame.ts";

const axis = (first: number, last: number): TimeAxis => ({ first, last, ticks: [], unit: "day" });
const value = (low: number, high: number, logarithmic = false) => ({ low, high, ticks: [], logarithmic });

describe("days across a figure", () => {
  const frame = plotFrame(1_072);

  it("of 1,072 pixels lie from 56 to 1,056: the first day, the middle of 0 to 1,000 at 556, the last", () => {
    expect([0, 500, 1_000].map((day) => dayX(frame, axis(0, 1_000), day))).toEqual([56, 556, 1_056]);
  });

  it("of 639 pixels leave 40 and 10, of 640 leave 56 and 16", () => {
    expect(plotFrame(639)).toEqual({ width: 639, left: 40, right: 10 });
    expect(plotFrame(640)).toEqual({ width: 640, left: 56, right: 16 });
  });

  it("an axis of one day has its day at the left edge and no division by zero", () => {
    expect(dayX(frame, axis(20_153, 20_153), 20_153)).toBe(56);
    expect(dayAt(frame, axis(20_153, 20_153), 600)).toBe(20_153);
  });

  it("are found again under their own place, for any day where a day has a pixel", () => {
    const widths = integer({ min: 320, max: 3_840 });
    assert(
      property(
        widths,
        integer({ min: 1, max: 250 }),
        integer({ min: 0, max: 250 }),
        (width, span, offset) => {
          const [drawn, time] = [plotFrame(width), axis(20_000, 20_000 + span)];
          const day = 20_000 + Math.min(offset, span);
          expect(dayAt(drawn, time, dayX(drawn, time, day))).toBe(day);
        },
      ),
    );
  });
});

describe("values up a plot from 0 to 200 pixels", () => {
  it("the low end is at 200, the high one at 0, 25 of 0 to 100 at 150", () => {
    expect([0, 100, 25].map((at) => valueY(value(0, 100), at, 0, 200))).toEqual([200, 0, 150]);
  });

  it("on a logarithmic axis from 1 to 100 ten is in the middle", () => {
    expect(valueY(value(1, 100, true), 10, 0, 200)).toBeCloseTo(100, 10);
  });

  it("a higher value never lies lower, on either axis", () => {
    const prices = double({ min: 1, max: 1_000, noNaN: true });
    assert(
      property(prices, prices, (one, other) => {
        for (const logarithmic of [false, true]) {
          const y = (price: number) => valueY(value(0.5, 2_000, logarithmic), price, 0, 200);
          expect(y(Math.max(one, other))).toBeLessThanOrEqual(y(Math.min(one, other)));
        }
      }),
    );
  });
});

describe("the last day at or before another", () => {
  it("of 3, 5, 8: before 3 none (-1), 3 is 0, 4 is 0, 8 and later is 2; of no days none", () => {
    expect([2, 3, 4, 8, 99].map((day) => lastAtOrBefore([3, 5, 8], day))).toEqual([-1, 0, 0, 2, 2]);
    expect(lastAtOrBefore([], 5)).toBe(-1);
  });

  it("agrees with a walk through any ascending days", () => {
    const ascending = array(integer({ min: 0, max: 60 })).map((days) =>
      [...new Set(days)].sort((a, b) => a - b),
    );
    assert(
      property(ascending, integer({ min: -5, max: 65 }), (days, day) => {
        expect(lastAtOrBefore(days, day)).toBe(days.findLastIndex((one) => one <= day));
      }),
    );
  });
});

it("values across a cell from −10% to +10% keep 3% of it free at each end: 3, 50 and 97", () => {
  expect([-0.1, 0, 0.1].map((own) => shareAcross(own, value(-0.1, 0.1)))).toEqual([3, 50, 97]);
});
