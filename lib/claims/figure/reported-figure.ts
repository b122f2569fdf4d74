import { fail, type Result, succeed } from "../../result.ts";
import { saysFall } from "./direction-words.ts";
import {
  type Approximation,
  approximationIn,
  changeInWords,
  currencyIn,
  isMultiple,
  isPercent,
  numberInWords,
  scaleOf,
} from "./figure-words.ts";
import { isRange, numbersIn, plainDigits } from "./number-text.ts";
import { datesIn, periodIn } from "./period-text.ts";

/** What a reported figure counts: percent are fractions, money whole units, a time since then days or a date. */
export type FigureUnit = "percent" | "money" | "number" | "multiple" | "days" | "sessions" | "date";

/**
 * What the measure asks a text for: a figure, of which `doubled` is a change of 100%; a multiple, of which it is 2; a
 * count in words (`fifth`), or a time (`nearly two weeks`, `late 2021`).
 */
export type FigureKind = "figure" | "multiple" | "count" | "time";

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

/** Why a text is no figure. */
export type NoFigure = "no figure" | "several figures";

/**
 * Reads a reported figure, in English, Chinese or Arabic: `nearly 13%`, `about $53 billion`, `5.2 to 5.4%`, `近13%`,
 * `نحو 52 مليار دولار`.
 * @returns `no figure` where the text has none, as `strongly`; `several figures` where it has two that are no range
 */
export function readReported(text: string, kind: FigureKind = "figure"): Result<ReportedFigure, NoFigure> {
  const plain = plainDigits(text);
  const approximation = approximationIn(plain);
  if (kind === "time") return readTime(text, plain, approximation);
  const [first, second] = numbersIn(plain);
  if (!first) return kind === "figure" ? readChange(text, plain) : readWords(text, plain, kind);
  const pair = second && isRange(plain, first, second) ? second : null;
  if (second && !pair && kind === "figure") return fail("several figures");
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

/** A change that is written as a word (`doubled`, `a third`), which says no digits: as `about`, where nothing hedges it. */
function readChange(text: string, plain: string): Result<ReportedFigure, "no figure"> {
  const change = changeInWords(plain);
  if (change === null) return fail("no figure");
  const hedge = approximationIn(plain);
  const approximation = hedge === "plain" ? "about" : hedge;
  const value = saysFall(plain) ? -change : change;
  return succeed({ text, approximation, value, upTo: null, step: 0, unit: "percent", currency: null });
}

/** A count or a multiple that is written as a word: `fifth`, `doubled`, `three times`. */
function readWords(
  text: string,
  plain: string,
  kind: "count" | "multiple",
): Result<ReportedFigure, "no figure"> {
  const count = numberInWords(plain);
  if (
    count === null ||
    (kind === "multiple" && !/doubl|tripl|quadrupl|twice|times|fold|倍|ضعف|أضعاف/i.test(plain))
  ) {
    return fail("no figure");
  }
  const approximation = approximationIn(plain);
  const unit = kind === "count" ? "number" : "multiple";
  return succeed({ text, approximation, value: count, upTo: null, step: 1, unit, currency: null });
}

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
