import { dayNumber, sessionOf } from "../market/session-date.ts";
import { dayZerosOn } from "./day-zeros.ts";
import type { KnownAnnouncement, Listing, Reference } from "./reference.ts";

/** An announcement on the time axis. */
export interface TimelineMark {
  readonly slug: string;
  readonly title: string;
  readonly maker: string;
  readonly lane: string;
  readonly kinds: readonly string[];
  readonly precision: string;
  /** Milliseconds since the epoch; null where only the day or month is known. */
  readonly announcedAt: number | null;
  readonly localDate: string;
  readonly zone: string;
  /** Days since 1970-01-01 of the local date (the middle of the month where only that is known). */
  readonly day: number;
  /** Day 0 by symbol, as days since 1970-01-01, for the listings shown. */
  readonly dayZeros: Readonly<Record<string, number>>;
}

export interface TimelineLane {
  readonly name: string;
  readonly marks: readonly TimelineMark[];
}

/** The order of lanes: makers first, by their number of announcements, and the catch-alls last. */
const LAST_LANES = ["Other labs", "Policy and market"];

/** Announcements in lanes by maker, each at its local date, with day 0 for every listing shown. */
export function timeline(
  reference: Reference,
  announcements: readonly KnownAnnouncement[],
  listings: readonly Listing[],
): TimelineLane[] {
  const marks = announcements.map((announcement) => timelineMark(reference, announcement, listings));
  const lanes = [...Map.groupBy(marks, ({ lane }) => lane)].map(([name, own]) => ({ name, marks: own }));
  const rank = ({ name }: TimelineLane) => LAST_LANES.indexOf(name);
  return lanes.sort(
    (a, b) => rank(a) - rank(b) || b.marks.length - a.marks.length || a.name.localeCompare(b.name),
  );
}

/** One announcement as a mark. */
export function timelineMark(
  reference: Reference,
  announcement: KnownAnnouncement,
  listings: readonly Listing[],
): TimelineMark {
  const { slug, title, maker, lane, kinds, time } = announcement;
  const month = time.precision === "month";
  const date = time.announcedAt === null ? time.localDate : sessionOf(time.announcedAt, time.zone);
  const dayZeros: Record<string, number> = {};
  for (const listing of listings) {
    const dayZero = dayZerosOn(reference, listing.exchangeCode).get(slug)?.dayZero;
    if (dayZero?.status === "found") dayZeros[listing.symbol] = dayNumber(dayZero.session);
  }
  return {
    slug,
    title,
    maker,
    lane,
    kinds,
    precision: time.precision,
    announcedAt: time.announcedAt,
    localDate: time.localDate,
    zone: time.zone,
    day: dayNumber(month ? `${date}-15` : date),
    dayZeros,
  };
}
