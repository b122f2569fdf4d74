import { fail, type Result, succeed } from "../../result.ts";
import {
  type Approximation,
  approximationIn,
  currencyIn,
  isMultiple,
  isPercent,
  numberInWords,
  saysFall,
  scaleOf,
} from "./figure-words.ts";
import { numbersIn, plainDigits, type WrittenNumber } from "./number-text.ts";
import { datesIn, periodIn } from "./period-text.ts";

/** What a reported figure counts: percent are fractions, money whole units, a time since then days or a date. */
export type FigureUnit = "percent" | "money" | "number" | "multiple" | "days" | "sessions" | "date";

/** What the measure asks a text for: a figure, a count in words (`fifth`), or a time (`nearly two weeks`, `late 2021`). */
export type FigureKind = "figure" | "count" | "time";

/** A figure as a report has it. */
export interface ReportedFigure {
  /** As written. */
  readonly text: string;
  readonly approximation: Approximation;
  /**
   * Signed: negative where it is written so or the words say that it fell. A fraction of percent, whole units of
   * money, calendar days of a time, or the day number (since 1970-01-01) of a date.
   */
  readonly value: number;
  /** The other end where two are stated, or the last day of a date that is more than one; null otherwise. */
  readonly upTo: number | null;
  /** One unit of the last digit, in the unit of `value`. */
  readonly step: number;
  readonly unit: FigureUnit;
  /** ISO code where the text names one. */
  readonly currency: string | null;
}

export const REPORTED_LONGEST = 60;

/**
 * Reads a reported figure, in English, Chinese or Arabic: `nearly 13%`, `about $53 billion`, `5.2 to 5.4%`, `近13%`,
 * `نحو 52 مليار دولار`.
 * @returns `no figure` where the text has none, as `strongly`
 */
export function readReported(text: string, kind: FigureKind = "figure"): Result<ReportedFigure, "no figure"> {
  const plain = plainDigits(text);
  const approximation = approximationIn(plain);
  if (kind === "time") return readTime(text, plain, approximation);
  const [first, second] = numbersIn(plain);
  if (!first) {
    const count = numberInWords(plain);
    if (count === null || (kind === "figure" && !/doubl|tripl|quadrupl|翻/i.test(plain))) {
      return fail("no figure");
    }
    const unit = kind === "count" ? "number" : "multiple";
    return succeed({ text, approximation, value: count, upTo: null, step: 1, unit, currency: null });
  }
  const pair = second && isRange(plain, first, second) ? second : null;
  const after = plain.slice((pair ?? first).end);
  const percent = isPercent(after);
  const scale = percent ? 0.01 : scaleOf(after);
  const sign = first.isNegative || saysFall(plain) ? -1 : 1;
  const currency = percent ? null : currencyIn(plain);
  const unit = percent ? "percent" : currency !== null ? "money" : isMultiple(after) ? "multiple" : "number";
  const ends = [first, ...(pair ? [pair] : [])].map(({ size }) => scaled(size, scale) * sign);
  return succeed({
    text,
    approximation: pair ? "range" : approximation,
    value: ends[0] ?? Number.NaN,
    upTo: ends[1] ?? null,
    step: scaled(Math.min(first.step, pair?.step ?? first.step), scale),
    unit,
    currency,
  });
}

/** A product without its last binary digit: 5.2% is 0.052. */
const scaled = (size: number, scale: number): number => Number((size * scale).toPrecision(15));

/** Whether a second number is the other end of a range: nothing but a unit and a word for `to` between the two. */
const isRange = (text: string, first: WrittenNumber, second: WrittenNumber): boolean =>
  /^\s*(?:%|percent|亿|万|billion|bn)?\s*(?:to|and|-|–|—|~|至|到|إلى|و)\s*(?:HK\$|US\$|[$¥€])?$/i.test(
    text.slice(first.end, second.start),
  );

function readTime(
  text: string,
  plain: string,
  approximation: Approximation,
): Result<ReportedFigure, "no figure"> {
  const dates = datesIn(plain);
  if (dates) {
    const { first, last } = dates;
    return succeed({
      text,
      approximation: "range",
      value: first,
      upTo: last,
      step: 1,
      unit: "date",
      currency: null,
    });
  }
  const period = periodIn(plain);
  if (!period) return fail("no figure");
  const { days, step, inSessions } = period;
  return succeed({
    text,
    approximation,
    value: days,
    upTo: null,
    step,
    unit: inSessions ? "sessions" : "days",
    currency: null,
  });
}
