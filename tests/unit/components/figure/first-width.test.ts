import { describe, expect, it } from "vitest";
import { firstFigureWidth, firstPlotWidth } from "../../../../components/figure/first-width.ts";

const ANDROID = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";
const MAC =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15";
const widthFor = (headers: Record<string, string>, cookie?: string) =>
  firstFigureWidth(cookie, new Headers(headers));

describe("the width that the server draws a figure for", () => {
  it("is the one that this browser had: 1,082; what is no width of a screen is not believed", () => {
    expect(widthFor({ "sec-ch-ua-mobile": "?1" }, "1082")).toBe(1_082);
    for (const cookie of ["", "12", "99999", "-364", "1e9", "364px"])
      expect(widthFor({}, cookie)).toBe(1_398);
  });

  it("without one is a phone's where the browser says so, 364, and a desktop's otherwise, 1,398", () => {
    expect(widthFor({ "sec-ch-ua-mobile": "?1", "user-agent": MAC })).toBe(364);
    expect(widthFor({ "sec-ch-ua-mobile": "?0", "user-agent": ANDROID })).toBe(1_398);
    expect(widthFor({ "user-agent": ANDROID })).toBe(364);
    expect(widthFor({ "user-agent": MAC })).toBe(1_398);
    expect(widthFor({})).toBe(1_398);
  });
});

describe("how wide the server draws plots beside each other", () => {
  it("two on a page of 1,398 pixels: half of what 24 between them leave, less 34 for each panel", () => {
    expect(firstPlotWidth(1_398, 2)).toBe((1_398 - 24) / 2 - 34);
    expect(firstPlotWidth(1_398, 3)).toBe((1_398 - 48) / 3 - 34);
  });

  it("on a phone of 364 pixels every plot has the page's width, however many there are", () => {
    expect([1, 2, 3].map((beside) => firstPlotWidth(364, beside))).toEqual([330, 330, 330]);
  });

  it("three have no room on a tablet of 742 pixels: two beside each other", () => {
    expect(firstPlotWidth(742, 3)).toBe((742 - 24) / 2 - 34);
  });
});
