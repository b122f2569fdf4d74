// Events on the same days are not independent: what moved one share that day moved the others as well.
import type { SessionWindow } from "../types.ts";

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
}

/**
 * Groups events by day 0. In: day 0 of each event as a whole number on one common count of sessions (for
 * several exchanges, days since 1970), and the event window in the same count.
 */
export function clusterEvents(dayZero: Int32Array, window: SessionWindow): Clustering {
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
  };
}

/** Whether any two events share a day 0. */
export function isClustered(clustering: Clustering): boolean {
  return clustering.sharing > 0;
}
