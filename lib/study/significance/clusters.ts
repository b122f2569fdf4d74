// Events on the same days are not independent: what moved one share that day moved the others as well.
import type { SessionWindow } from "../types.ts";
import { calendarPlaces, type PanelCalendar } from "./calendar.ts";

/** How the events of a sample share their days. */
export interface Clustering {
  readonly events: number;
  /** Different days 0. */
  readonly days: number;
  /** Events in the fullest day. */
  readonly largest: number;
  /** Events that share their day 0 with another. */
  readonly sharing: number;
  /** Pairs of different days 0 whose event windows overlap. */
  readonly overlappingDays: number;
  /** For each event, the number of its day 0, from 0, in order of first appearance. */
  readonly groups: Int32Array;
  /** Pairs of events whose event windows have a day in common, those of one day 0 among them. */
  readonly overlappingPairs: number;
  /** Events in the longest chain of windows, each of which overlaps another of it; 1 where none does. */
  readonly longestChain: number;
}

/** The first and the last day of each event's window, in the count of its days 0. */
export interface WindowSpans {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/**
 * Groups events by day 0. In: day 0 of each event as a whole number on one common count of sessions (for
 * several exchanges the union of their days, `calendarPlaces`), and the event window in the same count, or
 * where an exchange's holidays stretch some windows, the span of each.
 */
export function clusterEvents(
  dayZero: Int32Array,
  window: SessionWindow,
  spans: WindowSpans = {
    first: dayZero.map((day) => day + window.start),
    last: dayZero.map((day) => day + window.end),
  },
): Clustering {
  const groupOf = new Map<number, number>();
  const sizes: number[] = [];
  const groups = new Int32Array(dayZero.length);
  dayZero.forEach((day, event) => {
    const group = groupOf.get(day) ?? groupOf.size;
    groupOf.set(day, group);
    groups[event] = group;
    sizes[group] = (sizes[group] ?? 0) + 1;
  });
  const days = [...groupOf.keys()].sort((left, right) => left - right);
  const reach = window.end - window.start;
  let overlappingDays = 0;
  let first = 0;
  days.forEach((day, place) => {
    while (day - (days[first] ?? day) > reach) first += 1;
    overlappingDays += place - first;
  });
  return {
    events: dayZero.length,
    days: days.length,
    largest: sizes.reduce((most, size) => Math.max(most, size), 0),
    sharing: sizes.reduce((sum, size) => sum + (size > 1 ? size : 0), 0),
    overlappingDays,
    groups,
    ...overlaps(spans),
  };
}

/**
 * Groups the events of a calendar: days are counted in the union of all exchanges' days, so that a window of a listing
 * in Hong Kong and one of a listing in New York overlap where they hold the same date. A window that reaches past the
 * end of the data is as long as the sessions there are. In: events that have a day 0.
 */
export function clusterByCalendar(calendar: PanelCalendar, window: SessionWindow): Clustering {
  const places = calendarPlaces(calendar);
  const inside = (row: number, offset: number) => {
    let session = offset;
    while (session !== 0 && places.placeOf(row, session) < 0) session -= Math.sign(offset);
    return places.placeOf(row, session);
  };
  const ofEach = (offset: number) => calendar.pair.map((_, row) => inside(row, offset));
  return clusterEvents(ofEach(0), window, { first: ofEach(window.start), last: ofEach(window.end) });
}

/** Which windows meet: two of them do unless one ends before the other begins. */
function overlaps({ first, last }: WindowSpans): Pick<Clustering, "overlappingPairs" | "longestChain"> {
  const begins = first.slice().sort();
  const ends = last.slice().sort();
  let overlappingPairs = 0;
  let over = 0;
  let longestChain = 0;
  let chain = 0;
  begins.forEach((begin, before) => {
    while (over < ends.length && (ends[over] ?? 0) < begin) over += 1;
    overlappingPairs += before - over;
    // Nobody under way: all that began before have ended.
    chain = before === over ? 1 : chain + 1;
    longestChain = Math.max(longestChain, chain);
  });
  return { overlappingPairs, longestChain };
}

/** Whether any two events share a day 0. */
export function isClustered(clustering: Clustering): boolean {
  return clustering.sharing > 0;
}

/** Whether windows of different days 0 have a day in common. */
export function isOverlapping(clustering: Clustering): boolean {
  return clustering.overlappingDays > 0;
}
