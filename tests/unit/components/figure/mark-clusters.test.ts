import { array, assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { markClusters } from "../../../../components/figure/lanes/mark-clusters.ts";

const at = (...days: number[]) => days.map((day) => ({ day }));
const sizes = (days: number[], pixelsPerDay: number) =>
  markClusters(at(...days), ({ day }) => day * pixelsPerDay).map(({ x, marks }) => [x, marks.length]);

describe("marks on a lane", () => {
  it("24 pixels apart stand alone, 23 apart are two at the middle", () => {
    expect(sizes([0, 24], 1)).toEqual([
      [0, 1],
      [24, 1],
    ]);
    expect(sizes([0, 23], 1)).toEqual([[11.5, 2]]);
  });

  it("come apart on zoom: days 3, 5, 6, 20 at 2 pixels a day are 3 and 1, at 24 four alone", () => {
    expect(sizes([20, 3, 6, 5], 2)).toEqual([
      [9, 3],
      [40, 1],
    ]);
    expect(sizes([20, 3, 6, 5], 24).map(([, size]) => size)).toEqual([1, 1, 1, 1]);
  });

  it("of 0 and 20 are left of their middle where one at 25 follows, each with 24 pixels of its own", () => {
    const found = markClusters(at(0, 20, 25, 90), ({ day }) => day);
    expect(found.map(({ x }) => x)).toEqual([1, 25, 90]);
    expect(found.map(({ room }) => room)).toEqual([24, 24, 65]);
  });

  it("are all there, once, in order, no cluster is 24 pixels wide, and none is nearer than 24 to another", () => {
    assert(
      property(array(integer({ min: 0, max: 400 })), (days) => {
        const found = markClusters(at(...days), ({ day }) => day);
        const flat = found.flatMap(({ marks }) => marks.map(({ day }) => day));
        expect(flat).toEqual([...days].sort((a, b) => a - b));
        for (const { marks } of found) {
          expect((marks.at(-1)?.day ?? 0) - (marks[0]?.day ?? 0)).toBeLessThan(24);
        }
        for (const [place, { x }] of found.entries()) {
          expect(x - (found[place - 1]?.x ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(24);
        }
      }),
    );
  });
});
