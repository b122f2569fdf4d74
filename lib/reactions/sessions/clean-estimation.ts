// Which sessions of a pair's estimation window belong to other announcements, and are no ordinary sessions.
import type { Filter } from "../../filters.ts";
import { firstPosition } from "../../market/calendar.ts";
import { type CleanEstimation, WHOLE_ESTIMATION } from "../../study/clean-estimation.ts";
import type { SessionWindow } from "../../study/types.ts";
import { type AnnouncementSpan, LONGEST_SPAN, spansOn } from "../day-zero/others-in-window.ts";
import type { PlacedPair } from "../selection.ts";

/** A window is moved back by so many sessions at most: a longer chain leaves no year before it. */
export const LONGEST_MOVE = 250;

/** How a filter keeps an estimation window clean. */
export type CleanFilter = Pick<Filter, "estimation" | "window" | "exclude">;

/**
 * What the estimation window of a pair does without, day 0 at position `index` of the listing's series. Round the day
 * 0 of each other announcement its CAR window is left out (round each session that may have been day 0, where only the
 * day is known): of those that name the company, or of all, and a reader's other dates. A session that the pair's own CAR window holds stays.
 *
 * `cluster` leaves nothing out and moves the window instead: where the CAR windows of earlier announcements of the
 * company chain with the pair's own, it ends as far before the first of them as it would before day 0. An estimation
 * window after the event is not moved.
 */
export function cleanEstimation(pair: PlacedPair, index: number, filter: CleanFilter): CleanEstimation {
  const { exclude, estimation } = filter;
  const { dayZero, announcement } = pair.placed;
  if (exclude === "none" || dayZero.status !== "found") return WHOLE_ESTIMATION;
  const { company, exchangeCode } = pair.listing;
  const stored = spansOn(pair.reference, exchangeCode, exclude === "all" ? null : company);
  const spans = pair.ownDates ? [...stored, ...pair.ownDates].sort((a, b) => a.first - b.first) : stored;
  // Positions in the calendar are so many sessions beyond those in the series.
  const offset = dayZero.index - (pair.index ?? index);
  const { slug } = announcement;
  if (exclude === "cluster") {
    const moved = estimation.start > 0 ? 0 : chainBefore(spans, slug, offset + index, filter.window);
    return moved === 0 ? WHOLE_ESTIMATION : { leftOut: [], moved };
  }
  const leftOut = sessionsOf(spans, slug, { offset, index }, filter).filter((position) =>
    Number.isFinite(pair.series.returns[position] ?? Number.NaN),
  );
  return leftOut.length === 0 ? WHOLE_ESTIMATION : { leftOut, moved: 0 };
}

/** Positions in the series of the estimation window that the CAR windows of these announcements hold, ascending. */
function sessionsOf(
  spans: readonly AnnouncementSpan[],
  own: string,
  { offset, index }: { readonly offset: number; readonly index: number },
  { estimation, window }: CleanFilter,
): number[] {
  const [from, to] = [index + estimation.start, index + estimation.end];
  const held = new Set<number>();
  const earliest = offset + from - window.end - LONGEST_SPAN;
  const begin = firstPosition(spans.length, (at) => (spans[at]?.first ?? 0) >= earliest);
  for (let at = begin; at < spans.length; at++) {
    const span = spans[at];
    if (!span || span.first - offset + window.start > to) break;
    const { slug, first, last } = span;
    if (slug === own) continue;
    const end = Math.min(to, last - offset + window.end);
    for (let position = Math.max(from, first - offset + window.start); position <= end; position++) {
      held.add(position);
    }
  }
  const [start, end] = [index + Math.min(window.start, 0), index + Math.max(window.end, 0)];
  return [...held].filter((position) => position < start || position > end).sort((a, b) => a - b);
}

/** How many sessions before `dayZero` the first announcement lies whose windows chain with its own. */
function chainBefore(
  spans: readonly AnnouncementSpan[],
  own: string,
  dayZero: number,
  { start, end }: SessionWindow,
): number {
  let first = dayZero;
  // From the last one before day 0 back, each may lengthen the chain.
  for (
    let at = firstPosition(spans.length, (place) => (spans[place]?.first ?? 0) >= dayZero) - 1;
    at >= 0;
    at--
  ) {
    const span = spans[at];
    if (!span || span.first + LONGEST_SPAN + end < first + start) break;
    if (span.slug !== own && span.last + end >= first + start) first = Math.min(first, span.first);
  }
  return Math.min(dayZero - first, LONGEST_MOVE);
}
