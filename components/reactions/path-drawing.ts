import { bandPath, linePath, type Pen, toTenths } from "../../lib/drawing/pen.ts";
import type { PathPoint } from "../../lib/reactions/car-path.ts";

/** A small chart's drawing units: session -10 to +10 across, the common scale up. */
export const PATH_BOX = { width: 200, height: 72 } as const;

interface Scale {
  readonly low: number;
  readonly high: number;
}

const SESSIONS = 20;

/** Where a session stands across the box. */
export const acrossAt = (session: number): number => ((session + SESSIONS / 2) / SESSIONS) * PATH_BOX.width;

/** Where a value stands in the box, from its top; one beyond the scale stands at the edge. */
export function downAt(value: number, { low, high }: Scale): number {
  const share = (Math.min(high, Math.max(low, value)) - low) / (high - low);
  return PATH_BOX.height * (1 - share);
}

const pen = (scale: Scale): Pen => ({
  x: acrossAt,
  y: (value) => downAt(value, scale),
  write: toTenths,
  dot: 2,
});

const sessionsOf = (path: readonly PathPoint[]): number[] => path.map(({ session }) => session);

/** The line of a path as SVG path data; it ends at a gap, after which no sum can be made. */
export const pathLine = (path: readonly PathPoint[], scale: Scale): string =>
  linePath(pen(scale), { days: sessionsOf(path), values: path.map(({ car }) => car) });

/** The band of a path as SVG path data: along its upper edge and back along the lower one. */
export const pathBand = (path: readonly PathPoint[], scale: Scale): string =>
  bandPath(pen(scale), sessionsOf(path), {
    highs: path.map(({ high }) => high),
    lows: path.map(({ low }) => low),
  });
