import { describe, expect, it } from "vitest";
import { acrossAt, downAt, PATH_BOX, pathBand, pathLine } from "../../../components/reactions/path-tile.tsx";
import type { PathPoint } from "../../../lib/reactions/car-path.ts";

const SCALE = { low: -0.1, high: 0.1 };
const point = (session: number, car: number | null, half = 0.02): PathPoint => ({
  session,
  date: null,
  car,
  low: car === null ? null : car - half,
  high: car === null ? null : car + half,
});

describe("a small chart of CAR", () => {
  it("has session -10 at its left edge, day 0 in the middle, +10 at its right edge", () => {
    expect([-10, 0, 10].map(acrossAt)).toEqual([0, PATH_BOX.width / 2, PATH_BOX.width]);
  });

  it("has zero of -10% to +10% in the middle, and what lies beyond the scale at its edge", () => {
    expect(downAt(0, SCALE)).toBeCloseTo(PATH_BOX.height / 2, 12);
    expect(downAt(0.5, SCALE)).toBe(0);
    expect(downAt(-0.5, SCALE)).toBe(PATH_BOX.height);
  });

  it("ends its line at a gap, and goes along the band's upper edge and back along the lower one", () => {
    const path = [point(-10, 0), point(-9, 0.05), point(-8, null)];
    expect(pathLine(path, SCALE)).toBe("M0.0 36.0L10.0 18.0");
    expect(pathBand(path, SCALE)).toBe("M0.0 28.8L10.0 10.8L10.0 25.2L0.0 43.2Z");
  });

  it("has a short stroke for the one session before a gap, of which no line can be made", () => {
    expect(pathLine([point(-10, 0), point(-9, null)], SCALE)).toBe("M-1.0 36.0h2");
    expect(pathLine([point(-10, null), point(0, 0), point(1, null)], SCALE)).toBe("M99.0 36.0h2");
  });

  it("draws nothing where there is nothing", () => {
    expect([pathLine([point(0, null)], SCALE), pathBand([], SCALE)]).toEqual(["", ""]);
  });
});
