import { describe, expect, it } from "vitest";
import { sessionTicks } from "../../../lib/drawing/session-ticks.ts";

describe("the sessions labelled under a comparison", () => {
  it.each([
    [-10, 10, [-10, -5, 0, 5, 10]],
    [-10, 20, [-10, -5, 0, 5, 10, 15, 20]],
    [-2, 2, [-2, -1, 0, 1, 2]],
    [-30, 10, [-30, -20, -10, 0, 10]],
    [-250, 250, [-200, -100, 0, 100, 200]],
  ])("from %d to %d: %j", (first, last, expected) => {
    expect(sessionTicks(first, last)).toEqual(expected);
  });
});
