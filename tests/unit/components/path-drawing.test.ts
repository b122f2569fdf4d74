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
    expect(pathLine(path, SCALE)).toBe("M0,36L10,18");
    expect(pathBand(path, SCALE)).toBe("M0,28.8L10,10.8L10,25.2L0,43.2Z");
  });

  it("has a point, for its round end, where a session before a gap stands alone", () => {
    expect(pathLine([point(-10, 0), point(-9, null)], SCALE)).toBe("M0,36Z");
    expect(pathLine([point(-10, null), point(0, 0), point(1, null)], SCALE)).toBe("M100,36Z");
  });

  it("draws nothing where there is nothing", () => {
    expect([pathLine([point(0, null)], SCALE), pathBand([], SCALE)]).toEqual(["", ""]);
  });
});
