// An estimation window without the sessions of other announcements, which would pass for ordinary noise.
import type { SessionWindow } from "./types.ts";

/** What one event's estimation window does without. */
export interface CleanEstimation {
  /** Positions in the event's series, inside the estimation window and outside the event window. */
  readonly leftOut: readonly number[];
  /** Sessions by which the whole window lies earlier, before the first of a chain of announcements. */
  readonly moved: number;
}

/** The whole window where it stands. */
export const WHOLE_ESTIMATION: CleanEstimation = { leftOut: [], moved: 0 };

/** An estimation window where it really lies. */
export const movedWindow = ({ start, end }: SessionWindow, { moved }: CleanEstimation): SessionWindow => ({
  start: start - moved,
  end: end - moved,
});

/** Returns as an estimation reads them: NaN at the positions left out. The same array where there are none. */
export function withoutSessions(returns: Float64Array, leftOut: readonly number[]): Float64Array {
  if (leftOut.length === 0) return returns;
  const left = Float64Array.from(returns);
  for (const position of leftOut) left[position] = Number.NaN;
  return left;
}
