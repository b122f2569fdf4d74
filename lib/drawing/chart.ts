import type { ChartScale, ChartStyle } from "../filters.ts";
import type { InstrumentSeries } from "../market/instrument-series.ts";
import { dayNumber } from "../market/session-date.ts";
import type { LimitState } from "../market/types.ts";
import { type TimeAxis, timeAxis, type ValueAxis } from "./axis.ts";
import { indexedValue, orNull, pricePerPoint, sessionDays, spanOf } from "./chart-place.ts";
import { drawnNumber, onScale, type PlainChart, type PlainLine } from "./chart-scale.ts";
import { drawingPositions, pointsOfEach } from "./downsample.ts";
import type { Expectation, PlainExpectation } from "./expectation-scale.ts";
import type { LineLook } from "./series-colours.ts";

/** One line of a chart with everything a reader can point at. Arrays are parallel, one entry a session drawn. */
export interface ChartLine extends LineLook {
  readonly symbol: string;
  readonly name: string;
  /** The company's slug; null for a benchmark. */
  readonly company: string | null;
  /** Null where the values are points of an index. */
  readonly currency: string | null;
  readonly kind: "share" | "benchmark";
  /** The name of the benchmark that goes before this one, where figures of the range are measured against both. */
  readonly insteadOf?: string;
  /** The last day with a bar, where the exchange traded on later days of the range without one; null otherwise. */
  readonly endedOn: number | null;
  /** Where the checks hold an open error against its quotes. */
  readonly isDoubted?: boolean;
  /** Sessions in the range; more than `days` has where the line is thinned for drawing. */
  readonly sessions: number;
  /** Days since 1970-01-01 of the sessions drawn. */
  readonly days: readonly number[];
  /** Which of the range's sessions each one is, from 0; null where all are drawn. */
  readonly positions: readonly number[] | null;
  /** The adjusted close with 100 at the first session of the range that has one. */
  readonly indexed: readonly (number | null)[];
  /** On the chosen scale, rounded for drawing; null is a session without a bar. */
  readonly values: readonly (number | null)[];
  /** Open, high and low on the chosen scale; null unless candles are drawn and bars have them. */
  readonly candles: CandleColumns | null;
  /** As stored, in `currency`. */
  readonly closes: readonly (number | null)[];
  /** Return of the adjusted close since the session before, a fraction. */
  readonly returns: readonly (number | null)[];
  /** Change of the adjusted close from the first to the last session shown, a fraction. */
  readonly change: number | null;
  /** Shares; null is unknown. */
  readonly volumes: readonly (number | null)[];
  /** Sum of abnormal returns from the start of the range to each session drawn; null where none is measured. */
  readonly abnormal: AbnormalSums | null;
  /** Closes at the price limit, on the chosen scale. */
  readonly limits: readonly { readonly day: number; readonly value: number; readonly state: LimitState }[];
  /** Days, both ends included, in which the exchange traded and the share did not. */
  readonly missing: readonly DaySpan[];
}

/** Sums of abnormal returns, fractions, and the spans of days without one. */
export interface AbnormalSums {
  readonly sums: readonly number[];
  readonly gaps: readonly DaySpan[];
}

export interface CandleColumns {
  readonly opens: readonly (number | null)[];
  readonly highs: readonly (number | null)[];
  readonly lows: readonly (number | null)[];
}

/** A chart ready to draw. */
export interface Chart {
  readonly scale: ChartScale;
  readonly style: ChartStyle;
  readonly time: TimeAxis;
  readonly value: ValueAxis | null;
  readonly lines: readonly ChartLine[];
  /** What the model expected round announcements, where that is laid over the chart. */
  readonly expectations: readonly Expectation[];
}

/** Who a line belongs to. */
export interface ChartSubject {
  readonly series: InstrumentSeries;
  readonly name: string;
  readonly company: string | null;
  readonly currency: string | null;
  readonly kind: "share" | "benchmark";
  /** The exchange's days of trading, as ISO dates; without them the series is taken to go on. */
  readonly trading?: readonly { readonly session: string }[];
  /** Whether the checks hold an open error against its quotes. */
  readonly isDoubted?: boolean;
  readonly look: LineLook;
  /** Sessions that are drawn however much the line is thinned, as many as half of its points; those first that come first. */
  readonly kept?: ReadonlySet<string>;
  /** The limit at which each session closed, aligned with the series. */
  readonly limits?: readonly (LimitState | null)[];
  /** Abnormal returns aligned with the series, fractions; NaN where none is measured. */
  readonly abnormal?: Float64Array | null;
  /** The series on whose prices a benchmark laid over starts, unless the scale is indexed. */
  readonly startsOn?: InstrumentSeries;
  /** As of the line. */
  readonly insteadOf?: string | undefined;
}

/** Decimals of a return, and of a sum of abnormal returns, which need no more to be drawn and read out. */
const RETURN_DECIMALS = 7;
const SUM_DECIMALS = 6;

/** Lines over ISO dates, both included, on a scale. */
export function chart(
  subjects: readonly ChartSubject[],
  scale: ChartScale,
  from: string,
  to: string,
  style: ChartStyle = "line",
): Chart {
  return onScale(plainChart(subjects, scale, from, to, style), scale);
}

