import { directionOf, saysFall } from "../figure/direction-words.ts";
import {
  CHANGE_IN_WORDS,
  currencyIn,
  HEDGE_AFTER,
  HEDGE_BEFORE,
  isPercent,
  MONEY_AFTER,
  MONEY_BEFORE,
  MULTIPLE,
  PERCENT,
  SCALE,
} from "../figure/figure-words.ts";
import { isRange, numbersIn, type WrittenNumber } from "../figure/number-text.ts";
import { readReported } from "../figure/reported-figure.ts";
import { daysIn, MONTH } from "./sentence-days.ts";

/** A figure of a sentence, as written with its hedge and its unit. */
export interface SentenceFigure {
  readonly text: string;
  readonly kind: "percent" | "money" | "number";
  /** Its amount in whole units, with its sign; a fraction of percent. */
  readonly value: number;
  readonly currency: string | null;
  /** Where it stands in the sentence. */
  readonly start: number;
  readonly end: number;
}

const HEDGED = String.raw`(?:(?:between|بين|介于|介乎|${HEDGE_BEFORE})\s*){0,2}`;
const BEFORE = new RegExp(String.raw`${HEDGED}(?:[-+]\s*)?(?:${MONEY_BEFORE})?\s*$`, "i");
const AFTER = new RegExp(
  String.raw`^\s*(?:${PERCENT})?\s*(?:${SCALE})?\s*(?:${MONEY_AFTER})?\s*(?:lower|${MULTIPLE})?\s*(?:\+|${HEDGE_AFTER})?`,
  "i",
);
const IN_WORDS = new RegExp(`${HEDGED}(?:${CHANGE_IN_WORDS})`, "giu");

/** Every figure of a sentence in plain digits that is no part of a day, a time or a name, in its order. */
export function figuresIn(plain: string): SentenceFigure[] {
  return [...writtenIn(plain), ...inWords(plain)].sort((a, b) => a.start - b.start);
}

/** Those in digits. */
function writtenIn(plain: string): SentenceFigure[] {
  const days = daysIn(plain);
  const numbers = numbersIn(plain).filter(
    ({ start, end }) => !days.some((day) => start >= day.start && end <= day.end),
  );
  let taken = 0;
  return numbers.flatMap((number, index) => {
    if (number.start < taken || isPartOfName(plain, number) || isTime(plain, number)) return [];
    const before = BEFORE.exec(plain.slice(taken, number.start))?.[0] ?? "";
    const next = numbers[index + 1];
    const { end } = next && isRange(plain, number, next) ? next : number;
    const after = AFTER.exec(plain.slice(end))?.[0] ?? "";
    const start = number.start - before.length;
    taken = end + after.trimEnd().length;
    const figure = figureAt(plain, start, taken);
    const isBare = figure?.kind === "number" && !isPercent(after) && currencyIn(figure.text) === null;
    return figure && !(isBare && (isYear(number) || followsName(plain, start))) ? [figure] : [];
  });
}

/** Changes that are written as words: `doubled`, `a third`. */
const inWords = (plain: string): SentenceFigure[] =>
  [...plain.matchAll(IN_WORDS)].flatMap(
    (match) => figureAt(plain, match.index, match.index + match[0].length) ?? [],
  );

function figureAt(plain: string, start: number, end: number): SentenceFigure | null {
  const text = plain.slice(start, end).trim();
  const read = readReported(text);
  if (!read.ok) return null;
  const { unit, value, currency } = read.value;
  const kind = unit === "percent" ? "percent" : unit === "money" ? "money" : "number";
  return { text, kind, value, currency, start, end };
}

/** Whether a number is a part of a word, a name or a symbol: of `QwQ-32B`, `R1`, `9988.HK`. */
const isPartOfName = (plain: string, { start, end }: WrittenNumber): boolean =>
  /[A-Za-z][-.]?$/.test(plain.slice(Math.max(0, start - 2), start).replace(/(?:HK|US)\$?$/, "")) ||
  /^(?:\.[A-Z]{2}\b|[A-Za-z](?![a-z])|-[A-Z])/.test(plain.slice(end));

const BEFORE_TIME = new RegExp(String.raw`(?:[:/]|${MONTH}\s+)$`, "i");
const AFTER_TIME = new RegExp(
  String.raw`^(?:[:/]\d|\s*(?:st|nd|rd|th)\b|\s*${MONTH}(?![a-z])|[- ](?:trading )?(?:days?|weeks?|months?|years?|sessions?|hours?|minutes?)\b|\s*(?:[年月日天周]|个月|个交易日|小时|أيام|يوما?|أسابيع|أسبوعا?|أشهر|شهرا?|سنوات|جلسات))`,
  "i",
);

/** Whether a number counts days, or is a part of a date or an hour: of `52-week`, `6 March`, `10:07`, `3/6/2025`. */
const isTime = (plain: string, { start, end }: WrittenNumber): boolean =>
  BEFORE_TIME.test(plain.slice(0, start)) || AFTER_TIME.test(plain.slice(end));

/** Whether a number without a unit follows a name in capitals, as of an index: `S&P 500`. */
const followsName = (plain: string, start: number): boolean =>
  /\b[A-Z][\w&]+\s+$/.test(plain.slice(0, start)) &&
  !/(?:^|[.:]\s*)(?:At|To|By)\s+$/.test(plain.slice(0, start));

const isYear = ({ size, step }: WrittenNumber): boolean => step === 1 && size >= 1900 && size < 2100;

/** A figure with the direction that its sentence says of it. */
export const withDirection = ({ text, start, end }: SentenceFigure, plain: string): string =>
  directionOf(plain, start, end) === "down" && !saysFall(text) && !text.startsWith("-")
    ? `${text} lower`
    : text;
