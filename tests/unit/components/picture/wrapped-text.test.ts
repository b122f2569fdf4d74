import { describe, expect, it } from "vitest";
import { fittedTitle, wrappedText } from "../../../../components/picture/wrapped-text.ts";

/** A font of which every letter is one wide. */
const letters = (text: string) => [...text].length;

describe("text in lines", () => {
  it("breaks between words, and keeps 9988.HK and +8.4% whole: 20 letters a line", () => {
    expect(wrappedText("6 March 2025: QwQ-32B lifts Alibaba 9988.HK +8.4%", 20, letters)).toEqual([
      "6 March 2025:",
      "QwQ-32B lifts",
      "Alibaba 9988.HK",
      "+8.4%",
    ]);
  });

  it("breaks Chinese after any letter, never before a mark that closes", () => {
    expect(wrappedText("阿里巴巴上涨，大盘上涨。", 6, letters)).toEqual(["阿里巴巴上", "涨，大盘上", "涨。"]);
    expect(wrappedText("阿里巴巴 QwQ-32B 发布后", 8, letters)).toEqual(["阿里巴巴", "QwQ-32B", "发布后"]);
  });

  it("breaks an address after its marks, and a word wider than the line where it must", () => {
    expect(wrappedText("moves.example/?company=alibaba&scale=log", 26, letters)).toEqual([
      "moves.example/?",
      "company=alibaba&scale=log",
    ]);
    expect(wrappedText("a".repeat(25), 10, letters)).toEqual(["a".repeat(10), "a".repeat(10), "a".repeat(5)]);
  });

  it("loses no letter and has no line wider than its room, of Arabic either", () => {
    const text = "بعد \u2068QwQ-32B\u2069 أغلق سهم علي بابا مرتفعًا ثم تراجع في الجلسات التالية";
    const lines = wrappedText(text, 18, letters);
    for (const line of lines) expect(letters(line)).toBeLessThanOrEqual(18);
    expect(lines.join(" ")).toBe(text);
  });

  it("a test in brackets keeps its order on both its lines, and p never leaves its figure", () => {
    const text = "العائد \u2066t\u00A0+2.41, p\u00A00.018\u2069).";
    expect(wrappedText(text, 18, letters)).toEqual([
      "العائد \u2066t\u00A0+2.41,\u2069",
      "\u2066p\u00A00.018\u2069).",
    ]);
  });

  it("of nothing has no line", () => {
    expect(wrappedText("", 10, letters)).toEqual([]);
  });
});

describe("a title", () => {
  const measureAt = (size: number) => (text: string) => letters(text) * size;

  it("takes the largest size at which it has two lines: 30 letters on 400 are 24 large, 60 are 12", () => {
    expect(fittedTitle("word ".repeat(6).trim(), 400, [24, 12], 2, measureAt).size).toBe(24);
    expect(fittedTitle("word ".repeat(12).trim(), 400, [24, 12], 2, measureAt)).toMatchObject({ size: 12 });
  });

  it("that is too long for every size has the smallest, with as many lines as it needs", () => {
    const { size, lines } = fittedTitle("word ".repeat(60).trim(), 400, [24, 12], 2, measureAt);
    expect(size).toBe(12);
    expect(lines.join(" ")).toBe("word ".repeat(60).trim());
  });
});
