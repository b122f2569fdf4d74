import type { Filter } from "../../filters.ts";
import type { InstrumentSeries } from "../../market/instrument-series.ts";
import type { Calendar } from "../../market/types.ts";
import type { BarRange } from "../../store/bars/bar-reader.ts";
import type { Listing, Reference } from "../reference.ts";
import { LONGEST_MOVE } from "./clean-estimation.ts";
import { limitFacts, limitRunFrom } from "./market-facts.ts";

/** Charts of a pair show so many sessions before day 0, and whether it lasted is asked of so many after it. */
const SESSIONS_BEFORE = 30;
const SESSIONS_AFTER = 60;

/** Nothing: no session lies in it. */
const NO_SESSION: BarRange = { from: "9999-12-31", to: "0000-01-01" };

/**
 * The sessions of an exchange that the figures of pairs are made from, whose days 0 are these positions in its
 * calendar: the estimation window, the event window and the sessions of their charts, with the session before them,
 * whose close the first return needs, and `history` sessions before all of them. Beyond either end of the calendar the range is open.
 */
export function sessionsBehind(
  calendar: Calendar | undefined,
  dayZeros: readonly number[],
  { estimation, window, exclude }: Pick<Filter, "estimation" | "window" | "exclude">,
  history = 0,
): BarRange {
  if (!calendar || dayZeros.length === 0) return NO_SESSION;
  const estimated = -estimation.start + (exclude === "cluster" ? LONGEST_MOVE : 0);
  const before = Math.max(estimated, -window.start, SESSIONS_BEFORE) + 1 + history;
  const after = Math.max(estimation.end, window.end, SESSIONS_AFTER);
  const [first, last] = ends(dayZeros);
  return {
    from: calendar.sessions[first - before]?.session ?? null,
    to: calendar.sessions[last + after]?.session ?? null,
  };
}

function ends(positions: readonly number[]): [first: number, last: number] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const position of positions) {
    first = Math.min(first, position);
    last = Math.max(last, position);
  }
  return [first, last];
}

/**
 * Whether a listing closes at its limit from one of these positions to the end of a part that is not the end of its
 * series.
 */
export function isRunCut(
  reference: Reference,
  listing: Listing,
  part: InstrumentSeries,
  positions: readonly number[],
): boolean {
  const end = part.sessions.length;
  const isAtLimit = (index: number) => (limitFacts(reference, listing, part, index)?.state ?? null) !== null;
  if (part.sessions.at(-1) === part.range?.last || !isAtLimit(end - 1)) return false;
  return positions.some(
    (index) => isAtLimit(index) && index + limitRunFrom(reference, listing, part, index) >= end,
  );
}
