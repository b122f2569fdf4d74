import { describe, expect, it } from "vitest";
import { fittedText, textWidth } from "../../../lib/drawing/text-width.ts";

describe("a text in a room", () => {
  it("of enough pixels stays as it is", () => {
    expect(fittedText("Alibaba", 11, 120)).toBe("Alibaba");
  });

  it.each(["Client Service International", "阿里巴巴集团控股有限公司", "كلاينت سيرفيس إنترناشونال"])(
    "of 60 pixels: %s is cut with … and fits",
    (text) => {
      const fitted = fittedText(text, 11, 60);
      expect(fitted.endsWith("…")).toBe(true);
      expect(textWidth(fitted, 11)).toBeLessThanOrEqual(60);
      expect(text.startsWith(fitted.slice(0, -1))).toBe(true);
    },
  );

  it("of nothing keeps a letter", () => {
    expect(fittedText("Alibaba", 11, 0)).toBe("A…");
  });
});
