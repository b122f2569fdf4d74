import { array, assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { clusters } from "../../../components/timeline/clusters.ts";

const at = (...days: number[]) => days.map((day) => ({ day }));
const sizes = (days: number[], pixelsPerDay: number) =>
  clusters(at(...days), ({ day }) => day * pixelsPerDay).map(({ x, marks }) => [x, marks.length]);

describe("marks on a lane", () => {
  it("14 pixels apart stand alone, 13 apart are two at the middle", () => {
    expect(sizes([0, 14], 1)).toEqual([
      [0, 1],
      [14, 1],
    ]);
    expect(sizes([0, 13], 1)).toEqual([[6.5, 2]]);
  });

  it("come apart on zoom: days 3, 5, 6, 20 at 2 pixels a day are 3 and 1, at 14 four alone", () => {
    expect(sizes([20, 3, 6, 5], 2)).toEqual([
      [9, 3],
      [40, 1],
    ]);
    expect(sizes([20, 3, 6, 5], 14).map(([, size]) => size)).toEqual([1, 1, 1, 1]);
  });

  it("are all there, once, in order, and no cluster is 14 pixels wide", () => {
    assert(
      property(array(integer({ min: 0, max: 400 })), (days) => {
        const found = clusters(at(...days), ({ day }) => day);
        const flat = found.flatMap(({ marks }) => marks.map(({ day }) => day));
        expect(flat).toEqual([...days].sort((a, b) => a - b));
        for (const { marks } of found) {
          expect((marks.at(-1)?.day ?? 0) - (marks[0]?.day ?? 0)).toBeLessThan(14);
        }
      }),
    );
  });
});
