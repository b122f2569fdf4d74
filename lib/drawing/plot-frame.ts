import type { TimeAxis, ValueAxis } from "./axis.ts";

/** Space round the plot in pixels; the same for every chart of a page and its timeline, so that days align. */
export interface PlotFrame {
  readonly width: number;
  readonly left: number;
  readonly right: number;
}

const NARROW_PIXELS = 640;

/** The frame of a chart of some width: value labels take less room on a phone. */
export function plotFrame(width: number): PlotFrame {
  return width < NARROW_PIXELS ? { width, left: 40, right: 10 } : { width, left: 56, right: 16 };
}

/** Wide enough for the names of lines beside their ends, and for more of each. */
const LABELLED_PIXELS = 900;
const ROOMY_PIXELS = 1_200;

/** The frame of a page's figure of prices: where there is room, names stand right of the plot, at the ends of lines. */
export function figureFrame(width: number): PlotFrame {
  if (width < LABELLED_PIXELS) return plotFrame(width);
  return { ...plotFrame(width), right: width < ROOMY_PIXELS ? 176 : 216 };
}

/** Whether names have room right of the plot. */
export const hasLabelRoom = ({ width, right }: PlotFrame): boolean => width >= LABELLED_PIXELS && right > 100;
/** Whether a figure is as narrow as a phone's. */
export const isNarrow = ({ width }: PlotFrame): boolean => width < NARROW_PIXELS;

/** A place across the figure as a share of its width: right for what lies over a drawing that is shown smaller, too. */
export const acrossShare = ({ width }: PlotFrame, x: number): string =>
  `${((x / Math.max(1, width)) * 100).toFixed(3)}%`;

/** The ends of an axis, both included. */
export type AxisEnds = Pick<TimeAxis, "first" | "last">;

/** A day's place across the figure, in pixels. */
export function dayX({ width, left, right }: PlotFrame, { first, last }: AxisEnds, day: number): number {
  const span = Math.max(1, last - first);
  return left + ((day - first) / span) * (width - left - right);
}

/** The day under a place across the figure; may lie outside the axis. */
export function dayAt({ width, left, right }: PlotFrame, { first, last }: AxisEnds, x: number): number {
  return Math.round(first + ((x - left) / Math.max(1, width - left - right)) * (last - first));
}

/** Logarithms of two engines differ in their last digits; server and browser have to draw the same. */
const PER_PIXEL = 1_000;

/** A value's place in a plot between `top` and `bottom`, in pixels, to a thousandth. */
export function valueY(axis: ValueAxis, value: number, top: number, bottom: number): number {
  const place = axis.logarithmic ? Math.log : (number: number) => number;
  const share = (place(value) - place(axis.low)) / (place(axis.high) - place(axis.low));
  return Math.round((bottom - share * (bottom - top)) * PER_PIXEL) / PER_PIXEL;
}

/** Of the width of an axis across a cell, the share at each end that keeps room for half a mark. */
const END_SHARE = 0.03;

/** Where a value stands across an axis that is as wide as its cell, of 100, to two decimals. */
export function shareAcross(value: number, { low, high }: Pick<ValueAxis, "low" | "high">): number {
  const share = END_SHARE + ((value - low) / (high - low)) * (1 - 2 * END_SHARE);
  return Math.round(share * 10_000) / 100;
}

/** The index of the last day at or before `day` in ascending `days`; -1 where there is none. */
export function lastAtOrBefore(days: readonly number[], day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
