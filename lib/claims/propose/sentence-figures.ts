import { isoDate } from "../../market/session-date.ts";
import { currencyIn, isPercent, saysFall } from "../figure/figure-words.ts";
import { numbersIn, plainDigits, type WrittenNumber } from "../figure/number-text.ts";
import { datesIn } from "../figure/period-text.ts";
import { readReported } from "../figure/reported-figure.ts";

const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)";
const DAYS: readonly RegExp[] = [
  /\d{4}-\d{2}-\d{2}/g,
  /\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/g,
  new RegExp(String.raw`(?<![\d.])\d{1,2}(?:st|nd|rd|th)?\s+${MONTH}\.?,?\s+\d{4}`, "gi"),
  new RegExp(String.raw`${MONTH}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}`, "gi"),
];

/** A part of a sentence that holds a day. */
export interface WrittenDay {
  readonly day: string;
  readonly start: number;
  readonly end: number;
}

/** Every day that a sentence in plain digits names, as ISO dates, in its order. */
export function daysIn(plain: string): WrittenDay[] {
  const found = DAYS.flatMap((pattern) => [...plain.matchAll(pattern)]).flatMap((match): WrittenDay[] => {
    const dates = datesIn(match[0].replace(/(\d)(?:st|nd|rd|th)\b/, "$1"));
    if (!dates || dates.first !== dates.last) return [];
    return [{ day: isoDate(dates.first), start: match.index, end: match.index + match[0].length }];
  });
  return found.sort((a, b) => a.start - b.start);
}

/** A figure of a sentence, as written with its hedge and its unit. */
export interface SentenceFigure {
  readonly text: string;
  readonly kind: "percent" | "money" | "number";
  /** Its amount in whole units, with its sign; a fraction of percent. */
  readonly value: number;
  readonly currency: string | null;
}

const BEFORE =
  /(?:(?:as much as|up to|as high as|as low as|more than|over|above|at least|no less than|no more than|at most|nearly|almost|close to|just under|less than|under|below|about|around|roughly|approximately|some|from|between)\s+|[~～≈]|约|大约|近|将近|逾|超过|超|至少|不到|不足|最多|高达|多达|نحو\s+|حوالي\s+|أكثر من\s+|ما يقرب من\s+|أقل من\s+|ما يصل إلى\s+|بما يصل إلى\s+|يصل إلى\s+){0,2}(?:-\s*)?(?:HK\$|US\$|CN¥|[$¥€￥])?\s*$/i;
const AFTER =
  /^\s*(?:(?:to|and|-|–|—|至|到|إلى)\s*(?:HK\$|US\$|[$¥€])?\d[\d,.]*\s*)?(?:%\+?|percent|per cent|个百分点|بالمئة|بالمائة|في المئة|في المائة)?\s*(?:trillion|billion|million|tn|bn|mn|万亿|亿|万|تريليون|مليارات|مليار|مليون)?\s*(?:Hong Kong dollars?|US dollars?|U\.S\. dollars?|dollars?|yuan|renminbi|euros?|港元|美元|人民币|元|欧元|دولار(?: هونغ كونغ)?|يوان)?\s*(?:lower|times)?/i;

/** Every figure of a sentence that is no part of a day, in its order. */
export function figuresIn(sentence: string): SentenceFigure[] {
  const plain = plainDigits(sentence);
  const days = daysIn(plain);
  const numbers = numbersIn(plain).filter(
    ({ start, end }) => !days.some((day) => start >= day.start && end <= day.end),
  );
  let taken = 0;
  return numbers.flatMap((number) => {
    if (number.start < taken || isPartOfName(plain, number)) return [];
    const before = BEFORE.exec(plain.slice(taken, number.start))?.[0] ?? "";
    const after = AFTER.exec(plain.slice(number.end))?.[0] ?? "";
    taken = number.end + after.length;
    const text = plain.slice(number.start - before.length, taken).trim();
    const read = readReported(text);
    if (!read.ok) return [];
    const { unit, value, currency } = read.value;
    if (unit === "number" && !isPercent(after) && currencyIn(text) === null && isYear(number)) return [];
    const kind = unit === "percent" ? "percent" : unit === "money" ? "money" : "number";
    return [{ text, kind, value, currency }];
  });
}

/** Whether a number is a part of a word, a name or a symbol: of `QwQ-32B`, `R1`, `9988.HK`. */
const isPartOfName = (plain: string, { start, end }: WrittenNumber): boolean =>
  /[A-Za-z][-.]?$/.test(plain.slice(Math.max(0, start - 2), start).replace(/(?:HK|US)\$?$/, "")) ||
  /^(?:\.[A-Z]{2}\b|[A-Za-z](?![a-z])|-[A-Z])/.test(plain.slice(end));

const isYear = ({ size, step }: WrittenNumber): boolean => step === 1 && size >= 1900 && size < 2100;

/** A figure with the direction that its sentence says. */
export const withDirection = (text: string, sentence: string): string =>
  saysFall(plainDigits(sentence)) && !saysFall(text) && !text.startsWith("-") ? `${text} lower` : text;
