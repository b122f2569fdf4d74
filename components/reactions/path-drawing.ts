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

const at = (session: number, value: number, scale: Scale): string =>
  `${acrossAt(session).toFixed(1)} ${downAt(value, scale).toFixed(1)}`;

/** The line of a path as SVG path data; it ends at a gap, after which no sum can be made. */
export function pathLine(path: readonly PathPoint[], scale: Scale): string {
  const points = path.flatMap(({ session, car }) => (car === null ? [] : [at(session, car, scale)]));
  return points.length === 0 ? "" : `M${points.join("L")}`;
}

/** The band of a path as SVG path data: along its upper edge and back along the lower one. */
export function pathBand(path: readonly PathPoint[], scale: Scale): string {
  const upper = path.flatMap(({ session, high }) => (high === null ? [] : [at(session, high, scale)]));
  const lower = path.flatMap(({ session, low }) => (low === null ? [] : [at(session, low, scale)]));
  return upper.length === 0 ? "" : `M${[...upper, ...lower.reverse()].join("L")}Z`;
}
