import { nice, ticks as roundTicks } from "d3-array";
import { eachMonthOfInterval } from "date-fns/eachMonthOfInterval";
import type { ChartScale } from "../filters.ts";
import { dayNumber } from "../market/session-date.ts";
import { isoDateOf, utcDay } from "../market/utc-day.ts";

/** Labels on a time axis; more would collide. */
const MOST_TIME_TICKS = 8;
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60];
/** From so many months on a year is the step, and its number all that a label says. */
const YEAR_MONTHS = 12;
/** Below this many days a month is too coarse a step. */
const SHORT_RANGE_DAYS = 70;
const WEEK_DAYS = 7;
/** 5 January 1970, in days since the first: weeks counted from it keep their ticks while the axis moves along. */
const FIRST_MONDAY = 4;

/** A time axis in whole days since 1970-01-01, the same for every chart of a page and its timeline. */
export interface TimeAxis {
  readonly first: number;
  readonly last: number;
  readonly ticks: readonly number[];
  /** What a tick stands for, so that its label says no more. */
  readonly unit: "day" | "month" | "year";
}

/**
 * A time axis over ISO dates, both included, with at most eight ticks where a reader looks for them: on the first days
 * of years or months, on Mondays, or within some ten days on every day of the week but its end.
 */
export function timeAxis(from: string, to: string): TimeAxis {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  if (last - first < SHORT_RANGE_DAYS) {
    return { first, last, ticks: dayTicks(first, last), unit: "day" };
  }
  const months = eachMonthOfInterval({ start: utcDay(from), end: utcDay(to) }).filter(
    (month) => isoDateOf(month) >= from,
  );
  const step = MONTH_STEPS.find((size) => months.length / size <= MOST_TIME_TICKS) ?? 120;
  const ticks = months
    .filter((month) => (month.getUTCFullYear() * 12 + month.getUTCMonth()) % step === 0)
    .map((month) => dayNumber(isoDateOf(month)));
  return { first, last, ticks, unit: step < YEAR_MONTHS ? "month" : "year" };
}

/** Weekdays where there are few, else the Mondays, else every second of them; the first day where there are none. */
function dayTicks(first: number, last: number): number[] {
  const days = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const weekday = (day: number) => utcDay(day).getUTCDay();
  const trading = days.filter((day) => weekday(day) % 6 !== 0);
  if (trading.length <= MOST_TIME_TICKS) return trading.length > 0 ? trading : [first];
  const mondays = days.filter((day) => weekday(day) === 1);
  const step = Math.ceil(mondays.length / MOST_TIME_TICKS);
  return mondays.filter((day) => Math.floor((day - FIRST_MONDAY) / WEEK_DAYS) % step === 0);
}

/** A value axis: its ends and the values that are labelled. */
export interface ValueAxis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  readonly logarithmic: boolean;
}

const VALUE_TICKS = 6;
const NARROWEST_RELATIVE_RANGE = 1e-9;

/** A value axis that holds all values, with round ends and about six round ticks; null where there is none. */
export function valueAxis(values: readonly (number | null)[], scale: ChartScale): ValueAxis | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return null;
  // Values nearer than a price can be told apart count as one: no round ticks lie between them.
  if (high - low <= Math.abs(high) * NARROWEST_RELATIVE_RANGE)
    [low, high] = [low - Math.abs(low) * 0.01 - 1e-9, high + Math.abs(high) * 0.01 + 1e-9];
  if (scale === "log" && low > 0) {
    const ends = { low: low * 0.97, high: high * 1.03 };
    return { ...ends, ticks: logarithmicTicks(ends), logarithmic: true };
  }
  const [niceLow, niceHigh] = nice(low, high, VALUE_TICKS);
  const ends = { low: Math.min(niceLow, low), high: Math.max(niceHigh, high) };
  return { ...ends, ticks: roundTicks(niceLow, niceHigh, VALUE_TICKS), logarithmic: false };
}

/** What is labelled of each power of ten on a logarithmic axis, from the finest choice to the coarsest. */
const LOG_STEPS = [[1, 1.2, 1.5, 1.8, 2, 2.5, 3, 4, 5, 6, 8], [1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1]] as const;
const MOST_LOG_TICKS = 8;
const FEWEST_LOG_TICKS = 4;

/** Round values at even steps, at most eight of them. */
function plainTicks(low: number, high: number): number[] {
  const fine = roundTicks(low, high, VALUE_TICKS);
  return fine.length <= MOST_LOG_TICKS ? fine : roundTicks(low, high, VALUE_TICKS / 2);
}

/** Round values from end to end of a logarithmic axis, the finest choice of at most eight: 80, 100, 120, 150, 180. */
function logarithmicTicks({ low, high }: Pick<ValueAxis, "low" | "high">): number[] {
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const powers = Array.from({ length: to - from + 1 }, (_, at) => 10 ** (from + at));
  for (const steps of LOG_STEPS) {
    const ticks = powers
      .flatMap((power) => steps.map((step) => Number((step * power).toPrecision(2))))
      .filter((tick) => tick >= low && tick <= high);
    if (ticks.length > MOST_LOG_TICKS && steps.length > 1) continue;
    // So narrow a range hardly differs from a plain one.
    if (ticks.length < FEWEST_LOG_TICKS && steps === LOG_STEPS[0]) return plainTicks(low, high);
    const every = Math.ceil(ticks.length / MOST_LOG_TICKS);
    return ticks.filter((_, at) => at % every === 0);
  }
  return [];
}
