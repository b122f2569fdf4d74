import { assert, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { chartWithin, panWindow, windowWithin, zoomWindow } from "../../../lib/drawing/zoom-window.ts";
import { drawnChart, drawnLine } from "../components/figure/made-line.ts";

const whole = { first: 20_000, last: 20_400 };

describe("a window of days", () => {
  it("half as wide round day 20,100 is 20,050 to 20,250: the day stays a quarter from the left", () => {
    expect(zoomWindow(whole, whole, 20_100, 0.5)).toEqual({ first: 20_050, last: 20_250 });
  });

  it("twice as wide as half of it is the whole, which is null", () => {
    expect(zoomWindow(whole, { first: 20_050, last: 20_250 }, 20_100, 2)).toBeNull();
  });

  it("is never narrower than 6 days, and moves to lie within the whole: 20,399 to 20,401 is 20,394 to 20,400", () => {
    expect(windowWithin(whole, 20_399, 20_401)).toEqual({ first: 20_394, last: 20_400 });
    expect(windowWithin({ first: 5, last: 8 }, 6, 7)).toBeNull();
  });

  it("moved by 300 days stops at the end: 20,000 to 20,100 becomes 20,300 to 20,400", () => {
    expect(panWindow(whole, { first: 20_000, last: 20_100 }, 300)).toEqual({ first: 20_300, last: 20_400 });
    expect(panWindow(whole, { first: 20_300, last: 20_400 }, 50)).toEqual({ first: 20_300, last: 20_400 });
  });

  it("lies within the whole whatever is zoomed, and zooming in always narrows until 6 days are left", () => {
    const day = integer({ min: 20_000, max: 20_400 });
    assert(
      property(day, day, day, double({ min: 0.2, max: 5, noNaN: true }), (a, b, at, factor) => {
        const shown = windowWithin(whole, Math.min(a, b), Math.max(a, b)) ?? whole;
        const next =
          zoomWindow(whole, shown, Math.min(Math.max(at, shown.first), shown.last), factor) ?? whole;
        expect(next.first).toBeGreaterThanOrEqual(whole.first);
        expect(next.last).toBeLessThanOrEqual(whole.last);
        expect(Number.isInteger(next.first) && Number.isInteger(next.last)).toBe(true);
        const [before, after] = [shown.last - shown.first, next.last - next.first];
        if (factor < 1) expect(after).toBeLessThan(before === 6 ? 7 : before);
      }),
    );
  });
});

describe("a chart over a part of its days", () => {
  const line = drawnLine([100, 110, 120, 130, 140, 150, 160, 170, 180, 190], {
    limits: [
      { day: 2, value: 120, state: "up" },
      { day: 9, value: 190, state: "up" },
    ],
  });
  const chart = drawnChart([line]);

  it("from day 2 to day 8 keeps one point past each end, its own limits, and an axis round 110 to 190", () => {
    const part = chartWithin(chart, { first: 2, last: 8 });
    expect(part.lines[0]?.days).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(part.lines[0]?.values).toEqual([110, 120, 130, 140, 150, 160, 170, 180, 190]);
    expect(part.lines[0]?.limits.map(({ day }) => day)).toEqual([2]);
    expect(part.time).toMatchObject({ first: 2, last: 8, unit: "day" });
    expect(part.value?.low).toBeGreaterThan(100);
  });

  it("has the change of the adjusted close over the window's own sessions: 120 to 180 is 50%, with none in it none", () => {
    expect(chartWithin(chart, { first: 2, last: 8 }).lines[0]?.change).toBeCloseTo(0.5, 12);
    expect(chartWithin(chart, { first: 20, last: 28 }).lines[0]?.change).toBeNull();
  });

  it("has an axis that holds the band of what was expected within it, and no other", () => {
    const expectation = (days: number[], high: number[]) => ({
      event: "e",
      symbol: "9988.HK",
      days,
      actual: high,
      expected: high,
      low: high,
      high,
    });
    const expecting = {
      ...chart,
      expectations: [expectation([3, 4], [140, 300]), expectation([0, 1], [900, 900])],
    };
    const part = chartWithin(expecting, { first: 2, last: 8 });
    expect(part.value?.high).toBeGreaterThanOrEqual(300);
    expect(part.value?.high).toBeLessThan(900);
  });

  it("of no window is the chart itself, so that nothing is drawn anew", () => {
    expect(chartWithin(chart, null)).toBe(chart);
  });
});
