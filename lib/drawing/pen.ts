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

/** A length of so many tenths, the shortest that SVG reads: `3`, `-.5`. */
function tenthsText(tenths: number): string {
  const text = String(tenths / PER_UNIT);
  return Math.abs(tenths) < PER_UNIT && tenths !== 0 ? text.replace("0.", ".") : text;
}

/** Two lengths one after the other: a sign needs no space before it. */
const pair = (x: string, y: string): string => (y.startsWith("-") ? x + y : `${x} ${y}`);

/**
 * Points as SVG path data of steps from each to the next, two thirds of what their places are: what a page with many
 * lines draws them by. Steps are taken between rounded places, so that no error adds up. Broken where `y` is null; a
 * point alone between two breaks has no length, which round ends show as a dot.
 */
export function steppedPath(points: readonly DrawnPoint[]): string {
  let path = "";
  let [before, isDrawing]: [{ x: number; y: number }, boolean] = [{ x: 0, y: 0 }, false];
  for (const [at, { x, y }] of points.entries()) {
    if (y === null) {
      isDrawing = false;
      continue;
    }
    const place = { x: Math.round(x * PER_UNIT), y: Math.round(y * PER_UNIT) };
    const step = pair(tenthsText(place.x - before.x), tenthsText(place.y - before.y));
    const isAlone = !isDrawing && (points[at + 1]?.y ?? null) === null;
    // Pairs after a move are lines, so that only moves are named.
    path += isDrawing ? (step.startsWith("-") ? step : ` ${step}`) : `m${step}`;
    if (isAlone) path += "h0";
    [before, isDrawing] = [place, true];
  }
  return path;
}
