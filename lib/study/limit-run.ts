// Price limits stop a reaction half way: the rest comes on the following sessions. Both ways of counting.
import { cumulativeAbnormalReturn, type MeasuredStudy } from "./cumulative.ts";
import type { Tested } from "./types.ts";

/** Where a close stood: at its upper or lower limit, or free. */
export type LimitState = "up" | "down" | "free";

/** A reaction whose day 0 closed at its limit. */
export interface CensoredReaction {
  readonly limit: "up" | "down";
  /** The last session, relative to day 0, of the run of closes at that limit. */
  readonly lastLimitSession: number;
  /** The first session after the run, in which the price could find its level. */
  readonly firstFreeSession: number;
  /** Day 0 alone: what a table that knows no limits shows. Null for a gap. */
  readonly dayZero: Tested | null;
  /** CAR from day 0 to the last session at the limit. */
  readonly throughRun: Tested | null;
  /** CAR from day 0 to the first free session: the whole reaction (Kim & Rhee 1997). */
  readonly throughFirstFree: Tested | null;
}

/**
 * Carries a censored reaction to the end of its limit run: the consecutive sessions from day 0 on whose close
 * is at the limit on the same side. In: the study, and the state of the close of each session from day 0 on.
 * Out: null when day 0 did not close at a limit. A CAR is null where it would cross a gap or run past the
 * study's event window.
 */
export function censoredReaction(
  study: MeasuredStudy,
  statesFromDayZero: readonly LimitState[],
): CensoredReaction | null {
  const limit = statesFromDayZero[0];
  if (limit === undefined || limit === "free") return null;
  let lastLimitSession = 0;
  while (statesFromDayZero[lastLimitSession + 1] === limit) lastLimitSession += 1;
  const firstFreeSession = lastLimitSession + 1;
  const through = (end: number) => cumulativeAbnormalReturn(study, { start: 0, end });
  return {
    limit,
    lastLimitSession,
    firstFreeSession,
    dayZero: through(0),
    throughRun: through(lastLimitSession),
    throughFirstFree: through(firstFreeSession),
  };
}
