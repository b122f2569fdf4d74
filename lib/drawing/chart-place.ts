import type { InstrumentSeries } from "../market/instrument-series.ts";
import { dayNumber } from "../market/session-date.ts";

const keptDays = new WeakMap<InstrumentSeries, readonly number[]>();

/** The sessions of a series as days since 1970-01-01, worked out once: reading dates takes longer than drawing. */
export function sessionDays(series: InstrumentSeries): readonly number[] {
  const known = keptDays.get(series);
  if (known) return known;
  const days = series.sessions.map(dayNumber);
  keptDays.set(series, days);
  return days;
}

/** First position and the one past the last of a series within ISO dates, both included. */
export function spanOf({ sessions }: InstrumentSeries, from: string, to: string): [number, number] {
  const start = sessions.findIndex((session) => session >= from);
  const after = sessions.findIndex((session) => session > to);
  return start < 0 ? [0, 0] : [start, after < 0 ? sessions.length : after];
}

/**
 * The indexed value of a session of a series by its position: the adjusted close with 100 at the first session
 * within the ISO dates that has one; null where it has no bar.
 */
export function indexedValue(
  { adjustedClose }: InstrumentSeries,
  [start, end]: readonly [number, number],
): (position: number) => number | null {
  const base = adjustedClose.subarray(start, end).find((value) => !Number.isNaN(value)) ?? Number.NaN;
  return (position) => orNull(((adjustedClose[position] ?? Number.NaN) / base) * 100);
}

/**
 * The price of one indexed point of a series laid over the prices of another, so that it starts at the other's
 * close on the first session of a span that both have; null where there is none.
 */
export function pricePerPoint(
  series: InstrumentSeries,
  span: readonly [number, number],
  over: InstrumentSeries,
): number | null {
  const indexed = indexedValue(series, span);
  for (let position = span[0]; position < span[1]; position += 1) {
    const points = indexed(position);
    const price = orNull(over.close[over.position.get(series.sessions[position] ?? "") ?? -1] ?? Number.NaN);
    if (points !== null && price !== null) return price / points;
  }
  return null;
}

/** A column's value, where NaN is a missing one. */
export const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
