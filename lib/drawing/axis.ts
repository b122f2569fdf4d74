import { scaleLinear, scaleLog } from "d3-scale";
import { eachMonthOfInterval } from "date-fns/eachMonthOfInterval";
import type { ChartScale } from "../filters.ts";
import { dayNumber } from "../market/session-date.ts";
import { isoDateOf, utcDay } from "../market/utc-day.ts";

/** Labels on a time axis; more would collide. */
const MOST_TIME_TICKS = 8;
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60];
/** Below this many days a month is too coarse a step. */
const SHORT_RANGE_DAYS = 70;

/** A time axis in whole days since 1970-01-01, the same for every chart of a page and its timeline. */
export interface TimeAxis {
  readonly first: number;
  readonly last: number;
  readonly ticks: readonly number[];
  /** What a tick stands for, so that its label says no more. */
  readonly unit: "day" | "month";
}

/** A time axis over ISO dates, both included, with at most eight ticks on first days of months or on days. */
export function timeAxis(from: string, to: string): TimeAxis {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  if (last - first < SHORT_RANGE_DAYS) {
    const step = Math.max(1, Math.ceil((last - first) / (MOST_TIME_TICKS - 1)));
    const ticks = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, at) => first + at * step);
    return { first, last, ticks, unit: "day" };
  }
  const months = eachMonthOfInterval({ start: utcDay(from), end: utcDay(to) }).filter(
    (month) => isoDateOf(month) >= from,
  );
  const step = MONTH_STEPS.find((size) => months.length / size <= MOST_TIME_TICKS) ?? 120;
  const ticks = months
    .filter((month) => (month.getUTCFullYear() * 12 + month.getUTCMonth()) % step === 0)
    .map((month) => dayNumber(isoDateOf(month)));
  return { first, last, ticks, unit: "month" };
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
    const padded = scaleLog().domain([low * 0.97, high * 1.03]);
    const ticks = padded.ticks(VALUE_TICKS);
    const thinned = ticks.filter((_, at) => at % Math.ceil(ticks.length / VALUE_TICKS) === 0);
    return { low: low * 0.97, high: high * 1.03, ticks: thinned, logarithmic: true };
  }
  const nice = scaleLinear().domain([low, high]).nice(VALUE_TICKS);
  const [niceLow = low, niceHigh = high] = nice.domain();
  const ends = { low: Math.min(niceLow, low), high: Math.max(niceHigh, high) };
  return { ...ends, ticks: nice.ticks(VALUE_TICKS), logarithmic: false };
}
