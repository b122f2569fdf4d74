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

/** Windows with fewer sessions between them are read as one: each is a question to the database of its own. */
const FEWEST_BETWEEN = 60;

/**
 * The sessions of an exchange that the figures of pairs are made from, whose days 0 are these positions in its
 * calendar: round each its estimation window, its event window and the sessions of its charts, with the session before
 * them, whose close the first return needs. Out: windows in order, none of which meets the next; beyond either end of
 * the calendar they are open. With `history` it is one window, with so many sessions before all of them.
 */
export function sessionsBehind(
  calendar: Calendar | undefined,
  dayZeros: readonly number[],
  { estimation, window, exclude }: Pick<Filter, "estimation" | "window" | "exclude">,
  history = 0,
): readonly BarRange[] {
  if (!calendar) return [];
  const estimated = -estimation.start + (exclude === "cluster" ? LONGEST_MOVE : 0);
  const before = Math.max(estimated, -window.start, SESSIONS_BEFORE) + 1 + history;
  const after = Math.max(estimation.end, window.end, SESSIONS_AFTER);
  const between = history > 0 ? Number.POSITIVE_INFINITY : FEWEST_BETWEEN;
  const windows: { first: number; last: number }[] = [];
  for (const dayZero of dayZeros.toSorted((a, b) => a - b)) {
    const [first, last] = [dayZero - before, dayZero + after];
    const latest = windows.at(-1);
    if (latest && first - latest.last <= between) latest.last = last;
    else windows.push({ first, last });
  }
  const dateAt = (position: number) => calendar.sessions[position]?.session ?? null;
  return windows.map(({ first, last }) => ({ from: dateAt(first), to: dateAt(last) }));
}

/**
 * Whether a listing closes at its limit from one of these positions to the end of a window that is not the end of its
 * series: what comes after it was not read.
 */
export function isRunCut(
  reference: Reference,
  listing: Listing,
  part: InstrumentSeries,
  { windows, positions }: { readonly windows: readonly BarRange[]; readonly positions: readonly number[] },
): boolean {
  const isAtLimit = (index: number) => (limitFacts(reference, listing, part, index)?.state ?? null) !== null;
  const ends = windows.flatMap(({ to }) =>
    to && to !== part.range?.last ? (part.position.get(to) ?? []) : [],
  );
  const cut = new Set(ends.filter(isAtLimit).map((last) => last + 1));
  return (
    cut.size > 0 &&
    positions.some(
      (index) => isAtLimit(index) && cut.has(index + limitRunFrom(reference, listing, part, index)),
    )
  );
}
