import { lastAtOrBefore } from "../../../lib/drawing/plot-frame.ts";
import type { DayWindow } from "../../../lib/drawing/zoom-window.ts";
import { MOST_MARKS } from "../../../lib/views/figure/most-marks.ts";
import type { TimelineLane } from "../../../lib/views/figure/timeline.ts";

/** Announcements of some days that have come whole. */
export interface LoadedMarks extends DayWindow {
  readonly lanes: readonly TimelineLane[];
}

/**
 * The days whose announcements are to be asked for; null where none of those shown are counted only, where there are
 * too many, or where they are here. As many days on each side come along if there are few enough, for whoever moves on.
 */
export function daysToLoad(
  lanes: readonly TimelineLane[],
  shown: DayWindow,
  loaded: DayWindow | null,
): DayWindow | null {
  if (loaded && loaded.first <= shown.first && loaded.last >= shown.last) return null;
  if (countedWithin(lanes, shown) === 0 || !isFew(lanes, shown)) return null;
  const beside = shown.last - shown.first;
  const wide = { first: shown.first - beside, last: shown.last + beside };
  return isFew(lanes, wide) ? wide : { first: shown.first, last: shown.last };
}

/** The lanes with what has come in the place of its counts. */
export function fillLanes(lanes: readonly TimelineLane[], loaded: LoadedMarks): TimelineLane[] {
  const come = new Map(loaded.lanes.map(({ name, marks }) => [name, marks]));
  const isCome = (day: number) => day >= loaded.first && day <= loaded.last;
  return lanes.map(({ name, marks, days }) => {
    const known = new Set(marks.map(({ slug }) => slug));
    const fresh = (come.get(name) ?? []).filter(({ slug }) => !known.has(slug));
    return { name, marks: [...marks, ...fresh], days: days.filter((day) => !isCome(day)) };
  });
}

const isFew = (lanes: readonly TimelineLane[], window: DayWindow): boolean =>
  countedWithin(lanes, window) + wholeWithin(lanes, window) <= MOST_MARKS;

const countedWithin = (lanes: readonly TimelineLane[], { first, last }: DayWindow): number =>
  lanes.reduce((sum, { days }) => sum + lastAtOrBefore(days, last) - lastAtOrBefore(days, first - 1), 0);

const wholeWithin = (lanes: readonly TimelineLane[], { first, last }: DayWindow): number =>
  lanes.reduce((sum, { marks }) => sum + marks.filter(({ day }) => day >= first && day <= last).length, 0);
