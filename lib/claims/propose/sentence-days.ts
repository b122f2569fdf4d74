import { isoDate } from "../../market/session-date.ts";
import { datesIn } from "../figure/period-text.ts";

/** Names of months, as one pattern: in English, and in Arabic by both of their calendars' names. */
export const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|كانون (?:الأول|الثاني)|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين (?:الأول|الثاني))";
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

/** The days of a sentence as a claim uses them. */
export interface SentenceDays {
  /** Those that something happened on, ISO dates; a day behind "since" is none. */
  readonly on: readonly string[];
  /** Two days that a sentence joins (`from … to`, `between`, `since`), from the earlier to the later. */
  readonly span: {
    readonly counted: "since" | "range";
    readonly from: string;
    readonly to: string;
  } | null;
}

const SINCE = /(?:\bsince(?: the close of)?|منذ|自从?)\s*$/i;
const SINCE_AFTER = /^\s*(?:以来|起)/;
const FROM = /(?:\bfrom|\bbetween|من|بين|从|由)\s*$/i;
const TO = /^\s*(?:to|until|till|through|-|–|—|~|至|到|إلى|حتى)\s*$/i;

/** What the words round a sentence's days say of them: two days that nothing joins are two days. */
export function sentenceDays(plain: string): SentenceDays {
  const days = daysIn(plain);
  const isSince = ({ start, end }: WrittenDay) =>
    SINCE.test(plain.slice(0, start)) || SINCE_AFTER.test(plain.slice(end));
  const on = [...new Set(days.filter((day) => !isSince(day)).map(({ day }) => day))];
  const [first, second] = days;
  if (!first || !second || days.length > 2) return { on, span: null };
  const joined = FROM.test(plain.slice(0, first.start)) || TO.test(plain.slice(first.end, second.start));
  const since = [first, second].find(isSince);
  const other = since === first ? second : first;
  const span =
    since && since.day < other.day
      ? ({ counted: "since", from: since.day, to: other.day } as const)
      : !since && joined && first.day < second.day
        ? ({ counted: "range", from: first.day, to: second.day } as const)
        : null;
  return { on, span };
}
