import { describe, expect, it } from "vitest";
import { filterTexts } from "../../../../components/filters/filter-texts.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";

const found = (locale: string, count: number) => filterTexts(locale, messagesIn(locale), count).found;

describe("what a filter has found is said", () => {
  it("by number in English: none, one, 42", () => {
    expect([0, 1, 42].map((count) => found("en", count))).toEqual([
      "No reaction matches",
      "Show 1 reaction",
      "Show 42 reactions",
    ]);
  });

  it("in the six numbers of Arabic, and in the one of Chinese", () => {
    const arabic = [0, 1, 2, 3, 11, 100].map((count) => found("ar", count).replace(/\d+ ?/, ""));
    expect(arabic[0]).not.toBe(arabic[1]);
    expect(new Set(arabic.slice(1, 4)).size).toBe(3);
    expect(found("zh", 42)).toBe("显示 42 个市场反应");
  });
});
