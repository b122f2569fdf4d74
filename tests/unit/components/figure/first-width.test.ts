import { describe, expect, it } from "vitest";
import { FIRST_PIXELS, firstPlotWidth } from "../../../../components/figure/first-width.ts";

describe("how wide the server draws plots beside each other", () => {
  it("two on a page of 1,398 pixels: half of what 24 between them leave, less 34 for each panel", () => {
    expect(firstPlotWidth(FIRST_PIXELS.wide, 2)).toBe((1_398 - 24) / 2 - 34);
    expect(firstPlotWidth(1_398, 3)).toBe((1_398 - 48) / 3 - 34);
  });

  it("on a phone of 364 pixels every plot has the page's width, however many there are", () => {
    expect([1, 2, 3].map((beside) => firstPlotWidth(FIRST_PIXELS.phone, beside))).toEqual([330, 330, 330]);
  });

  it("three have no room on a tablet of 742 pixels: two beside each other", () => {
    expect(firstPlotWidth(742, 3)).toBe((742 - 24) / 2 - 34);
  });
});
