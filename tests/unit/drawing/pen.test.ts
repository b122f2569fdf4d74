import { array, assert, integer, option, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { chartPen, type DrawnPoint, drawnPoints, linePath, steppedPath } from "../../../lib/drawing/pen.ts";
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
    expect(linePath(pen, { days, values: [0, 50, null, 100, 0] })).toBe("M56,200L306,100M806,0L1056,200");
  });

  it("has a point for a session alone between two gaps, at the start and at the end", () => {
    expect(linePath(pen, { days, values: [null, 50, null, null, null] })).toBe("M306,100Z");
    expect(linePath(pen, { days, values: [0, null, 50, null, 100] })).toBe("M56,200ZM556,100ZM1056,0Z");
    expect(linePath(pen, { days, values: [0, 50, null, 50, null] })).toBe("M56,200L306,100M806,100Z");
  });

  it("without a value is empty", () => {
    expect(linePath(pen, { days, values: [null, null, null, null, null] })).toBe("");
    expect(linePath(pen, { days: [], values: [] })).toBe("");
  });
});

describe("the points of a line", () => {
  it("are a tenth of a pixel exact: 33.333 of 0 to 100 over 200 pixels is 133.3 from the top", () => {
    expect(drawnPoints(pen, { days: [0, 1], values: [33.333, null] })).toEqual([
      { x: 56, y: 133.3 },
      { x: 306, y: null },
    ]);
  });

  it("are one a session in order, with a place where there is a value and none where there is not", () => {
    const columns = array(option(integer({ min: 0, max: 100 })), { maxLength: 40 });
    assert(
      property(columns, (values) => {
        const points = drawnPoints(pen, { days: values.map((_, at) => at / 10), values });
        expect(points.map(({ y }) => y === null)).toEqual(values.map((value) => value === null));
        expect(points.map(({ x }) => x)).toEqual(points.map(({ x }) => x).sort((a, b) => a - b));
        // Every run of values between two gaps is a stroke of its own, and nothing else begins one.
        const runs = values.filter((value, at) => value !== null && (values[at - 1] ?? null) === null);
        const path = linePath(pen, { days: values.map((_, at) => at / 10), values });
        expect(path.split("M").length - 1).toBe(runs.length);
      }),
    );
  });
});

/** The places that a path of steps leads through, by the letter or the pair that leads there. */
function placesOf(path: string): { readonly x: number; readonly y: number; readonly isMove: boolean }[] {
  let [x, y] = [0, 0];
  return [...path.replaceAll("h0", "").matchAll(/(m?)\s?(-?[\d.]+)\s?(-?[\d.]+)/g)].map(
    ([, move, right, down]) => {
      [x, y] = [x + Number(right), y + Number(down)];
      return { x, y, isMove: move === "m" };
    },
  );
}

describe("a path of steps", () => {
  it("says 56,200 then 306,99.5 then, after a gap, 806,0 as steps, half a pixel without its zero", () => {
    const points = [
      { x: 56, y: 200 },
      { x: 306, y: 99.5 },
      { x: 400, y: null },
      { x: 806.5, y: 0 },
      { x: 806.7, y: 0.4 },
    ];
    expect(steppedPath(points)).toBe("m56 200 250-100.5m500.5-99.5 .2 .4");
  });

  it("has a dot of no length for a session alone between two gaps, and nothing without a value", () => {
    const alone = [
      { x: 1, y: null },
      { x: 2, y: 5 },
      { x: 3, y: null },
      { x: 4, y: 6 },
    ];
    expect(steppedPath(alone)).toBe("m2 5h0m2 1h0");
    expect(steppedPath([{ x: 1, y: null }])).toBe("");
    expect(steppedPath([])).toBe("");
  });

  it("leads through every place to a tenth, however many steps there are: no error adds up", () => {
    const columns = array(option(integer({ min: 0, max: 12_345 })), { maxLength: 300 });
    assert(
      property(columns, (tenths) => {
        const points = tenths.map(
          (tenth, at): DrawnPoint => ({ x: at / 10, y: tenth === null ? null : tenth / 10 }),
        );
        const drawn = points.filter(({ y }) => y !== null);
        const places = placesOf(steppedPath(points));
        expect(
          places.map(({ x, y }) => [x.toFixed(1), y.toFixed(1)].map((text) => Number(text) + 0)),
        ).toEqual(drawn.map(({ x, y }) => [x, y]));
        const runs = points.filter(({ y }, at) => y !== null && (points[at - 1]?.y ?? null) === null);
        expect(places.filter(({ isMove }) => isMove)).toHaveLength(runs.length);
      }),
    );
  });
});
