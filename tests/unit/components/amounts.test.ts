import { describe, expect, it } from "vitest";
import {
  instantIn,
  labelledProbability,
  longDay,
  money,
  short,
  shortMoney,
  shortShares,
  testFigures,
} from "../../../components/text/format.ts";
import { bracketed, clauses, listed } from "../../../components/text/lists.ts";
import { dayNumber } from "../../../lib/market/session-date.ts";

/** A text without the invisible marks that isolate its fragments. */
const bare = (text: string) => text.replace(/[\u2066-\u2069]/g, "");

describe("amounts of money", () => {
  it("a close of 140.8 Hong Kong dollars is 140.80 HKD, 140.80 港元 and 140.80 دولار هونغ كونغ", () => {
    expect(["en", "zh", "ar"].map((locale) => bare(money(locale, 140.8, "HKD")))).toEqual([
      "140.80 HKD",
      "140.80 港元",
      "140.80 دولار هونغ كونغ",
    ]);
  });

  it("44.56 yuan are 人民币 and يوان صيني, and of a missing close there is a dash", () => {
    expect(money("zh", 44.56, "CNY")).toBe("44.56 人民币");
    expect(bare(money("ar", 44.56, "CNY"))).toBe("44.56 يوان صيني");
    expect(money("ar", null, "CNY")).toBe("–");
  });

  it("26,030,000,000 US dollars more of market value are +26.03B USD and +260.3 亿美元", () => {
    expect(shortMoney("en", 26_030_000_000, "USD")).toBe("+26.03B USD");
    expect(shortMoney("zh", 26_030_000_000, "USD")).toBe("+260.3 亿美元");
    expect(bare(shortMoney("ar", -26_030_000_000, "USD"))).toBe("−26.03 مليار دولار أمريكي");
  });
});

describe("counts of shares", () => {
  it("404,900,000 keep two decimals in Chinese, 4.05 亿股, where one digit would say 4亿", () => {
    expect([shortShares("zh", 404_900_000), shortShares("en", 404_900_000)]).toEqual(["4.05 亿股", "404.9M"]);
    expect(bare(shortShares("ar", 404_900_000))).toBe("404.9 مليون");
    expect(short("zh", 260_300_000_000)).toBe("2603 亿");
  });
});

describe("a test's figures", () => {
  it("t 2.41 and p 0.018 are one fragment from left to right inside Arabic, so that p keeps its number", () => {
    expect(testFigures("ar", 2.41, 0.018)).toMatch(/^\u2066t\u00A0.*, p\u00A0.*\u2069$/u);
    expect(bare(testFigures("ar", 2.41, 0.018))).toBe("t\u00A0+2.41, p\u00A00.018");
    expect(labelledProbability("ar", 0.018)).toMatch(/^\u2066p\u00A0.*\u2069$/u);
    expect(testFigures("en", 2.41, 0.018)).toBe("t\u00A0+2.41, p\u00A00.018");
  });
});

describe("dates inside a drawing, which runs from left to right", () => {
  it("6 March 2025 in Arabic is isolated from right to left: the day stays before its month's name", () => {
    expect(longDay("ar", dayNumber("2025-03-06"))).toBe("\u20676 مارس 2025\u2069");
    expect(longDay("zh", dayNumber("2025-03-06"))).toBe("2025年3月6日");
  });

  it("10:55 in Hong Kong is said with the zone's name, not with GMT+8, outside of English", () => {
    const instant = Date.parse("2025-03-06T02:55:00Z");
    expect(instantIn("en", instant, "Asia/Hong_Kong")).toBe("6 Mar 2025, 10:55 GMT+8");
    expect(bare(instantIn("ar", instant, "Asia/Hong_Kong"))).toBe("6 مارس 2025، 10:55 بتوقيت هونغ كونغ");
    expect(instantIn("zh", instant, "Asia/Hong_Kong")).toBe("2025年3月6日 香港标准时间 10:55");
  });
});

describe("names in a row", () => {
  it("are parted by the marks of the language: a comma, 、 and ،", () => {
    const names = ["Alibaba", "Manus"];
    expect(listed("en", names)).toBe("Alibaba, Manus");
    expect(listed("zh", names)).toBe("Alibaba、Manus");
    expect(bare(listed("ar", names))).toBe("Alibaba، Manus");
  });

  it("of several words are parted by a semicolon of the language, ；and ؛", () => {
    expect(clauses("zh", ["甲", "乙"])).toBe("甲；乙");
    expect(bare(clauses("ar", ["أ", "ب"]))).toBe("أ؛ ب");
  });

  it("in Arabic run from right to left as a whole, each in its own direction", () => {
    expect(listed("ar", ["QwQ-32B"])).toBe("\u2067\u2068QwQ-32B\u2069\u2069");
  });

  it("have their brackets of the language: （联动）has no space and no half width", () => {
    expect([bracketed("zh", "联动"), bracketed("en", "moved with it")]).toEqual([
      "（联动）",
      " (moved with it)",
    ]);
  });
});
