// Sums over a window that moves on by one session at a time.
import type { SessionWindow } from "./types.ts";

/** Sums over the sessions of a window that have both values: y of the instrument, x of its benchmark. */
export interface RollingMoments {
  readonly count: number;
  readonly y: number;
  readonly x: number;
  readonly yy: number;
  readonly xx: number;
  readonly xy: number;
}

/** After so many steps the sums are taken afresh, so that rounding does not add up over a long history. */
const freshAfterSteps = 64;
/** A sum of squares that falls below this share of what it was has kept the rounding of what left it. */
const keptShare = 1 / 16;

const nothing: RollingMoments = { count: 0, y: 0, x: 0, yy: 0, xx: 0, xy: 0 };

/**
 * Calls `visit` for every session in order with the sums over the window before it. A session with only one of
 * the two values is left out of the sums; a window that reaches past the first session is cut there.
 * In: two arrays of equal length, NaN where missing, and a window that ends before its session. The sums are in
 * the values' units and their squares; the relative rounding of each stays near 1e-15.
 */
export function rollingMoments(
  y: Float64Array,
  x: Float64Array,
  window: SessionWindow,
  visit: (session: number, moments: RollingMoments) => void,
): void {
  let moments = nothing;
  let steps = 0;
  for (let session = 0; session < y.length; session++) {
    const before = moments;
    moments = changed(moments, y, x, session + window.start - 1, -1);
    const emptied = moments.yy < keptShare * before.yy || moments.xx < keptShare * before.xx;
    moments = changed(moments, y, x, session + window.end, 1);
    steps += 1;
    if (emptied || steps >= freshAfterSteps) {
      moments = nothing;
      for (let index = Math.max(0, session + window.start); index <= session + window.end; index++) {
        moments = changed(moments, y, x, index, 1);
      }
      steps = 0;
    }
    visit(session, moments);
  }
}

/** The sums with one session more or one fewer. */
function changed(
  moments: RollingMoments,
  y: Float64Array,
  x: Float64Array,
  index: number,
  sign: 1 | -1,
): RollingMoments {
  const one = y[index] ?? Number.NaN;
  const other = x[index] ?? Number.NaN;
  if (!Number.isFinite(one + other)) return moments;
  return {
    count: moments.count + sign,
    y: moments.y + sign * one,
    x: moments.x + sign * other,
    yy: moments.yy + sign * one * one,
    xx: moments.xx + sign * other * other,
    xy: moments.xy + sign * one * other,
  };
}
