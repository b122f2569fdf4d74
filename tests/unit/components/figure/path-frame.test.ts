import { describe, expect, it } from "vitest";
import { pathFrame } from "../../../../components/figure/paths/path-curve.tsx";
import { textWidth } from "../../../../lib/drawing/text-width.ts";

const frameOf = (ticks: readonly number[]) =>
  pathFrame({ points: [], value: { low: -1, high: 1, ticks }, width: 340, locale: "en" });

describe("the frame of a path of CAR", () => {
  it("keeps 44 pixels for labels of two digits and all that +100% and −150% need for those of three", () => {
    expect(frameOf([-0.2, 0, 0.2]).left).toBe(44);
    const { left } = frameOf([-1.5, 0, 1]);
    expect(left).toBeGreaterThan(44);
    expect(left).toBeGreaterThanOrEqual(textWidth("−150%", 11));
  });
});
