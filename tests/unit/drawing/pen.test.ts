import { describe, expect, it } from "vitest";
import { areaPath, bandPath, chartPen, linePath } from "../../../lib/drawing/pen.ts";
import { plotFrame } from "../../../lib/drawing/plot-frame.ts";

/** Days 0 to 4 over 1,000 pixels from 56 on, values 0 to 100 over 200 pixels from below. */
const pen = chartPen({
  frame: plotFrame(1_072),
  time: { first: 0, last: 4 },
  value: { low: 0, high: 100, ticks: [], logarithmic: false },
  top: 0,
  bottom: 200,
});
const days = [0, 1, 2, 3, 4];

describe("a line", () => {
  it("of 0, 50, none, 100, 0 over 1,000 pixels breaks at the gap and starts anew", () => {
    expect(linePath(pen, { days, values: [0, 50, null, 100, 0] })).toBe(
      "M56.0 200.0L306.0 100.0M806.0 0.0L1056.0 200.0",
    );
  });

  it("has a stroke of 2 pixels for a session alone between two gaps, at the start and at the end", () => {
    expect(linePath(pen, { days, values: [null, 50, null, null, null] })).toBe("M305.0 100.0h2");
    expect(linePath(pen, { days, values: [0, null, 50, null, 100] })).toBe(
      "M55.0 200.0h2M555.0 100.0h2M1055.0 0.0h2",
    );
    expect(linePath(pen, { days, values: [0, 50, null, 50, null] })).toBe(
      "M56.0 200.0L306.0 100.0M805.0 100.0h2",
    );
  });

  it("without a value is empty", () => {
    expect(linePath(pen, { days, values: [null, null, null, null, null] })).toBe("");
    expect(linePath(pen, { days: [], values: [] })).toBe("");
  });
});

it("an area goes down to the axis at each end of a run: 0 and 50, then 100 and 0", () => {
  expect(areaPath(pen, { days, values: [0, 50, null, 100, 0] }, 200)).toBe(
    "M56.0 200L56.0 200.0L306.0 100.0V200ZM806.0 200L806.0 0.0L1056.0 200.0V200Z",
  );
});

describe("a band", () => {
  it("runs along the upper edge and back along the lower one: 50 and 100 above, 0 and 50 below", () => {
    expect(bandPath(pen, [0, 1], { highs: [50, 100], lows: [0, 50] })).toBe(
      "M56.0 100.0L306.0 0.0L306.0 100.0L56.0 200.0Z",
    );
  });

  it("ends where one of its edges does, and without any is empty", () => {
    expect(bandPath(pen, [0, 1, 2], { highs: [50, 100, 100], lows: [0, 50, null] })).toBe(
      bandPath(pen, [0, 1], { highs: [50, 100], lows: [0, 50] }),
    );
    expect(bandPath(pen, [0, 1], { highs: [null, 1], lows: [1, null] })).toBe("");
  });
});
