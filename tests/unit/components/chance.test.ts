import { assert, constantFrom, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceAmong, chanceSentence } from "../../../components/text/chance.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { LOCALES } from "../../../lib/i18n/routing.ts";

const labels = messagesIn("en").table.chance;
const gap = (p: number, locale = "en") => chanceSentence(locale, p, "gap", messagesIn(locale).table.chance);

describe("a p in words", () => {
  it("0.018 is about 2 times in 100, 0.5 is 50, 0.012 once in 100", () => {
    expect(gap(0.018)).toBe("p\u00a00.018: on an ordinary day a gap this large comes about 2 times in 100.");
    expect(gap(0.5)).toContain("about 50 times in 100");
    expect(gap(0.012)).toContain("about once in 100");
  });

  it("0.0042 is about 4 times in 1,000, 0.0011 once, 0.0003 less than once", () => {
    expect(gap(0.0042)).toContain(
      "p\u00a00.004: on an ordinary day a gap this large comes about 4 times in 1,000.",
    );
    expect(gap(0.0011)).toContain("about once in 1,000");
    expect(gap(0.0003)).toContain(
      "p\u00a0<0.001: on an ordinary day a gap this large comes less than once in 1,000.",
    );
  });

  it("in Chinese and in Arabic with the same numbers, the Arabic p kept from left to right", () => {
    expect(gap(0.018, "zh")).toBe("p\u00a00.018：平常日子里，如此大的偏离约每 100 次有 2 次。");
    expect(gap(0.018, "ar")).toContain("\u2066p\u00a0\u20660.018\u2069\u2069");
    expect(gap(0.018, "ar")).toContain("نحو 2 من كل 100 مرة");
  });

  it("of a CAR speaks of a sum, of a test across events of an average", () => {
    expect(chanceSentence("en", 0.04, "sum", labels)).toContain("a sum this large");
    expect(chanceSentence("en", 0.04, "average", labels)).toContain("an average this far from zero");
  });

  it("leaves no place unfilled, whatever the p and the language", () => {
    assert(
      property(
        double({ min: 0, max: 1, noNaN: true }),
        constantFrom(...LOCALES),
        constantFrom("gap", "sum", "average"),
        (p, locale, subject) => {
          const sentence = chanceSentence(locale, p, subject, messagesIn(locale).table.chance);
          expect(sentence).not.toMatch(/[{}]| 0 (?:times|次)/);
        },
      ),
    );
  });
});

describe("many p's", () => {
  it("of 33 reactions 9 under 0.05, where chance alone would give about 2", () => {
    expect(chanceAmong({ tested: 33, under: 9 }, labels)).toBe(
      "p under 0.05: 9 of 33 reactions; about 2 would come by chance alone.",
    );
  });

  it("of 4 reactions chance alone gives fewer than one, and of none nothing is said", () => {
    expect(chanceAmong({ tested: 4, under: 1 }, labels)).toContain("fewer than one");
    expect(chanceAmong({ tested: 0, under: 0 }, labels)).toBeNull();
  });
});
