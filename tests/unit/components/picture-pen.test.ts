import { describe, expect, it } from "vitest";
import { type DrawnChart, pictureLine, placeOfDay } from "../../../components/social/picture-pen.ts";

const AREA = { left: 0, right: 100, top: 0, bottom: 50 };
const chart = (days: readonly number[], values: readonly (number | null)[]): DrawnChart => ({
  time: { first: days[0] ?? 0, last: days.at(-1) ?? 0, ticks: [], unit: "day" },
  value: { low: 10, high: 20, ticks: [10, 20], logarithmic: false },
  lines: [{ days, values }],
});

describe("a line as an SVG path", () => {
  it("10, 20, 15 over days 0, 1, 4 in 100 x 50: bottom left, top at a quarter, middle right", () => {
    expect(pictureLine(chart([0, 1, 4], [10, 20, 15]), AREA)).toBe("M0,50L25,0L100,25");
  });

  it("a session without a value breaks the line, and one alone before it is a point for its round end", () => {
    expect(pictureLine(chart([0, 1, 2, 3, 4], [10, null, 20, 20, null]), AREA)).toBe("M0,50ZM50,0L75,0");
  });

  it("one day alone stands in the middle", () => {
    expect(placeOfDay(chart([7], [10]), AREA, 7)).toBe(50);
  });
});
