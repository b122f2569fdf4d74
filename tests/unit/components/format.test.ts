import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  bareNumber,
  bareProbability,
  beforeAfter,
  dayTick,
  decimal,
  direction,
  instantIn,
  longDay,
  MISSING,
  percent,
  probability,
  short,
  signed,
  sixDigits,
} from "../../../components/text/format.ts";
import { dayNumber } from "../../../lib/market/session-date.ts";

const LOCALES = ["en", "zh", "ar"];
/** How a figure must stand in a language: in Arabic between the marks that keep its order from left to right. */
const inOrder = (locale: string, figure: string): string =>
  locale === "ar" ? `\u2066${figure}\u2069` : figure;

describe("a fraction as a percentage", () => {
  it("0.0839 is +8.39%, -0.0202 is −2.02% with a real minus sign, in Arabic in the same order", () => {
    for (const locale of LOCALES) {
      expect(percent(locale, 140.8 / 129.9 - 1)).toBe(inOrder(locale, "+8.39%"));
      expect(percent(locale, -0.0202)).toBe(inOrder(locale, "−2.02%"));
    }
  });

  it("what rounds to zero has no sign: 0, -0, 0.00001 and -0.00001 are 0.00%", () => {
    expect([0, -0, 0.00001, -0.00001].map((value) => percent("en", value))).toEqual(Array(4).fill("0.00%"));
  });

  it("0.1001 with one decimal is +10.0% and a missing one is a dash", () => {
    expect(percent("en", 0.1001, 1)).toBe("+10.0%");
    expect(percent("en", null)).toBe(MISSING);
  });
});

describe("numbers", () => {
  it("1234567.891 is 1,234,567.89 and has Western digits in Arabic", () => {
    expect(decimal("en", 1_234_567.891)).toBe("1,234,567.89");
    for (const locale of LOCALES) expect(decimal(locale, 49.02)).toBe(inOrder(locale, "49.02"));
  });

  it("signed: +1.96, −2.02, and 0.00 for -0.004", () => {
    expect([1.96, -2.02, -0.004].map((value) => signed("en", value))).toEqual(["+1.96", "−2.02", "0.00"]);
    expect(decimal("en", -0.004)).toBe("0.00");
    expect(decimal("en", -0.006)).toBe("−0.01");
  });

  it("p: 0.0004 is <0.001, 0.001 is 0.001, 0.0495 is 0.050 and 1 is 1.000", () => {
    expect([0.0004, 0.001, 0.0495, 1].map((value) => probability("en", value))).toEqual([
      "<0.001",
      "0.001",
      "0.050",
      "1.000",
    ]);
  });

  it("374,000,000 is 374M and -21,400,000,000 is −21.4B", () => {
    expect([374e6, -21.4e9, 950].map((value) => short("en", value))).toEqual(["374M", "−21.4B", "950"]);
  });

  it("a change of 26bn is +26B, of -1,260,000 is −1.26M, and in Arabic each figure has one pair of marks", () => {
    expect([short("en", 26e9, true), short("en", 0, true)]).toEqual(["+26B", "0"]);
    expect(short("en", -1_260_000, true)).toBe("−1.26M");
    for (const show of [signed, percent, probability, short]) {
      expect(show("ar", 0.5).match(/[\u2066\u2069]/g), show.name).toEqual(["\u2066", "\u2069"]);
    }
  });

  it("of a missing value is the same dash everywhere", () => {
    for (const show of [decimal, signed, percent, probability, short]) expect(show("en", null)).toBe("–");
  });
});

