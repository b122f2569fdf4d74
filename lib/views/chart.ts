import type { ChartScale, ChartStyle } from "../filters.ts";
import type { LimitState } from "../market/types.ts";
import { type TimeAxis, timeAxis, type ValueAxis, valueAxis } from "./axis.ts";
import { orNull, placeOn, sessionDays, spanOf } from "./chart-place.ts";
import { keptPositions } from "./downsample.ts";
import type { Expectation } from "./expectation.ts";
import { type DaySpan, missingSpans } from "./missing-spans.ts";
import type { InstrumentSeries } from "./series.ts";

/** One line of a chart with everything a reader can point at. Arrays are parallel, one entry a session drawn. */
export interface ChartLine {
  readonly symbol: string;
  readonly name: string;
  /** The company's slug; null for a benchmark. */
  readonly company: string | null;
  readonly currency: string;
  readonly kind: "share" | "benchmark";
  /** Which of the series colours it has, 1 to 6. */
  readonly colour: number;
  /** Sessions in the range; more than `days` has where the line is thinned for drawing. */
  readonly sessions: number;
  /** Days since 1970-01-01 of the sessions drawn. */
  readonly days: readonly number[];
  /** Which of the range's sessions each one is, from 0; null where all are drawn. */
  readonly positions: readonly number[] | null;
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
  readonly currency: string;
  readonly kind: "share" | "benchmark";
  /** Sessions that are drawn however much the line is thinned. */
  readonly kept?: ReadonlySet<string>;
  /** The limit at which each session closed, aligned with the series. */
  readonly limits?: readonly (LimitState | null)[];
  /** Abnormal returns aligned with the series, fractions; NaN where none is measured. */
  readonly abnormal?: Float64Array | null;
  /** The series on whose prices a benchmark laid over starts, unless the scale is indexed. */
  readonly startsOn?: InstrumentSeries;
}

/** Colours that can be told apart; a seventh line starts over. */
const SERIES_COLOURS = 6;

/** Significant digits kept for drawing: finer than a pixel on any screen. */
const DRAWN_DIGITS = 6;

/**
 * Lines over ISO dates, both included. `indexed` is the adjusted close with 100 at the first session shown that
 * has one; `price` and `log` are closes in each listing's currency.
 */
export function chart(
  subjects: readonly ChartSubject[],
  scale: ChartScale,
  from: string,
  to: string,
  style: ChartStyle = "line",
  expectations: readonly Expectation[] = [],
): Chart {
  const lines = subjects.map((subject, index) =>
    chartLine(subject, (index % SERIES_COLOURS) + 1, { scale, style, from, to }),
  );
  const drawn = lines.flatMap(({ values, candles }) =>
    candles ? [...values, ...candles.highs, ...candles.lows] : values,
  );
  return { scale, style, time: timeAxis(from, to), value: valueAxis(drawn, scale), lines, expectations };
}

interface DrawnAs {
  readonly scale: ChartScale;
  readonly style: ChartStyle;
  readonly from: string;
  readonly to: string;
}

function chartLine(subject: ChartSubject, colour: number, as: DrawnAs): ChartLine {
  const { series, name, company, currency, kind, limits = [] } = subject;
  const { scale, style, from, to } = as;
  const [start, end] = spanOf(series, from, to);
  const place = placeOn(series, scale, from, to, subject.startsOn);
  const days = sessionDays(series).slice(start, end);
  const values = days.map((_, at) => place(start + at));
  const volumes = Array.from(series.volume.subarray(start, end), orNull);
  const always = subject.kept ?? new Set<string>();
  const kept = days.flatMap((_, at) => (always.has(series.sessions[start + at] ?? "") ? [at] : []));
  const positions = keptPositions({ values, volumes }, new Set(kept));
  const thinned = positions.length < days.length;
  const pick = (column: Float64Array) => positions.map((at) => orNull(column[start + at] ?? Number.NaN));
  const drawn = positions.map((at) => rounded(values[at] ?? null));
  const { adjustedClose } = series;
  const known = (value: number) => !Number.isNaN(value);
  const base = adjustedClose.subarray(start, end).find(known);
  const last = adjustedClose.subarray(start, end).findLast(known);
  return {
    symbol: series.symbol,
    name,
    company,
    currency,
    kind,
    colour,
    sessions: days.length,
    days: positions.flatMap((at) => days[at] ?? []),
    positions: thinned ? positions : null,
    values: drawn,
    candles: style === "candles" && !thinned ? candleColumns(series, start, end, drawn) : null,
    closes: pick(series.close),
    returns: pick(series.returns).map(rounded),
    change: last === undefined || base === undefined ? null : last / base - 1,
    volumes: positions.map((at) => volumes[at] ?? null),
    abnormal: subject.abnormal ? abnormalSums(subject.abnormal.subarray(start, end), days, positions) : null,
    limits: values.flatMap((value, at) => {
      const state = limits[start + at] ?? null;
      const day = days[at];
      if (state === null || value === null || day === undefined) return [];
      return [{ day, value: rounded(value) ?? value, state }];
    }),
    missing: kind === "share" ? missingSpans(days, series.close.subarray(start, end)) : [],
  };
}

/** Open, high and low moved onto the scale as the close of their session was; null where no bar has them. */
function candleColumns(
  series: InstrumentSeries,
  start: number,
  end: number,
  values: readonly (number | null)[],
): CandleColumns | null {
  const onScale = (column: Float64Array) =>
    values.map((value, at) => {
      const close = orNull(series.close[start + at] ?? Number.NaN);
      const own = orNull(column[start + at] ?? Number.NaN);
      return value === null || close === null || own === null ? null : rounded((own * value) / close);
    });
  const found = series.open.subarray(start, end).some((open) => !Number.isNaN(open));
  return found
    ? { opens: onScale(series.open), highs: onScale(series.high), lows: onScale(series.low) }
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
    sums: positions.map((at) => Number((sums[at] ?? 0).toFixed(DRAWN_DIGITS))),
    gaps: missingSpans(days, abnormal),
  };
}

const rounded = (value: number | null): number | null =>
  value === null ? null : Number(value.toPrecision(DRAWN_DIGITS));
