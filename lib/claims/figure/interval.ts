import type { ReportedFigure } from "./reported-figure.ts";

/** Values that a reported figure can stand for, in its unit and with its sign; an end that is null is open. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
  /** Whether the ends themselves belong to it. */
  readonly lowIncluded: boolean;
  readonly highIncluded: boolean;
}

/** How far `about` reaches from a figure, as a fraction of it; no less than half of its last digit. */
const ABOUT = 0.05;
/** How far `nearly` reaches below a figure, as a fraction of it. */
const NEARLY = 0.1;

/** A span of sizes, without a sign. */
interface Span {
  readonly from: number | null;
  readonly to: number | null;
  readonly fromIncluded: boolean;
  readonly toIncluded: boolean;
}

const closed = (from: number, to: number): Span => ({ from, to, fromIncluded: true, toIncluded: true });

/**
 * What a figure as written stands for:
 *
 * - plain, and `as much as`: half of the last digit to both sides (8.4% is 8.35% to 8.45%); a tie may be rounded either
 *   way, so both ends belong to it. `as much as` says which price is meant, not how exact the figure is.
 * - `about`: 5% of the figure to both sides, at least half of the last digit.
 * - `nearly`: from a tenth below the figure to just below it.
 * - `more than`: anything above it; `at least`: it and anything above.
 * - `less than`: anything below it; `at most`: it and anything below.
 * - two figures: from half a digit below the first to half a digit above the second.
 *
 * The sizes are read so, and a fall is the mirror of a rise: `fell more than 5%` is below -5%.
 */
export function intervalOf(figure: ReportedFigure): Interval {
  return signed(spanOf(figure), figure.value);
}

/** What a figure stands for that was cut off instead of rounded: 14% is 14% to just below 15%. Null where it is hedged. */
export function cutOffInterval(figure: ReportedFigure): Interval | null {
  const { approximation, value, step, unit } = figure;
  if ((approximation !== "plain" && approximation !== "as much as") || unit === "date") return null;
  const size = Math.abs(value);
  return signed({ from: size, to: size + step, fromIncluded: true, toIncluded: false }, value);
}

function spanOf({ approximation, value, upTo, step, unit }: ReportedFigure): Span {
  const size = Math.abs(value);
  const half = step / 2;
  switch (approximation) {
    case "plain":
    case "as much as":
      return closed(size - half, size + half);
    case "about": {
      const reach = Math.max(size * ABOUT, half);
      return closed(size - reach, size + reach);
    }
    case "nearly":
      return { from: size * (1 - NEARLY), to: size, fromIncluded: true, toIncluded: false };
    case "more than":
      return { from: size, to: null, fromIncluded: false, toIncluded: false };
    case "at least":
      return { from: size, to: null, fromIncluded: true, toIncluded: false };
    case "less than":
      return { from: 0, to: size, fromIncluded: true, toIncluded: false };
    case "at most":
      return closed(0, size);
    case "range": {
      const other = Math.abs(upTo ?? value);
      const reach = unit === "date" ? 0 : half;
      return closed(Math.min(size, other) - reach, Math.max(size, other) + reach);
    }
  }
}

/** An end without the last binary digit of a sum: 0.14 + 0.01 is 0.15. */
const tidy = (end: number | null): number | null => (end === null ? null : Number(end.toPrecision(15)));

function signed({ from, to, fromIncluded, toIncluded }: Span, sign: number): Interval {
  const [near, far] = [tidy(from), tidy(to)];
  return sign < 0
    ? {
        low: far === null ? null : -far,
        high: near === null ? null : -near,
        lowIncluded: toIncluded,
        highIncluded: fromIncluded,
      }
    : { low: near, high: far, lowIncluded: fromIncluded, highIncluded: toIncluded };
}

/** Below this, relative to the larger of two values, a difference is the last binary digits of a quotient. */
const ROUNDING = 1e-12;

/** Whether a value lies in an interval. */
export function holds({ low, high, lowIncluded, highIncluded }: Interval, value: number): boolean {
  const slack = (end: number) => ROUNDING * Math.max(Math.abs(end), Math.abs(value));
  const isAbove = low === null || (lowIncluded ? value >= low - slack(low) : value > low + slack(low));
  const isBelow = high === null || (highIncluded ? value <= high + slack(high) : value < high - slack(high));
  return isAbove && isBelow;
}

/** Whether an interval has a value in common with all that lies between two values, both included. */
export const touches = (interval: Interval, low: number, high: number): boolean => {
  const from = interval.low === null ? low : Math.max(low, interval.low);
  const to = interval.high === null ? high : Math.min(high, interval.high);
  if (from > to) return false;
  return from < to || holds(interval, from);
};
