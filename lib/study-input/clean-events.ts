// Which sessions of the events themselves an estimation window does without (`--exclude-events`).
import { firstPosition } from "../market/calendar.ts";
import type { BatchEvents } from "../study/batch/study-events.ts";
import { type CleanEstimation, WHOLE_ESTIMATION } from "../study/clean-estimation.ts";
import type { SessionWindow } from "../study/types.ts";
import { firstOnOrAfter } from "./event-day.ts";

/** The events as they lie in time. */
export interface LaidEvents extends Pick<BatchEvents, "pair" | "dayZero"> {
  /** The security of each event. */
  readonly securities: readonly string[];
  /** The dates of the sessions of each pair. */
  readonly datesOfPair: readonly (readonly string[])[];
}

/** How estimation windows are kept clean. */
export interface CleanChoice {
  readonly estimation: SessionWindow;
  readonly window: SessionWindow;
  readonly exclude: "security" | "all" | "cluster";
}

/**
 * What each event's estimation window does without: the event windows round the days 0 of the other events of its
 * security, or of all. `cluster` moves the window before the first of the security's events whose event windows chain
 * with its own; a window after day 0 stays. Days 0 of other securities are looked up by date among its own sessions.
 */
export function cleanEvents(
  { pair, dayZero, securities, datesOfPair }: LaidEvents,
  choice: CleanChoice,
): CleanEstimation[] {
  const groups = securities.map((security) => (choice.exclude === "all" ? "" : security));
  const datesOfGroup = new Map<string, Set<string>>();
  groups.forEach((group, event) => {
    const date = datesOfPair[pair[event] ?? -1]?.[dayZero[event] ?? -1];
    const dates = datesOfGroup.get(group) ?? new Set<string>();
    datesOfGroup.set(group, dates);
    if (date !== undefined) dates.add(date);
  });
  const placed = new Map<string, Int32Array>();
  const placesOf = (group: string, own: number): Int32Array => {
    const key = `${own} ${group}`;
    const known = placed.get(key);
    if (known) return known;
    const sessions = datesOfPair[own] ?? [];
    const found = [...(datesOfGroup.get(group) ?? [])].map((date) => firstOnOrAfter(sessions, date));
    const places = Int32Array.from(found.filter((place) => place >= 0)).sort();
    placed.set(key, places);
    return places;
  };
  return groups.map((group, event) => {
    const own = dayZero[event] ?? -1;
    if (own < 0) return WHOLE_ESTIMATION;
    const places = placesOf(group, pair[event] ?? -1);
    if (choice.exclude !== "cluster") return { leftOut: sessionsOf(places, own, choice), moved: 0 };
    return { leftOut: [], moved: choice.estimation.start > 0 ? 0 : chainBefore(places, own, choice.window) };
  });
}

/** The estimation sessions within the event windows of other days, ascending. */
function sessionsOf(places: Int32Array, own: number, { estimation, window }: CleanChoice): number[] {
  const [from, to] = [own + estimation.start, own + estimation.end];
  const left: number[] = [];
  const begin = firstPosition(places.length, (at) => (places[at] ?? 0) + window.end >= from);
  for (let at = begin; at < places.length; at++) {
    const place = places[at] ?? 0;
    if (place + window.start > to) break;
    if (place === own) continue;
    const first = Math.max(from, place + window.start, (left.at(-1) ?? -1) + 1);
    for (let session = first; session <= Math.min(to, place + window.end); session++) left.push(session);
  }
  return left;
}

/** How many sessions before `own` the first day lies whose event windows chain with its own. */
function chainBefore(places: Int32Array, own: number, { start, end }: SessionWindow): number {
  let first = own;
  for (let at = firstPosition(places.length, (one) => (places[one] ?? 0) >= own) - 1; at >= 0; at--) {
    const place = places[at] ?? 0;
    if (place + end < first + start) break;
    first = place;
  }
  return own - first;
}
