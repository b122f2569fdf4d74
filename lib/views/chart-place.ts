import type { ChartScale } from "../filters.ts";
import { dayNumber } from "../market/session-date.ts";
import type { InstrumentSeries } from "./series.ts";

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
 * Where a session of a series (by its position) lies on a chart's scale; null where it has no bar. A benchmark
 * laid over prices starts at the price of `startsOn` on the first session that both have.
 */
export function placeOn(
  series: InstrumentSeries,
  scale: ChartScale,
  from: string,
  to: string,
  startsOn?: InstrumentSeries,
): (position: number) => number | null {
  const at = (values: Float64Array, position: number) => orNull(values[position] ?? Number.NaN);
  if (scale !== "indexed" && !startsOn) return (position) => at(series.close, position);
  const [start, end] = spanOf(series, from, to);
  for (let position = start; position < end; position += 1) {
    const base = at(series.adjustedClose, position);
    const beside = startsOn?.position.get(series.sessions[position] ?? "") ?? -1;
    const level = startsOn && scale !== "indexed" ? at(startsOn.close, beside) : 100;
    if (base === null || level === null) continue;
    return (index) => {
      const value = at(series.adjustedClose, index);
      return value === null ? null : (value / base) * level;
    };
  }
  return () => null;
}

/** A column's value, where NaN is a missing one. */
export const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
