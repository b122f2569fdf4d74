import { array, assert, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { labelTops, type WantedLabel } from "../../../lib/drawing/line-labels.ts";

const label = (id: string, y: number, height = 40): WantedLabel => ({ id, y, height });
const topsOf = (wanted: readonly WantedLabel[], bottom = 300) => [...labelTops(wanted, 0, bottom)];

describe("labels at the ends of lines", () => {
  it("stand in the middle of their ends where there is room: 100 and 200 of height 40 from 80 and 180", () => {
    expect(topsOf([label("a", 100), label("b", 200)])).toEqual([
      ["a", 80],
      ["b", 180],
    ]);
  });

  it("are pushed apart by as much each: two at 100 stand from 60 and 100, and keep the order of their lines", () => {
    expect(topsOf([label("low", 101), label("high", 99)])).toEqual([
      ["high", 60],
      ["low", 100],
    ]);
  });

  it("stay in the plot: one at its lower edge, 300, stands from 260, and pushes the one above it to 220", () => {
    expect(topsOf([label("edge", 300), label("above", 270)])).toEqual([
      ["above", 220],
      ["edge", 260],
    ]);
  });

  it("without room for all are the first of those given", () => {
    expect(topsOf([label("a", 50), label("b", 10), label("c", 90)], 100).map(([id]) => id)).toEqual([
      "b",
      "a",
    ]);
  });

  it("never lie over each other, leave the plot or change places, however many there are", () => {
    const ends = array(
      record({ y: integer({ min: -50, max: 350 }), height: integer({ min: 14, max: 60 }) }),
      {
        maxLength: 10,
      },
    );
    assert(
      property(ends, (given) => {
        const wanted = given.map((end, at) => ({ ...end, id: String(at) }));
        const placed = wanted
          .flatMap((own) => {
            const top = labelTops(wanted, 0, 300).get(own.id);
            return top === undefined ? [] : [{ ...own, top }];
          })
          .sort((a, b) => a.top - b.top);
        for (const [at, own] of placed.entries()) {
          const before = placed[at - 1];
          expect(own.top).toBeGreaterThanOrEqual(-1e-9);
          expect(own.top + own.height).toBeLessThanOrEqual(300 + 1e-9);
          if (before) {
            expect(own.top).toBeGreaterThanOrEqual(before.top + before.height - 1e-9);
            expect(own.y).toBeGreaterThanOrEqual(before.y);
          }
        }
        const room = wanted.reduce((sum, { height }) => sum + height, 0);
        if (room <= 300) expect(placed).toHaveLength(wanted.length);
      }),
    );
  });
});
