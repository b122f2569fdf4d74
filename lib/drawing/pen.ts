import { line } from "d3-shape";
import type { ValueAxis } from "./axis.ts";
import { type AxisEnds, dayX, type PlotFrame, valueY } from "./plot-frame.ts";

/**
 * Where the one pen puts days and values, in the units of its picture. A chart of a page hands the points on to
 * recharts; what can't run React (a picture for networks, a document to be embedded) takes them as SVG path data.
 */
export interface Pen {
  /** A day's or a session's place across the picture. */
  readonly x: (day: number) => number;
  /** A value's place from the top. */
  readonly y: (value: number) => number;
}

/** Columns that are drawn: a value for each day or session, null where there is none. */
export interface DrawnColumns {
  readonly days: readonly number[];
  readonly values: readonly (number | null)[];
}

/** Where a page's chart is drawn: across the figure by `time`, and up it between `top` and `bottom` in pixels. */
export interface LinePlace {
  readonly frame: PlotFrame;
  readonly time: AxisEnds;
  readonly value: ValueAxis;
  readonly top: number;
  readonly bottom: number;
}

/** A place in a picture; without `y` the line has a gap there. */
export interface DrawnPoint {
  readonly x: number;
  readonly y: number | null;
}

/** Decimals of what is drawn: a tenth of a pixel is finer than any screen. */
const DECIMALS = 1;
const PER_UNIT = 10 ** DECIMALS;

/** A length as finely as it is drawn. */
export const drawnLength = (length: number): number => Math.round(length * PER_UNIT) / PER_UNIT;

/** The pen of a page's charts. */
export const chartPen = ({ frame, time, value, top, bottom }: LinePlace): Pen => ({
  x: (day) => dayX(frame, time, day),
  y: (drawn) => valueY(value, drawn, top, bottom),
});

/** The points of columns, to a tenth of a unit. */
export const drawnPoints = (pen: Pen, { days, values }: DrawnColumns): DrawnPoint[] =>
  days.map((day, at) => {
    const value = values[at] ?? null;
    return { x: drawnLength(pen.x(day)), y: value === null ? null : drawnLength(pen.y(value)) };
  });

/** Strokes that do not touch as the points of one line with gaps: hundreds of bars are one element to draw. */
export const inOneLine = (strokes: readonly (readonly DrawnPoint[])[]): DrawnPoint[] =>
  strokes.flatMap((points) => [...points, { x: 0, y: null }]);

/**
 * A line as SVG path data, broken by every session without a value. A value alone between two breaks has no length: a
 * stroke with round ends (`stroke-linecap`) shows it as a dot.
 */
export const linePath = (pen: Pen, columns: DrawnColumns): string =>
  line<DrawnPoint>()
    .defined(({ y }) => y !== null)
    .x(({ x }) => x)
    .y(({ y }) => y ?? 0)
    .digits(DECIMALS)(drawnPoints(pen, columns)) ?? "";
