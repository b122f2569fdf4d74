import { describe, expect, it } from "vitest";
import { measurements } from "../../../../components/figure/pointing/measurement.ts";
import { sessionStep } from "../../../../lib/drawing/session-walk.ts";
import { drawnChart, drawnLine } from "./made-line.ts";

const abnormal = { sums: [0.01, 0.03, 0.03, 0.08, 0.07], gaps: [{ first: 2, last: 2 }] };
const chart = drawnChart([drawnLine([100, 120, null, 90, 99], { abnormal })]);

describe("measuring between two days", () => {
  it("from 90 to 99 is +10% over one session, with a CAR of 0.07 - 0.08 = -0.01", () => {
    const [line] = measurements(chart, 3, 4);
    expect(line?.change).toBeCloseTo(0.1, 12);
    expect(line?.car).toBeCloseTo(-0.01, 12);
    expect(line).toMatchObject({ sessions: 1, from: 3, to: 4 });
  });

  it("is the same in either order", () => {
    expect(measurements(chart, 4, 0)).toEqual(measurements(chart, 0, 4));
  });

  it("has no CAR across the session without one, but one that starts at it: 0.08 - 0.03", () => {
    expect(measurements(chart, 0, 4)[0]).toMatchObject({ car: null, sessions: 4 });
    expect(measurements(chart, 2, 3)[0]?.car).toBeCloseTo(0.05, 12);
  });

  it("has no change where one end has no bar, and no CAR over no session", () => {
    expect(measurements(chart, 0, 2)[0]?.change).toBeNull();
    expect(measurements(chart, 3, 3)[0]).toMatchObject({ change: 0, sessions: 0, car: null });
  });

  it("of a thinned line counts the sessions left out: positions 7 to 31 are 24", () => {
    const thinned = drawnChart([drawnLine([1, 2, 3], { positions: [0, 7, 31], days: [0, 10, 45] })]);
    expect(measurements(thinned, 10, 45)[0]?.sessions).toBe(24);
  });

  it("before a line's first session leaves that line out", () => {
    const late = drawnChart([drawnLine([1, 2], { days: [8, 9] })]);
    expect(measurements(late, 3, 9)).toEqual([]);
  });
});

describe("walking by keys over sessions 0 to 49", () => {
  const days = Array.from({ length: 50 }, (_, at) => at);

  it("arrows step by one, Page keys by 20, Home and End go to the ends, and no step leaves them", () => {
    expect(
      ["ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End"].map((key) =>
        sessionStep(days, 25, key),
      ),
    ).toEqual([24, 26, 5, 45, 0, 49]);
    expect([sessionStep(days, 0, "ArrowLeft"), sessionStep(days, 40, "PageDown")]).toEqual([0, 49]);
  });

  it("starts at the last session, and any other key is no step", () => {
    expect(sessionStep(days, null, "ArrowLeft")).toBe(49);
    expect(sessionStep(days, 25, "a")).toBeUndefined();
    expect(sessionStep(days, 25, "toString")).toBeUndefined();
  });
});
