import { describe, expect, it } from "vitest";
import { markStep } from "../../../../components/figure/timeline/timeline.tsx";

const row = (...places: [string, number][]) => places.map(([id, x]) => ({ id, x }));
const rows = [row(["a1", 10], ["a2", 200], ["a3", 400]), row(), row(["b1", 190], ["b2", 390])];
const to = (from: string, key: string) => markStep(rows, from, key);

describe("arrow keys on the lanes", () => {
  it("left and right go along a lane and stop at its ends; Home and End go there", () => {
    expect([to("a1", "ArrowRight"), to("a2", "ArrowLeft"), to("a2", "End"), to("a2", "Home")]).toEqual([
      "a2",
      "a1",
      "a3",
      "a1",
    ]);
    expect([to("a1", "ArrowLeft"), to("a3", "ArrowRight")]).toEqual([undefined, undefined]);
  });

  it("down and up go to the nearest mark, over a lane that has none", () => {
    expect([to("a2", "ArrowDown"), to("a3", "ArrowDown"), to("b1", "ArrowUp")]).toEqual(["b1", "b2", "a2"]);
    expect([to("a1", "ArrowUp"), to("b1", "ArrowDown")]).toEqual([undefined, undefined]);
  });

  it("other keys and marks that are not drawn lead nowhere", () => {
    expect([to("a1", "x"), to("gone", "ArrowRight")]).toEqual([undefined, undefined]);
  });
});
