import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Box, coverOf, overlap } from "../../../lib/drawing/boxes.ts";
import {
  mostCallouts,
  placeCallouts,
  placeNames,
  type WantedCallout,
} from "../../../lib/drawing/callouts.ts";

const PLOT: Box = { left: 56, top: 8, right: 1170, bottom: 318 };

const callout = (own: Partial<WantedCallout>): WantedCallout => ({
  id: "qwq-32b",
  x: 300,
  y: 200,
  width: 60,
  height: 28,
  strength: 2.41,
  prefers: "above",
  ...own,
});

const anyCallouts = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z]{3,8}$/),
    x: fc.double({ min: 0, max: 1300, noNaN: true }),
    y: fc.double({ min: -50, max: 400, noNaN: true }),
    width: fc.double({ min: 10, max: 260, noNaN: true }),
    height: fc.constant(28),
    strength: fc.double({ min: 0, max: 12, noNaN: true }),
    prefers: fc.constantFrom("above" as const, "below" as const),
  }),
  { selector: ({ id }) => id, maxLength: 40 },
);

const pairs = <Item>(items: readonly Item[]) =>
  items.flatMap((a, at) => items.slice(at + 1).map((b) => [a, b] as const));

const inPlot = ({ left, top, right, bottom }: Box) =>
  left >= PLOT.left && top >= PLOT.top && right <= PLOT.right && bottom <= PLOT.bottom;

describe("callouts", () => {
  it("have room for 6 on a plot of 1,114 pixels, 4 on 700, 2 on a phone's 314, none on 100", () => {
    expect([1114, 700, 314, 100].map(mostCallouts)).toEqual([6, 4, 2, 0]);
  });

  it("stand over their place to the right: 14 pixels up, the leader from the ring to the text", () => {
    const [placed] = placeCallouts([callout({})], PLOT, 6);
    expect(placed).toEqual({
      id: "qwq-32b",
      anchor: "start",
      place: { x: 300, y: 200 },
      box: { left: 307, top: 158, right: 367, bottom: 186 },
      leader: [
        { x: 300, y: 195 },
        { x: 309, y: 187 },
      ],
    });
  });

  it("never overlap each other or leave the plot, and are no more than asked for", () => {
    fc.assert(
      fc.property(anyCallouts, fc.integer({ min: 0, max: 8 }), (wanted, most) => {
        const placed = placeCallouts(wanted, PLOT, most);
        expect(placed.length).toBeLessThanOrEqual(most);
        for (const { box } of placed) expect(inPlot(box)).toBe(true);
        for (const [a, b] of pairs(placed)) expect(overlap(a.box, b.box, 0)).toBe(false);
      }),
    );
  });

  it("are the same in whatever order they are wanted", () => {
    fc.assert(
      fc.property(anyCallouts, fc.integer({ min: 1, max: 8 }), (wanted, most) => {
        expect(placeCallouts([...wanted].reverse(), PLOT, most)).toEqual(placeCallouts(wanted, PLOT, most));
      }),
    );
  });

  it("give way by strength: whoever is left out of 7 at different places is the weakest, t 2.04", () => {
    const strengths = [2.41, 5.05, 2.04, 2.82, 4.98, 2.47, 11.14];
    const wanted = strengths.map((strength, at) =>
      callout({ id: `t${strength}`, x: 150 + at * 140, strength }),
    );
    const left = placeCallouts(wanted, PLOT, 6).map(({ id }) => id);
    expect(left).toHaveLength(6);
    expect(left).not.toContain("t2.04");
  });

  it("keep off the lines where there is room: over a rising line on its left, under it on its right", () => {
    const rising = Array.from({ length: 112 }, (_, at) => ({ x: 56 + at * 10, y: 310 - at * 2.6 }));
    const covered = coverOf([rising], PLOT);
    const at = (x: number) => ({ x, y: 310 - ((x - 56) / 10) * 2.6 });
    for (const prefers of ["above", "below"] as const) {
      const [placed] = placeCallouts([callout({ ...at(600), prefers })], PLOT, 1, covered);
      expect(placed && covered(placed.box)).toBe(0);
      expect(placed?.anchor).toBe(prefers === "above" ? "end" : "start");
    }
  });

  it("find no room for a text wider than the plot", () => {
    expect(placeCallouts([callout({ width: 1200 })], PLOT, 6)).toEqual([]);
  });
});

describe("names beside marks", () => {
  it("overlap neither each other nor what is taken, and stay in the plot", () => {
    fc.assert(
      fc.property(anyCallouts, (wanted) => {
        const taken = wanted.map(({ x, y }) => ({ left: x - 5, top: y - 5, right: x + 5, bottom: y + 5 }));
        const placed = placeNames(wanted, PLOT, taken);
        for (const { box } of placed) {
          expect(inPlot(box)).toBe(true);
          expect(taken.some((other) => overlap(box, other, 0))).toBe(false);
        }
        for (const [a, b] of pairs(placed)) expect(overlap(a.box, b.box, 0)).toBe(false);
      }),
    );
  });

  it("stand to the right, and to the left where the right is taken", () => {
    const name = { id: "qwen3", x: 500, y: 100, width: 60, height: 14, strength: 1 };
    expect(placeNames([name], PLOT)[0]?.anchor).toBe("start");
    const taken = [{ left: 510, top: 95, right: 520, bottom: 105 }];
    expect(placeNames([name], PLOT, taken)[0]?.anchor).toBe("end");
  });
});
