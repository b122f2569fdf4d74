import { dayZerosOn } from "../day-zeros.ts";
import type { KnownAnnouncement, Reference } from "../reference.ts";

/** Sessions either side of a day 0 that still count as near it. */
const NEAR_SESSIONS = 1;

/** An announcement and how many sessions its day 0 lies after a session (before, where negative). */
export interface NearAnnouncement {
  readonly announcement: KnownAnnouncement;
  readonly distance: number;
}

const kept = new WeakMap<Reference, Map<string, ReadonlyMap<string, readonly NearAnnouncement[]>>>();

/**
 * The announcements whose day 0 on an exchange lies within one session of each session, by session (ISO date of
 * the exchange), nearest first; a session without any is left out. Worked out once per reference.
 */
export function announcementsNear(
  reference: Reference,
  exchange: string,
): ReadonlyMap<string, readonly NearAnnouncement[]> {
  const byExchange =
    kept.get(reference) ?? new Map<string, ReadonlyMap<string, readonly NearAnnouncement[]>>();
  kept.set(reference, byExchange);
  const known = byExchange.get(exchange);
  if (known) return known;
  const sessions = reference.calendars.get(exchange)?.sessions ?? [];
  const near = new Map<string, NearAnnouncement[]>();
  for (const { announcement, dayZero } of dayZerosOn(reference, exchange).values()) {
    if (dayZero.status !== "found") continue;
    for (let distance = -NEAR_SESSIONS; distance <= NEAR_SESSIONS; distance++) {
      const session = sessions[dayZero.index - distance]?.session;
      if (session === undefined) continue;
      const there = near.get(session) ?? [];
      there.push({ announcement, distance });
      near.set(session, there);
    }
  }
  for (const there of near.values()) there.sort((a, b) => Math.abs(a.distance) - Math.abs(b.distance));
  byExchange.set(exchange, near);
  return near;
}
