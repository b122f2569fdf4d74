import { describe, expect, it } from "vitest";
import { timeAxis } from "../../../lib/drawing/axis.ts";
import { plotFrame } from "../../../lib/drawing/plot-frame.ts";
import { ticksBeside, ticksWithRoom } from "../../../lib/drawing/time-ticks.ts";
import { isoDate } from "../../../lib/market/session-date.ts";

const months = (from: string, to: string, width: number) =>
  ticksWithRoom(timeAxis(from, to), plotFrame(width)).map((day) => isoDate(day).slice(0, 7));

describe("the labels of a time axis", () => {
  it("all have room at 1,440 pixels: every second month of 14", () => {
    expect(months("2025-01-01", "2026-02-27", 1_370)).toEqual([
      "2025-01",
      "2025-03",
      "2025-05",
      "2025-07",
      "2025-09",
      "2025-11",
      "2026-01",
    ]);
  });

  it("are every second of those at 330 pixels", () => {
    expect(months("2025-01-01", "2026-02-27", 330)).toEqual(["2025-01", "2025-05", "2025-09", "2026-01"]);
  });

  it("keep the January that tells the year where the axis begins in March", () => {
    expect(months("2025-02-02", "2026-02-27", 330)).toEqual(["2025-05", "2025-09", "2026-01"]);
  });
});

describe("an axis with a day that has a name", () => {
  const frame = { width: 480, left: 40, right: 40 };
  const time = { first: -10, last: 10 };
  const named = { frame, time, day: 0, name: "6 Mar, day 0" };

  it("has it among its ticks: −10, −5, 6 Mar, day 0, +5, +10 over 400 pixels", () => {
    expect(ticksBeside([-10, -5, 0, 5, 10], named)).toEqual([-10, -5, 0, 5, 10]);
    expect(ticksBeside([-10, -5, 5, 10], named)).toEqual([-10, -5, 0, 5, 10]);
  });

  it("leaves out the ticks for whose labels the name has no room: those one and two sessions off, of 20 pixels each", () => {
    expect(ticksBeside([-4, -2, -1, 0, 1, 2, 4], named)).toEqual([-4, 0, 4]);
  });

  it("stays as it is where the day lies outside of it", () => {
    expect(ticksBeside([12, 15], { ...named, time: { first: 11, last: 20 } })).toEqual([12, 15]);
  });
});
