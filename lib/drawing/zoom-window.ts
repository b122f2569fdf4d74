import { isoDate } from "../market/session-date.ts";
import { type TimeAxis, timeAxis, valueAxis } from "./axis.ts";
import type { Chart, ChartLine } from "./chart.ts";
import { drawnValues } from "./chart-scale.ts";
import { lastAtOrBefore } from "./plot-frame.ts";

/** A part of a chart's days, both ends included. */
export interface DayWindow {
  readonly first: number;
  readonly last: number;
}

/** A week: with fewer days the axis has no room for a session on each side. */
const FEWEST_DAYS = 6;

/** The window moved and cut to lie within the whole, with at least a week in it; null is the whole. */
export function windowWithin(whole: DayWindow, first: number, last: number): DayWindow | null {
  const days = whole.last - whole.first;
  const wanted = Math.round(Math.max(Math.min(FEWEST_DAYS, days), last - first));
  if (wanted >= days) return null;
  const start = Math.min(Math.max(Math.round(first), whole.first), whole.last - wanted);
  return { first: start, last: start + wanted };
}

/** A window `factor` times as wide in which the day `at` stays where it is; null is the whole. */
export function zoomWindow(whole: DayWindow, shown: DayWindow, at: number, factor: number): DayWindow | null {
  const width = (shown.last - shown.first) * factor;
  const share = (at - shown.first) / Math.max(1, shown.last - shown.first);
  // A small step would round away in a narrow window.
  const step = factor < 1 ? Math.floor(width) : Math.ceil(width);
  const first = at - share * step;
  return windowWithin(whole, first, first + step);
}

/** The window moved by so many days, up to the ends of the whole; null is the whole. */
export const panWindow = (whole: DayWindow, shown: DayWindow, days: number): DayWindow | null =>
  windowWithin(whole, shown.first + days, shown.last + days);

/** The chart over a part of its days, from the points already here: each line with one point past each end. */
export function chartWithin(chart: Chart, window: DayWindow | null): Chart {
  if (window === null) return chart;
  const time: TimeAxis = timeAxis(isoDate(window.first), isoDate(window.last));
  const lines = chart.lines.map((line) => lineWithin(line, window));
  const expectations = chart.expectations.filter(
    ({ days }) => (days.at(-1) ?? window.first) >= window.first && (days[0] ?? window.last) <= window.last,
  );
  const value = valueAxis(drawnValues({ lines, expectations }), chart.scale) ?? chart.value;
  return { ...chart, time, lines, value };
}

function lineWithin(line: ChartLine, { first, last }: DayWindow): ChartLine {
  const start = Math.max(0, lastAtOrBefore(line.days, first - 1));
  const end = lastAtOrBefore(line.days, last) + 2;
  const { candles, abnormal } = line;
  return {
    ...line,
    days: line.days.slice(start, end),
    positions: line.positions?.slice(start, end) ?? null,
    indexed: line.indexed.slice(start, end),
    values: line.values.slice(start, end),
    change: changeWithin(line, { first, last }),
    closes: line.closes.slice(start, end),
    returns: line.returns.slice(start, end),
    volumes: line.volumes.slice(start, end),
    candles: candles && {
      opens: candles.opens.slice(start, end),
      highs: candles.highs.slice(start, end),
      lows: candles.lows.slice(start, end),
    },
    abnormal: abnormal && { ...abnormal, sums: abnormal.sums.slice(start, end) },
    limits: line.limits.filter(({ day }) => day >= first && day <= last),
    missing: line.missing.filter((span) => span.last >= first && span.first <= last),
  };
}

/** Change of the adjusted close from the first to the last session of a window that has one, a fraction. */
function changeWithin({ days, indexed }: ChartLine, { first, last }: DayWindow): number | null {
  const has = (at: number) => {
    const day = days[at];
    return day !== undefined && day >= first && day <= last && (indexed[at] ?? null) !== null;
  };
  const positions = [...days.keys()];
  const [start, end] = [positions.find(has), positions.findLast(has)];
  const [from, to] = [indexed[start ?? -1] ?? null, indexed[end ?? -1] ?? null];
  return from === null || to === null ? null : to / from - 1;
}
