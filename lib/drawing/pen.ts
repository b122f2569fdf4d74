import type { ValueAxis } from "./axis.ts";
import { type AxisEnds, dayX, type PlotFrame, valueY } from "./plot-frame.ts";

/** The one pen that draws lines, bands and areas as the data of SVG paths. Lengths are in the units of the picture. */
export interface Pen {
  /** A day's or a session's place across the picture. */
  readonly x: (day: number) => number;
  /** A value's place from the top. */
  readonly y: (value: number) => number;
  /** A length as it is written. */
  readonly write: (length: number) => string;
  /** How long the stroke is that stands for a value alone between two gaps, of which no line can be made. */
  readonly dot: number;
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

/** As wide as the lines of charts are thick. */
const DOT_PIXELS = 2;

/** To a tenth of a unit, always with its decimal. */
export const toTenths = (length: number): string => length.toFixed(1);

/** The pen of a page's charts, to a tenth of a pixel. */
export const chartPen = ({ frame, time, value, top, bottom }: LinePlace): Pen => ({
  x: (day) => dayX(frame, time, day),
  y: (drawn) => valueY(value, drawn, top, bottom),
  write: toTenths,
  dot: DOT_PIXELS,
});

/** A line that every session without a value breaks; a value alone between two breaks is a short stroke. */
export function linePath(pen: Pen, columns: DrawnColumns): string {
  return runsOf(pen, columns)
    .map((run) => {
      const [only] = run;
      if (run.length > 1 || !only) return strokeThrough(pen, run);
      return `M${pen.write(only.x - pen.dot / 2)} ${pen.write(only.y)}h${pen.dot}`;
    })
    .join("");
}

/** The area from a line down to `bottom`, broken where the line is. */
export const areaPath = (pen: Pen, columns: DrawnColumns, bottom: number): string =>
  runsOf(pen, columns)
    .map((run) => {
      const start = pen.write(run[0]?.x ?? 0);
      return `M${start} ${bottom}${strokeThrough(pen, run).replace("M", "L")}V${bottom}Z`;
    })
    .join("");

/** The band between two columns of the same days: along `highs` and back along `lows`, of days that have both. */
export function bandPath(
  pen: Pen,
  days: readonly number[],
  { highs, lows }: Readonly<Record<"highs" | "lows", DrawnColumns["values"]>>,
): string {
  const edge = (own: DrawnColumns["values"]): Point[] =>
    days.flatMap((day, at) => {
      const [value, high, low] = [own[at] ?? null, highs[at] ?? null, lows[at] ?? null];
      return value === null || high === null || low === null ? [] : [{ x: pen.x(day), y: pen.y(value) }];
    });
  const points = [...edge(highs), ...edge(lows).reverse()];
  return points.length === 0 ? "" : `${strokeThrough(pen, points)}Z`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const strokeThrough = (pen: Pen, points: readonly Point[]): string =>
  `M${points.map(({ x, y }) => `${pen.write(x)} ${pen.write(y)}`).join("L")}`;

/** The points of each run of values between two gaps. */
function runsOf(pen: Pen, { days, values }: DrawnColumns): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  for (const [at, day] of days.entries()) {
    const value = values[at] ?? null;
    if (value === null) {
      run = [];
      continue;
    }
    if (run.length === 0) runs.push(run);
    run.push({ x: pen.x(day), y: pen.y(value) });
  }
  return runs;
}
