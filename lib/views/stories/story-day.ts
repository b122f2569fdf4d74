import { addDays, isIsoDate, localInstant, sessionOf } from "../../market/session-date.ts";
import type { KnownAnnouncement, Reference } from "../../reactions/reference.ts";

/** A story is told by the clocks of Beijing, which Hong Kong, Shenzhen and Shanghai have too. */
const STORY_ZONE = "Asia/Shanghai";

/** No story is told of a day outside of these: what is stored lies well within. */
const FIRST_DAY = "1990-01-01";
const LAST_DAY = "2099-12-31";

/** Whether a text is a day that a story can be asked of: a real ISO date. */
export const isStoryDay = (text: string): boolean => isIsoDate(text) && text >= FIRST_DAY && text <= LAST_DAY;

/** A day of Beijing as instants, milliseconds since the epoch: its midnight and the next. */
export const dayBounds = (day: string): { readonly begins: number; readonly ends: number } => ({
  begins: localInstant(day, "00:00", STORY_ZONE),
  ends: localInstant(addDays(day, 1), "00:00", STORY_ZONE),
});

/**
 * The day whose story an announcement belongs to: by Beijing's clocks where its hour is known; its own day, in its own
 * zone, where only that is known. Null where only the month is.
 */
export function storyDayOf({ time }: Pick<KnownAnnouncement, "time">): string | null {
  if (time.precision === "month") return null;
  return time.precision === "day" || time.announcedAt === null
    ? time.localDate
    : sessionOf(time.announcedAt, STORY_ZONE);
}

const kept = new WeakMap<Reference, ReadonlyMap<string, readonly KnownAnnouncement[]>>();

/** All announcements by the day of their story, in the order of their times; made once for each reference. */
export function announcementsByDay(reference: Reference): ReadonlyMap<string, readonly KnownAnnouncement[]> {
  const known = kept.get(reference);
  if (known) return known;
  const byDay = new Map<string, KnownAnnouncement[]>();
  for (const announcement of reference.announcements) {
    const day = storyDayOf(announcement);
    if (day === null) continue;
    byDay.set(day, [...(byDay.get(day) ?? []), announcement]);
  }
  const instant = ({ time }: KnownAnnouncement) =>
    time.precision === "day" ? Number.POSITIVE_INFINITY : (time.announcedAt ?? Number.POSITIVE_INFINITY);
  for (const own of byDay.values()) own.sort((a, b) => (instant(a) < instant(b) ? -1 : 1));
  kept.set(reference, byDay);
  return byDay;
}

/** The announcements of a day's month of which nothing but the month is known. */
export const announcementsOfMonth = (
  { announcements }: Pick<Reference, "announcements">,
  day: string,
): readonly KnownAnnouncement[] =>
  announcements.filter(
    ({ time }) => time.precision === "month" && time.localDate.slice(0, 7) === day.slice(0, 7),
  );
