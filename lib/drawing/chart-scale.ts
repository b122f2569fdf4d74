import type { ChartScale } from "../filters.ts";
import { valueAxis } from "./axis.ts";
import type { CandleColumns, Chart, ChartLine } from "./chart.ts";
import { drawnExpectation, type PlainExpectation } from "./expectation-scale.ts";

/** Significant digits kept for drawing: finer than a pixel on any screen. */
const DRAWN_DIGITS = 6;

/** A number as finely as it is drawn. */
export const drawnNumber = (value: number): number => Number(value.toPrecision(DRAWN_DIGITS));

/** A session's two numbers from which its place on any scale follows. */
export interface PlainClose {
  /** As stored, in the listing's currency. */
  readonly close: number | null;
  /** The adjusted close with 100 at the first session of the range that has one. */
  readonly indexed: number | null;
}

/** A line before a scale is chosen. Arrays are parallel to `days`. */
export interface PlainLine extends Omit<ChartLine, "values" | "candles" | "limits"> {
  /** Where the line is laid over another's prices: the price of one point of `indexed`, null where they share no session. */
  readonly laidOver: { readonly perPoint: number | null } | null;
  /** Open, high and low as stored; null unless candles are drawn and bars have them. */
  readonly bars: CandleColumns | null;
  readonly limits: readonly (PlainClose & Pick<ChartLine["limits"][number], "day" | "state">)[];
}

/** A chart before a scale is drawn, small enough to send once; `scale` is the one asked for. */
export interface PlainChart extends Omit<Chart, "value" | "lines" | "expectations"> {
  readonly lines: readonly PlainLine[];
  readonly expectations: readonly PlainExpectation[];
}

/**
 * The chart on a scale: `indexed` is the adjusted close with 100 at the first session shown that has one, `price` and
 * `log` are closes in each listing's currency. Server and browser alike draw by this.
 */
export function onScale(plain: PlainChart, scale: ChartScale): Chart {
  const lines = plain.lines.map((line) => lineOnScale(line, scale));
  const expectations = plain.expectations.map((expectation) => drawnExpectation(expectation, scale));
  return {
    ...plain,
    scale,
    lines,
    expectations,
    value: valueAxis(drawnValues({ lines, expectations }), scale),
  };
}

/** Everything that an axis has to hold: lines, candles, and the bands round what was expected. */
export const drawnValues = ({
  lines,
  expectations,
}: Pick<Chart, "lines" | "expectations">): readonly (number | null)[] => [
  ...lines.flatMap(({ values, candles }) =>
    candles ? [...values, ...candles.highs, ...candles.lows] : values,
  ),
  ...expectations.flatMap(({ low, high }) => [...low, ...high]),
];

/** The chart with an axis from zero, where a tinted area stands for the value; a logarithmic axis has no zero. */
export function fromZero(chart: Chart): Chart {
  const { value, scale } = chart;
  if (!value || value.logarithmic) return chart;
  return { ...chart, value: valueAxis([value.low, value.high, 0], scale) };
}

function lineOnScale({ laidOver, bars, limits, ...line }: PlainLine, scale: ChartScale): ChartLine {
  const { indexed } = line;
  const place = ({ close, indexed: points }: PlainClose): number | null => {
    if (scale === "indexed") return points;
    const value = laidOver ? priceOf(points, laidOver.perPoint) : close;
    return value === null ? null : drawnNumber(value);
  };
  const values = line.closes.map((close, at) => place({ close, indexed: indexed[at] ?? null }));
  return {
    ...line,
    values,
    candles: bars && candlesOnScale(bars, line.closes, values),
    limits: limits.flatMap(({ day, state, ...closed }) => {
      const value = place(closed);
      return value === null ? [] : [{ day, value, state }];
    }),
  };
}

const priceOf = (points: number | null, perPoint: number | null): number | null =>
  points === null || perPoint === null ? null : points * perPoint;

/** Open, high and low moved onto the scale as the close of their session was. */
function candlesOnScale(
  { opens, highs, lows }: CandleColumns,
  closes: readonly (number | null)[],
  values: readonly (number | null)[],
): CandleColumns {
  const moved = (column: readonly (number | null)[]) =>
    column.map((own, at) => {
      const [close, value] = [closes[at] ?? null, values[at] ?? null];
      return value === null || close === null || own === null ? null : drawnNumber((own * value) / close);
    });
  return { opens: moved(opens), highs: moved(highs), lows: moved(lows) };
}