/** Lines over ISO dates, both included, to be drawn on `scale` or on any other. */
export function plainChart(
  subjects: readonly ChartSubject[],
  scale: ChartScale,
  from: string,
  to: string,
  style: ChartStyle = "line",
  expectations: readonly PlainExpectation[] = [],
): PlainChart {
  const lines = subjects.map((subject) =>
    plainLine(subject, { style, from, to, points: pointsOfEach(subjects.length) }),
  );
  return { scale, style, time: timeAxis(from, to), lines, expectations };
}

interface DrawnAs {
  readonly style: ChartStyle;
  readonly from: string;
  readonly to: string;
  /** At most so many. */
  readonly points: number;
}

function plainLine(subject: ChartSubject, { style, from, to, points }: DrawnAs): PlainLine {
  const { series, name, company, currency, kind, look, limits = [], startsOn } = subject;
  const span = spanOf(series, from, to);
  const [start, end] = span;
  const days = sessionDays(series).slice(start, end);
  const indexedAt = indexedValue(series, span);
  const indexed = days.map((_, at) => indexedAt(start + at));
  const closes = Array.from(series.close.subarray(start, end), orNull);
  const volumes = Array.from(series.volume.subarray(start, end), orNull);
  // A thousand announcements beside eighteen lines would have each line drawn whole.
  const always = new Set([...(subject.kept ?? [])].slice(0, Math.floor(points / 2)));
  const kept = days.flatMap((_, at) => (always.has(series.sessions[start + at] ?? "") ? [at] : []));
  const positions = drawingPositions({ values: indexed, closes, volumes }, new Set(kept), points);
  const thinned = positions.length < days.length;
  const pick = (column: readonly (number | null)[]) => positions.map((at) => column[at] ?? null);
  const adjusted = series.adjustedClose.subarray(start, end);
  const known = (value: number) => !Number.isNaN(value);
  const [first, last] = [adjusted.find(known), adjusted.findLast(known)];
  return {
    symbol: series.symbol,
    name,
    company,
    currency,
    kind,
    ...look,
    endedOn: lastQuote(subject, to),
    ...(subject.isDoubted ? { isDoubted: true } : {}),
    ...(subject.insteadOf ? { insteadOf: subject.insteadOf } : {}),
    sessions: days.length,
    days: positions.flatMap((at) => days[at] ?? []),
    positions: thinned ? positions : null,
    indexed: pick(indexed).map(orDrawn),
    laidOver: startsOn ? { perPoint: pricePerPoint(series, span, startsOn) } : null,
    bars: style === "candles" && !thinned ? barColumns(series, start, end) : null,
    closes: pick(closes),
    returns: positions.map((at) =>
      orNull(inDecimals(series.returns[start + at] ?? Number.NaN, RETURN_DECIMALS)),
    ),
    change: last === undefined || first === undefined ? null : last / first - 1,
    volumes: pick(volumes),
    abnormal: subject.abnormal ? abnormalSums(subject.abnormal.subarray(start, end), days, positions) : null,
    limits: days.flatMap((day, at) => {
      const state = limits[start + at] ?? null;
      const [close, points] = [closes[at] ?? null, indexed[at] ?? null];
      return state === null ? [] : [{ day, state, close, indexed: orDrawn(points) }];
    }),
    missing: kind === "share" ? missingSpans(days, series.close.subarray(start, end)) : [],
  };
}

/** The day of a series' last bar, where its exchange traded after it within the range. */
function lastQuote({ series, trading = [] }: ChartSubject, to: string): number | null {
  const last = series.range?.last;
  if (last === undefined || !trading.some(({ session }) => session > last && session <= to)) return null;
  return dayNumber(last);
}

/** Open, high and low as stored; null where no bar has them. */
function barColumns(series: InstrumentSeries, start: number, end: number): CandleColumns | null {
  const column = (values: Float64Array) => Array.from(values.subarray(start, end), orNull);
  const opens = column(series.open);
  return opens.some((open) => open !== null)
    ? { opens, highs: column(series.high), lows: column(series.low) }
    : null;
}

function abnormalSums(
  abnormal: Float64Array,
  days: readonly number[],
  positions: readonly number[],
): AbnormalSums {
  let sum = 0;
  const sums = abnormal.map((value) => {
    sum += Number.isNaN(value) ? 0 : value;
    return sum;
  });
  return {
    sums: positions.map((at) => inDecimals(sums[at] ?? 0, SUM_DECIMALS)),
    gaps: missingSpans(days, abnormal),
  };
}

const inDecimals = (value: number, decimals: number): number =>
  Math.round(value * 10 ** decimals) / 10 ** decimals;

const orDrawn = (value: number | null): number | null => (value === null ? null : drawnNumber(value));

/** Days since 1970-01-01, both ends included. */
interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/**
 * Runs of sessions of an exchange in which an instrument has no value (NaN), as spans from the first such day to the
 * last. `days` ascends and is parallel to `values`.
 */
function missingSpans(days: readonly number[], values: Float64Array): DaySpan[] {
  const spans: DaySpan[] = [];
  let first: number | null = null;
  for (const [at, day] of days.entries()) {
    const known = !Number.isNaN(values[at] ?? Number.NaN);
    if (!known && first === null) first = day;
    if (known && first !== null) {
      spans.push({ first, last: days[at - 1] ?? first });
      first = null;
    }
  }
  if (first !== null) spans.push({ first, last: days.at(-1) ?? first });
  return spans;
}
