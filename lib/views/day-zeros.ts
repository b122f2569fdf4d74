import { dayZero } from "../market/day-zero.ts";
import type { Calendar, DayZero } from "../market/types.ts";
import type { KnownAnnouncement, Reference } from "./reference.ts";

/** One announcement placed on an exchange. */
export interface PlacedAnnouncement {
  readonly announcement: KnownAnnouncement;
  readonly dayZero: DayZero;
}

const kept = new WeakMap<Reference, Map<string, ReadonlyMap<string, PlacedAnnouncement>>>();

/** Every announcement's day 0 on an exchange, by slug, worked out once per reference. */
export function dayZerosOn(reference: Reference, exchange: string): ReadonlyMap<string, PlacedAnnouncement> {
  const byExchange = kept.get(reference) ?? new Map<string, ReadonlyMap<string, PlacedAnnouncement>>();
  kept.set(reference, byExchange);
  let placed = byExchange.get(exchange);
  if (!placed) {
    const calendar = reference.calendars.get(exchange);
    placed = new Map(
      reference.announcements.map((announcement) => [
        announcement.slug,
        { announcement, dayZero: place(announcement, calendar) },
      ]),
    );
    byExchange.set(exchange, placed);
  }
  return placed;
}

function place({ time }: KnownAnnouncement, calendar: Calendar | undefined): DayZero {
  if (time.precision === "month") return { status: "not studied" };
  return calendar ? dayZero(time, calendar) : { status: "no calendar" };
}

/** Another announcement inside an event window. */
export interface Confounder {
  readonly slug: string;
  readonly title: string;
  /** True where it names the same company; otherwise it is news of the same market. */
  readonly sameCompany: boolean;
}

/**
 * The other announcements whose day 0 on the exchange lies within the window round `index` (a position in the
 * exchange's calendar), in the order of their days 0.
 */
export function confoundersOf(
  placed: ReadonlyMap<string, PlacedAnnouncement>,
  event: string,
  company: string,
  index: number,
  window: { readonly start: number; readonly end: number },
): Confounder[] {
  const found: (Confounder & { readonly distance: number })[] = [];
  for (const [slug, { announcement, dayZero: other }] of placed) {
    if (slug === event || other.status !== "found") continue;
    const distance = other.index - index;
    if (distance < window.start || distance > window.end) continue;
    const sameCompany = announcement.companies.some((concerned) => concerned.company === company);
    found.push({ slug, title: announcement.title, sameCompany, distance });
  }
  return found
    .sort((a, b) => a.distance - b.distance)
    .map(({ slug, title, sameCompany }) => ({ slug, title, sameCompany }));
}
