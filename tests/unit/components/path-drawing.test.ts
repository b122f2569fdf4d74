import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import {
  acrossAt,
  downAt,
  PATH_BOX,
  PathDrawing,
  type TilePath,
  tilePoints,
} from "../../../components/reactions/path-drawing.tsx";
import { pack } from "../../../components/text/pack.ts";

const SCALE = { low: -0.1, high: 0.1 };
const path = (cars: TilePath["cars"], others: readonly number[] = []): TilePath => ({
  first: -10,
  cars,
  halves: cars.map((car) => (car === null ? null : 0.02)),
  others,
});

/** The data of every path that the server draws. */
const drawn = (tile: TilePath): string[] => {
  const props = { path: pack(tile), axis: SCALE, label: "CAR of 9988.HK", colour: 1 };
  const markup = renderToStaticMarkup(createElement(PathDrawing, props));
  return [...markup.matchAll(/ d="([^"]+)"/g)].map(([, data = ""]) => data);
};

describe("a small chart of CAR", () => {
  it("has session -10 at its left edge, day 0 in the middle, +10 at its right edge", () => {
    expect([-10, 0, 10].map(acrossAt)).toEqual([0, PATH_BOX.width / 2, PATH_BOX.width]);
  });

  it("has zero of -10% to +10% in the middle, and what lies beyond the scale at its edge", () => {
    expect(downAt(0, SCALE)).toBeCloseTo(PATH_BOX.height / 2, 12);
    expect(downAt(0.5, SCALE)).toBe(0);
    expect(downAt(-0.5, SCALE)).toBe(PATH_BOX.height);
  });

  it("has a place for each session that has a value, and none in a gap, for line and band alike", () => {
    const { line, high, low } = tilePoints(path([0, null, 0.05]), SCALE);
    expect(line.map(({ y }) => y)).toEqual([36, null, 18]);
    expect(high.map(({ y }) => y)).toEqual([28.8, null, 10.8]);
    expect(low.map(({ y }) => y)).toEqual([43.2, null, 25.2]);
  });

  it("is drawn by the server: the band goes along its upper edge and back, and breaks over a gap as the line does", () => {
    const [band = "", , , line = ""] = drawn(path([0, 0.05, null, 0, 0.05]));
    expect(band).toBe("M0,28.8L10,10.8L10,25.2L0,43.2ZM30,28.8L40,10.8L40,25.2L30,43.2Z");
    expect(line).toBe("M0,36L10,18M30,36L40,18");
  });

  it("has a tick at the foot for another announcement, and none without", () => {
    expect(drawn(path([0, 0.05], [3]))).toContain("M130,66L130,72");
    expect(drawn(path([0, 0.05]))).toHaveLength(4);
  });
});
