import { array, assert, double, integer, option, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { drawingPositions, MOST_POINTS, pointsOfEach } from "../../../lib/drawing/downsample.ts";

const none = new Set<number>();

/** A line of some sessions that only rises, with a volume of one each. */
const rising = (sessions: number) => ({
  values: Array.from({ length: sessions }, (_, at) => at),
  volumes: Array.from({ length: sessions }, () => 1),
});

describe("a line for drawing", () => {
  it("of 1,500 sessions keeps all of them, of 5,000 at most 1,500", () => {
    expect(drawingPositions(rising(1_500), none)).toHaveLength(1_500);
    expect(MOST_POINTS).toBe(1_500);
    const kept = drawingPositions(rising(5_000), none);
    expect(kept.length).toBeLessThanOrEqual(1_500);
    expect(kept.length).toBeGreaterThan(700);
  });

  it("of 0, 9, 1, 2, -7, 3 in one bucket keeps the ends, 9, -7 and the largest volume", () => {
    const values = [0, 9, 1, 2, -7, 3];
    const volumes = [1, 1, 1, 50, 1, 1];
    expect(drawingPositions({ values, volumes }, none, 5)).toEqual([0, 1, 3, 4, 5]);
  });

  it("keeps the extremes of the close too, where a dividend sets it apart from the adjusted close: 80 and 20", () => {
    const values = [0, 9, 1, 2, -7, 3, 3, 3];
    const closes = [50, 50, 50, 80, 50, 20, 50, 50];
    const kept = drawingPositions({ values, closes, volumes: values }, none, 7);
    expect(kept).toEqual([0, 1, 3, 4, 5, 7]);
  });

  it("keeps a gap, so that the line still breaks there", () => {
    const values = [1, 2, null, null, 3, 4, 5, 6];
    expect(drawingPositions({ values, volumes: values }, none, 6)).toContain(2);
  });

  it("keeps days 0 wherever they lie: 1,234 and 4,321 of 5,000", () => {
    const kept = drawingPositions(rising(5_000), new Set([1_234, 4_321, 9_999]));
    expect(kept).toContain(1_234);
    expect(kept).toContain(4_321);
    expect(kept).not.toContain(9_999);
    expect(kept.length).toBeLessThanOrEqual(1_500);
  });

  it("ascends, never grows past its bound, and holds the highest and the lowest value of any line", () => {
    const values = array(option(double({ noNaN: true, min: -1e6, max: 1e6 })), { maxLength: 400 });
    assert(
      property(values, integer({ min: 8, max: 100 }), (line, most) => {
        const closes = [...line].reverse();
        const kept = drawingPositions({ values: line, closes, volumes: line }, none, most);
        expect(kept.length).toBeLessThanOrEqual(most);
        expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
        const known = line.filter((value) => value !== null);
        if (known.length === 0) return;
        const drawn = kept.flatMap((at) => line[at] ?? []);
        expect(Math.max(...drawn)).toBe(Math.max(...known));
        expect(Math.min(...drawn)).toBe(Math.min(...known));
      }),
      { numRuns: 500 },
    );
  });
});

describe("the lines of a chart share its points", () => {
  it("of one to three lines each has 1,500, of eight 562, of eighteen 150", () => {
    expect([1, 3, 8, 18].map(pointsOfEach)).toEqual([1_500, 1_500, 562, 150]);
  });
});
