import type { Chart, ChartLine } from "../../../lib/drawing/chart.ts";
import { lastAtOrBefore } from "../../../lib/drawing/plot-frame.ts";

/** What one line did between two days. Fractions. */
export interface Measurement {
  readonly symbol: string;
  readonly name: string;
  readonly colour: number;
  /** The sessions measured between, as days; each the last at or before the day asked for. */
  readonly from: number;
  readonly to: number;
  /** Change of the drawn value; null where one end has no bar. */
  readonly change: number | null;
  /** Steps from session to session. */
  readonly sessions: number;
  /** Sum of the abnormal returns of the sessions after the first; null where one of them has none. */
  readonly car: number | null;
}

/** Every line between two days in either order; a line with no session at or before the first is left out. */
export function measurements({ lines }: Chart, one: number, other: number): Measurement[] {
  return lines.flatMap((line) => lineMeasured(line, Math.min(one, other), Math.max(one, other)) ?? []);
}

function lineMeasured(line: ChartLine, first: number, last: number): Measurement | null {
  const [start, end] = [lastAtOrBefore(line.days, first), lastAtOrBefore(line.days, last)];
  const [from, to] = [line.days[start], line.days[end]];
  if (from === undefined || to === undefined) return null;
  const [before, after] = [line.values[start] ?? null, line.values[end] ?? null];
  const place = (at: number) => line.positions?.[at] ?? at;
  const gap = line.abnormal?.gaps.some((span) => span.last > from && span.first <= to) ?? true;
  const sum = (at: number) => line.abnormal?.sums[at] ?? Number.NaN;
  return {
    symbol: line.symbol,
    name: line.name,
    colour: line.colour,
    from,
    to,
    change: before === null || after === null ? null : after / before - 1,
    sessions: place(end) - place(start),
    car: gap || end === start ? null : sum(end) - sum(start),
  };
}
