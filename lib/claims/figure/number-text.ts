import { isPercent, MONEY_BEFORE, PERCENT, SCALE, scaleOf } from "./figure-words.ts";

/** Parts of one that have a sign of their own, as decimals. */
const PARTS: Readonly<Record<string, string>> = { "¼": "25", "½": "5", "¾": "75" };
const SMALL = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const SMALL_PERCENT = new RegExp(String.raw`\b(${SMALL.join("|")})(?=\s+(?:per ?cent|pct)\b)`, "gi");

/**
 * Digits, signs and separators of other scripts as a program writes them: `٨٫٤٪` and `８．４％` are `8.4%`. Decimal commas
 * (`8,4`, `1.234,5`) are points: a comma parts thousands only before three digits. `8½` is `8.5`, `eight percent`
 * `8 percent`.
 */
export function plainDigits(text: string): string {
  return text
    .replace(/(\d?)([¼½¾])/g, (_, whole: string, part: string) => `${whole || "0"}.${PARTS[part]}`)
    .replace(/(?<=\d)[\u00a0\u2009\u202f'’](?=\d{3}(?!\d))/g, "")
    .replace(/，(?!\d{3}(?!\d))/g, ", ")
    .normalize("NFKC")
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replaceAll("\u066b", ".")
    .replaceAll("\u066c", ",")
    .replaceAll("\u066a", "%")
    .replace(/[\u2212\u2012]/g, "-")
    .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, "")
    .replace(/(?<![\d.,]\d*)\d{1,3}(?:\.\d{3})+,\d{1,2}(?![\d,.]*\d)/g, (european) =>
      european.replaceAll(".", "").replace(",", "."),
    )
    .replace(/(?<![\d.,])(\d+),(\d{1,2})(?![\d,]|\.\d)/g, "$1.$2")
    .replace(SMALL_PERCENT, (word) => String(SMALL.indexOf(word.toLowerCase()) + 1))
    .replace(/(?:百分之|(?<!\d\s*)%)\s*(\d[\d.,]*)/g, "$1%");
}

/** A number as it is written in a text. */
export interface WrittenNumber {
  /** Without its sign. */
  readonly size: number;
  readonly isNegative: boolean;
  /** One unit of its last digit: 0.1 of `8.4`, 1 of `20`. */
  readonly step: number;
  readonly start: number;
  readonly end: number;
}

const NUMBER = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g;

/** Every number of a text in plain digits, in its order; a comma parts thousands, a point the decimals. */
export function numbersIn(text: string): WrittenNumber[] {
  return [...text.matchAll(NUMBER)].map((match) => {
    const [digits] = match;
    const decimals = digits.split(".")[1]?.length ?? 0;
    const before = text.slice(0, match.index);
    return {
      size: Number(digits.replaceAll(",", "")),
      isNegative: /(?:^|[^\w%)])-\s*[$¥€]?$/.test(before),
      step: Number(`1e-${decimals}`),
      start: match.index,
      end: match.index + digits.length,
    };
  });
}

/** What joins the two ends of a range, by what has to stand before the first. */
const BETWEEN = /(?:\bbetween|\bbetween the|بين|介于|介乎)\s*\S{0,3}$/i;
const FROM = /(?:\bfrom|من|从|自|由)\s*\S{0,3}$/i;
const JOINED = new RegExp(
  String.raw`^\s*(${PERCENT}|${SCALE})?\s*(to|and|-|–|—|~|至|到|和|与|إلى|و)\s*-?(${MONEY_BEFORE})?$`,
  "i",
);

/**
 * Whether a second number is the other end of a range that begins with the first: `8 to 9 percent`, `8%-9%`, `between 8%
 * and 9%`. Two figures are none: `from HK$129.90 to HK$140.80`, `8.4% to HK$140.80`, `8.4% and 5.4%`.
 */
export function isRange(text: string, first: WrittenNumber, second: WrittenNumber): boolean {
  const joined = JOINED.exec(text.slice(first.end, second.start));
  if (!joined || second.size <= first.size) return false;
  const [, unit = "", word = "", money = ""] = joined;
  const [before, after] = [text.slice(0, first.start), text.slice(second.end)];
  const isBetween = BETWEEN.test(before);
  if (/^(?:and|和|与|و)$/i.test(word) && !isBetween) return false;
  const hasMoney = new RegExp(`(?:${MONEY_BEFORE})\\s*$`, "i").test(before);
  const goes = /^(?:to|至|到|إلى)$/i.test(word) && !isBetween;
  if (goes && (FROM.test(before) || (hasMoney && money !== ""))) return false;
  if (money !== "" && !hasMoney) return false;
  return unit === "" || (isPercent(unit) ? isPercent(after) : scaleOf(after) === scaleOf(unit));
}
