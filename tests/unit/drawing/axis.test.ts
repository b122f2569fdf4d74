import { array, assert, double, integer, option, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { timeAxis, valueAxis } from "../../../lib/drawing/axis.ts";
import { addDays, isoDate } from "../../../lib/market/session-date.ts";
import { utcDay } from "../../../lib/market/utc-day.ts";

const dates = (from: string, to: string) => timeAxis(from, to).ticks.map(isoDate);

describe("a time axis", () => {
  it("over any range from 1 day to 30 years has 1 to 8 ascending ticks within it", () => {
    const starts = integer({ min: 7_000, max: 25_000 });
    assert(
      property(starts, integer({ min: 0, max: 30 * 366 }), (start, days) => {
        const from = isoDate(start);
        const { first, last, ticks } = timeAxis(from, addDays(from, days));
        expect([first, last]).toEqual([start, start + days]);
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(8);
        for (const [at, tick] of ticks.entries()) {
          expect(tick).toBeGreaterThanOrEqual(first);
          expect(tick).toBeLessThanOrEqual(last);
          if (at > 0) expect(tick).toBeGreaterThan(ticks[at - 1] ?? Number.POSITIVE_INFINITY);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("of one day has that day, a Saturday too; of eight days from a Saturday the five weekdays", () => {
    expect(dates("2025-03-06", "2025-03-06")).toEqual(["2025-03-06"]);
    expect(dates("2025-03-01", "2025-03-01")).toEqual(["2025-03-01"]);
    expect(dates("2025-03-01", "2025-03-08").map((date) => date.slice(8))).toEqual([
      "03",
      "04",
      "05",
      "06",
      "07",
    ]);
  });

  it("of three weeks has their Mondays: 24 February, 3 and 10 March; of nine weeks every second Monday", () => {
    expect(dates("2025-02-24", "2025-03-14")).toEqual(["2025-02-24", "2025-03-03", "2025-03-10"]);
    expect(dates("2025-01-06", "2025-03-09")).toEqual([
      "2025-01-06",
      "2025-01-20",
      "2025-02-03",
      "2025-02-17",
      "2025-03-03",
    ]);
  });

  it("of days shows Mondays or weekdays alone, of months and years their first days, over any range", () => {
    assert(
      property(integer({ min: 7_000, max: 25_000 }), integer({ min: 12, max: 30 * 366 }), (start, days) => {
        const { ticks, unit } = timeAxis(isoDate(start), isoDate(start + days));
        for (const tick of ticks) {
          const day = utcDay(tick);
          if (unit === "day" && days > 14) expect(day.getUTCDay()).toBe(1);
          if (unit !== "day") expect(day.getUTCDate()).toBe(1);
          if (unit === "year") expect(day.getUTCMonth()).toBe(0);
        }
      }),
    );
  });

  it("of twelve years has every second January, and says the year alone", () => {
    expect(timeAxis("2014-01-01", "2025-12-31").unit).toBe("year");
    expect(dates("2014-01-01", "2025-12-31")[0]).toBe("2014-01-01");
    expect(dates("2014-01-01", "2025-12-31")).toHaveLength(6);
  });

  it("of 2025 has the first days of every second month, of 2024 and 2025 of every third", () => {
    expect(timeAxis("2025-01-01", "2025-12-31").unit).toBe("month");
    expect(dates("2025-01-01", "2025-12-31").map((date) => date.slice(5))).toEqual([
      "01-01",
      "03-01",
      "05-01",
      "07-01",
      "09-01",
      "11-01",
    ]);
    expect(dates("2024-01-02", "2025-12-31")).toEqual([
      "2024-04-01",
      "2024-07-01",
      "2024-10-01",
      "2025-01-01",
      "2025-04-01",
      "2025-07-01",
      "2025-10-01",
    ]);
  });
});

describe("a value axis", () => {
  const prices = array(option(double({ min: 0.01, max: 1e6, noNaN: true })), { minLength: 1 });

  it("holds every value and its ticks lie within it, plain and logarithmic", () => {
    assert(
      property(prices, (values) => {
        for (const scale of ["price", "log"] as const) {
          const axis = valueAxis(values, scale);
          const known = values.filter((value) => value !== null);
          if (known.length === 0) expect(axis).toBeNull();
          else {
            expect(axis?.low).toBeLessThanOrEqual(Math.min(...known));
            expect(axis?.high).toBeGreaterThanOrEqual(Math.max(...known));
            expect(axis?.low).toBeLessThan(axis?.high ?? Number.NEGATIVE_INFINITY);
            for (const tick of axis?.ticks ?? []) {
              expect(tick).toBeGreaterThanOrEqual(axis?.low ?? Number.NaN);
              expect(tick).toBeLessThanOrEqual(axis?.high ?? Number.NaN);
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("of prices from 82 to 180 on a logarithmic scale is labelled at 80, 100, 120, 150 and 180", () => {
    expect(valueAxis([82, 180], "log")?.ticks).toEqual([80, 100, 120, 150, 180]);
  });

  it("on a logarithmic scale has round labels from end to end: 1, 10, 100 of 0.9 to 900; plain steps of 100 to 110", () => {
    expect(valueAxis([0.9, 900], "log")?.ticks).toEqual([1, 10, 100]);
    expect(valueAxis([100, 110], "log")?.ticks).toEqual([98, 100, 102, 104, 106, 108, 110, 112]);
  });

  it("of 32.2 to 48.7 on a logarithmic scale is labelled at 35, 40, 45 and 50, not at ten values", () => {
    expect(valueAxis([32.178, 48.684], "log")?.ticks).toEqual([35, 40, 45, 50]);
  });

  it("on a logarithmic scale has two to eight ascending labels wherever prices differ by half or more", () => {
    const lows = double({ min: 0.01, max: 1e5, noNaN: true });
    assert(
      property(lows, double({ min: 1.5, max: 1e4, noNaN: true }), (low, factor) => {
        const ticks = valueAxis([low, low * factor], "log")?.ticks ?? [];
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(8);
        expect([...new Set(ticks)].sort((a, b) => a - b)).toEqual(ticks);
      }),
    );
  });

  it("of fractions below zero, -0.08 to 0.03, has round ends and a tick at zero", () => {
    const axis = valueAxis([-0.08, null, 0.03], "price");
    expect(axis).toMatchObject({ low: -0.08, high: 0.04, logarithmic: false });
    expect(axis?.ticks).toContain(0);
  });

  it("of one value, 100, has that value inside; of none and of only gaps there is no axis", () => {
    const axis = valueAxis([100], "indexed");
    expect(axis?.low).toBeLessThan(100);
    expect(axis?.high).toBeGreaterThan(100);
    expect([valueAxis([], "price"), valueAxis([null, null], "log")]).toEqual([null, null]);
  });

  it("on the log scale is logarithmic with at most eight ticks and at least two, for 1.1 to 1.2 as for 1 to 10,000", () => {
    for (const [low, high] of [
      [1.1, 1.2],
      [70, 190],
      [1, 10_000],
    ] as const) {
      const axis = valueAxis([low, high], "log");
      expect(axis?.logarithmic).toBe(true);
      expect(axis?.ticks.length, `${low} to ${high}`).toBeLessThanOrEqual(8);
      expect(axis?.ticks.length, `${low} to ${high}`).toBeGreaterThanOrEqual(2);
    }
  });

  it("on the log scale with a value at zero falls back to a plain one", () => {
    expect(valueAxis([0, 10], "log")?.logarithmic).toBe(false);
  });
});
