import type { ChartScale } from "../filters.ts";
import { dayNumber } from "../market/session-date.ts";
import { type TimeAxis, timeAxis, type ValueAxis, valueAxis } from "./axis.ts";
import type { InstrumentSeries } from "./series.ts";

/** One line of a chart with everything a reader can point at. Arrays are parallel, one entry a session. */
export interface ChartLine {
  readonly symbol: string;
  readonly name: string;
  /** The company's slug; null for a benchmark. */
  readonly company: string | null;
  readonly currency: string;
  readonly kind: "share" | "benchmark";
  /** Which of the series colours it has, 1 to 6. */
  readonly colour: number;
  /** Days since 1970-01-01 of the sessions shown. */
  readonly days: readonly number[];
  /** On the chosen scale, rounded for drawing; null is a session without a bar. */
  readonly values: readonly (number | null)[];
  /** As stored, in `currency`. */
  readonly closes: readonly (number | null)[];
  /** Return of the adjusted close since the session before, a fraction. */
  readonly returns: readonly (number | null)[];
  /** Change of the adjusted close from the first to the last session shown, a fraction. */
  readonly change: number | null;
  /** Shares; null is unknown. */
  readonly volumes: readonly (number | null)[];
}

/** A chart ready to draw. */
export interface Chart {
  readonly scale: ChartScale;
  readonly time: TimeAxis;
  readonly value: ValueAxis | null;
  readonly lines: readonly ChartLine[];
}

/** Who a line belongs to. */
export interface ChartSubject {
  readonly series: InstrumentSeries;
  readonly name: string;
  readonly company: string | null;
  readonly currency: string;
  readonly kind: "share" | "benchmark";
}

/** Colours that can be told apart; a seventh line starts over. */
const SERIES_COLOURS = 6;

/** Significant digits kept for drawing: finer than a pixel on any screen. */
const DRAWN_DIGITS = 6;

/**
 * Lines over ISO dates, both included. `indexed` is the adjusted close with 100 at the first session shown that
 * has one; `price` and `log` are closes in each listing's currency.
 */
export function chart(subjects: readonly ChartSubject[], scale: ChartScale, from: string, to: string): Chart {
  const lines = subjects.map((subject, index) =>
    chartLine(subject, (index % SERIES_COLOURS) + 1, scale, from, to),
  );
  return {
    scale,
    time: timeAxis(from, to),
    value: valueAxis(
      lines.flatMap(({ values }) => values),
      scale,
    ),
    lines,
  };
}

function chartLine(
  { series, name, company, currency, kind }: ChartSubject,
  colour: number,
  scale: ChartScale,
  from: string,
  to: string,
): ChartLine {
  const start = series.sessions.findIndex((session) => session >= from);
  const after = series.sessions.findIndex((session) => session > to);
  const span = start < 0 ? [0, 0] : [start, after < 0 ? series.sessions.length : after];
  const slice = (column: Float64Array) => Array.from(column.subarray(...span), orNull);
  const closes = slice(series.close);
  const growth = indexed(slice(series.adjustedClose));
  const drawn = scale === "indexed" ? growth : closes;
  const last = growth.findLast((value) => value !== null) ?? null;
  return {
    symbol: series.symbol,
    name,
    company,
    currency,
    kind,
    colour,
    days: series.sessions.slice(...span).map(dayNumber),
    values: drawn.map(rounded),
    closes,
    returns: slice(series.returns).map(rounded),
    change: last === null ? null : last / 100 - 1,
    volumes: slice(series.volume),
  };
}

function indexed(values: readonly (number | null)[]): (number | null)[] {
  const base = values.find((value) => value !== null) ?? null;
  return values.map((value) => (value === null || base === null ? null : (value / base) * 100));
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
const rounded = (value: number | null): number | null =>
  value === null ? null : Number(value.toPrecision(DRAWN_DIGITS));
