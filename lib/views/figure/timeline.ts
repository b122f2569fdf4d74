import { dayNumber, sessionOf } from "../../market/session-date.ts";
import { dayZerosOn } from "../../reactions/day-zeros.ts";
import type { KnownAnnouncement, Listing, Reference } from "../../reactions/reference.ts";
import type { Selection } from "../../reactions/selection.ts";
import { MOST_MARKS } from "./most-marks.ts";

/** An announcement on the time axis. */
export interface TimelineMark {
  readonly slug: string;
  readonly title: string;
  readonly maker: string;
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
  /** The announcements sent whole. */
  readonly marks: readonly TimelineMark[];
  /** The days of the others, ascending, each as in a mark. A page asks for these once few enough are in view. */
  readonly days: readonly number[];
}

/** The order of lanes: makers first, by their number of announcements stored, and the catch-alls last. */
const LAST_LANES = ["Other labs", "Policy and market"];

/**
 * Announcements in lanes by maker, each at its local date, with day 0 for every listing shown. What is sent does not
 * grow with their titles: of more than 300, only those of `wanted` are whole, up to 300 of them, the newest.
 */
export function timeline(
  { reference, announcements, listings }: Omit<Selection, "filter">,
  wanted: (announcement: KnownAnnouncement) => boolean = () => false,
): TimelineLane[] {
  const sent = announcements.length <= MOST_MARKS ? announcements : announcements.filter(wanted);
  const whole = new Set(sent.slice(-MOST_MARKS));
  const lanes = [...Map.groupBy(announcements, ({ lane }) => lane)].map(([name, own]) => ({
    name,
    marks: own.flatMap((one) => (whole.has(one) ? timelineMark(reference, one, listings) : [])),
    days: own.flatMap((one) => (whole.has(one) ? [] : markDay(one))).sort((a, b) => a - b),
  }));
  const rank = ({ name }: TimelineLane) => LAST_LANES.indexOf(name);
  // Of everything stored, so that no lane moves when the range does.
  const sizes = new Map<string, number>();
  for (const { lane } of reference.announcements) sizes.set(lane, (sizes.get(lane) ?? 0) + 1);
  const size = ({ name }: TimelineLane) => sizes.get(name) ?? 0;
  return lanes.sort((a, b) => rank(a) - rank(b) || size(b) - size(a) || a.name.localeCompare(b.name));
}

/** One announcement as a mark. */
export function timelineMark(
  reference: Reference,
  announcement: KnownAnnouncement,
  listings: readonly Listing[],
): TimelineMark {
  const { slug, title, maker, kinds, time } = announcement;
  const dayZeros: Record<string, number> = {};
  for (const listing of listings) {
    const dayZero = dayZerosOn(reference, listing.exchangeCode).get(slug)?.dayZero;
    if (dayZero?.status === "found") dayZeros[listing.symbol] = dayNumber(dayZero.session);
  }
  return {
    slug,
    title,
    maker,
    kinds,
    precision: time.precision,
    announcedAt: time.announcedAt,
    localDate: time.localDate,
    zone: time.zone,
    day: markDay(announcement),
    dayZeros,
  };
}

/** The day on which an announcement stands on the axis, as days since 1970-01-01. */
export function markDay({ time }: KnownAnnouncement): number {
  const date = time.announcedAt === null ? time.localDate : sessionOf(time.announcedAt, time.zone);
  return dayNumber(time.precision === "month" ? `${date}-15` : date);
}