describe("days", () => {
  const day = dayNumber("2025-03-06");

  it("day 20153 is 6 Mar 2025 in English, with Western digits in Chinese and Arabic", () => {
    expect(longDay("en", day)).toBe("6 Mar 2025");
    for (const locale of ["zh", "ar"]) {
      expect(longDay(locale, day), locale).toMatch(/2025/);
      expect(longDay(locale, day), locale).toMatch(/\b0?6/);
    }
  });

  it("a tick of a month says the year in January and first: Mar, Jan 2025, Mar 2025; of a day first; of a year alone", () => {
    const march = dayNumber("2025-03-01");
    expect(dayTick("en", march, "month", false)).toBe("Mar");
    expect(dayTick("en", march, "month", true)).toBe("Mar 2025");
    expect(dayTick("en", dayNumber("2025-01-01"), "month", false)).toBe("Jan 2025");
    expect(dayTick("en", day, "day", true)).toBe("6 Mar 2025");
    expect(dayTick("en", day, "day", false)).toBe("6 Mar");
    expect(dayTick("en", dayNumber("2025-01-01"), "year", false)).toBe("2025");
  });

  it("QwQ-32B at 18:55 UTC is 6 Mar 2025, 02:55 GMT+8 in Shanghai and 5 Mar, 13:55 GMT-5 in New York", () => {
    const instant = Date.parse("2025-03-05T18:55:00Z");
    expect(instantIn("en", instant, "Asia/Shanghai")).toBe("6 Mar 2025, 02:55 GMT+8");
    expect(instantIn("en", instant, "America/New_York")).toBe("5 Mar 2025, 13:55 GMT-5");
  });

  it("midnight is 00:00, not 24:00", () => {
    const midnight = Date.parse("2025-03-05T16:00:00Z");
    for (const locale of LOCALES)
      expect(instantIn(locale, midnight, "Asia/Shanghai"), locale).toMatch(/00:00/);
  });
});

describe("the colour of a change", () => {
  it("is none where 0.00% is shown: 0.000049 and -0.000049; 0.0001 is up, -0.0001 down", () => {
    expect([0.000_049, -0.000_049, 0.000_1, -0.000_1, null].map(direction)).toEqual([
      null,
      null,
      "up",
      "down",
      null,
    ]);
  });
});

describe("what was and what is", () => {
  it("runs as its reader reads: 129.90 → 140.80, in Arabic with the arrow to the left", () => {
    expect(beforeAfter("en", "129.90", "140.80 HKD")).toBe("129.90 → 140.80 HKD");
    expect(beforeAfter("ar", "129.90", "140.80 دولار هونغ كونغ")).toBe(
      "\u2067129.90 ← 140.80 دولار هونغ كونغ\u2069",
    );
  });
});

describe("a number in a formula or beside one", () => {
  it("is bare: -0.020200 for six digits, with a hyphen, and a p of 0.00001234 keeps three digits that count", () => {
    expect(bareNumber(-0.0202, 6)).toBe("-0.020200");
    expect(bareNumber(1234.5678, 1)).toBe("1234.6");
    expect(bareProbability(0.00001234)).toBe("0.0000123");
    expect(bareProbability(0.5)).toBe("0.500");
  });

  it("that is a product of doubles shows six digits and no zeros after them", () => {
    expect(sixDigits(129.90000000000001)).toBe("129.9");
    expect(sixDigits(1234567.8)).toBe("1234570");
  });
});

describe("numbers for readers", () => {
  const ROOT = path.resolve(import.meta.dirname, "../../..");
  /** Files whose fixed digits are places and shares of a drawing, which nobody reads. */
  const DRAWINGS = /^components\/(figure\/|.*(?:path|marks|pen|heat-map))/;

  it("are written by format.ts alone; only drawings fix the digits of their places themselves", () => {
    const others = globSync("{app,components}/**/*.{ts,tsx}", { cwd: ROOT }).filter((file) => {
      if (file === path.join("components", "text", "format.ts")) return false;
      const text = readFileSync(path.join(ROOT, file), "utf8");
      const fixed = DRAWINGS.test(file) ? /\.toPrecision\(/ : /\.to(?:Precision|Fixed)\(/;
      return fixed.test(text) || /Intl\.NumberFormat|\.toLocaleString\(/.test(text);
    });
    expect(others).toEqual([]);
  });
});
