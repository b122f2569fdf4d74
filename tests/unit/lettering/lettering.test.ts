import { describe, expect, it } from "vitest";
import { type Lettering, lettered } from "../../../lib/lettering/lettering.ts";

const FACE = { size: 100, weight: 400 } as const;
const inArabic = <Drawn>(draw: (lettering: Lettering) => Drawn) => lettered("rtl", draw);
const inEnglish = <Drawn>(draw: (lettering: Lettering) => Drawn) => lettered("ltr", draw);

/** The places across that a path touches. */
const across = (path: string): number[] =>
  [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x]) => Number(x));

describe("texts in the site's fonts without a browser", () => {
  it("an Arabic sentence with QwQ-32B and +8.4% in it: from right to left, each of them in its own order", async () => {
    const text = "رفع \u2068QwQ-32B\u2069 السهم \u2066+8.4%\u2069.";
    expect(await inArabic(({ visualOrder }) => visualOrder(text))).toBe(".+8.4% مهسلا QwQ-32B عفر");
  });

  it("t +2.41, p 0.018 in a sentence from right to left keeps each letter before its figure", async () => {
    const text = "العائد (\u2066t\u00A0+2.41, p\u00A00.018\u2069)";
    // The brackets are turned round by the font, not by the order.
    expect(await inArabic(({ visualOrder }) => visualOrder(text))).toBe(
      ")t\u00A0+2.41, p\u00A00.018( دئاعلا",
    );
  });

  it("letters that join are narrower together than alone: ل and ا are one sign", async () => {
    const [joined, alone] = await inArabic(({ width }) => [
      width("لا", FACE),
      width("ل", FACE) + width("ا", FACE),
    ]);
    expect(joined).toBeLessThan(0.9 * (alone ?? 0));
  });

  it("a Chinese letter is as wide as it is high: four are 400", async () => {
    expect(await inEnglish(({ width }) => width("阿里巴巴", FACE))).toBeCloseTo(400, 6);
  });

  it("bold letters are wider, and an outline of a text of some width ends where it ends", async () => {
    const [regular = 0, bold = 0] = await inEnglish(({ width }) => [
      width("Alibaba 8.4%", FACE),
      width("Alibaba 8.4%", { ...FACE, weight: 650 }),
    ]);
    expect(bold).toBeGreaterThan(regular);
    const places = across(await inEnglish(({ outline }) => outline("Alibaba 8.4%", FACE, 50, 200)));
    expect(Math.min(...places)).toBeGreaterThanOrEqual(50);
    expect(Math.max(...places)).toBeLessThanOrEqual(50 + regular);
    expect(Math.max(...places)).toBeGreaterThan(50 + 0.95 * regular);
  });

  it("≥, →, ≈ and − have glyphs in every language, though Inter has only the last", async () => {
    for (const sign of ["≥", "→", "≈", "−"]) {
      expect(await inEnglish(({ outline }) => outline(sign, FACE, 0, 100)), sign).not.toBe("");
    }
  });

  it("a sign that no font has is left out: an emoji between two words takes no room", async () => {
    const [without, withIt] = await inEnglish(({ width }) => [width("ab", FACE), width("a\u{1FAE0}b", FACE)]);
    expect(withIt).toBe(without);
  });
});
