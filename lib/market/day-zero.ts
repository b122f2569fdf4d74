import { coverage, reactionEnd, sessionIndex, sessionReactingTo } from "./calendar.ts";
import { exchange } from "./exchanges.ts";
import { dayNumber, isoDate, localInstant, sessionOf } from "./session-date.ts";
import type { AnnouncementTime, Calendar, DayZero, DayZeroReason } from "./types.ts";

/** Where only the day is known, this time of it stands in, in the announcement's own zone. */
const TIME_OF_AN_UNKNOWN_HOUR = "12:00";

/**
 * The first session in which an exchange's market could react (the whole rule is in README.md beside this file):
 * the first whose end, closing auction included, comes after the announcement's instant. An announcement known to
 * the day counts at noon where it was made; one known to the month is not studied. `no calendar` means that the
 * instant lies outside the days the calendar covers.
 * @throws RangeError when a precision of hour or better comes without an instant, or the zone is unknown
 */
export function dayZero(time: AnnouncementTime, calendar: Calendar): DayZero {
  if (time.precision === "month") return { status: "not studied" };
  const instant = instantOf(time);
  const localDate = sessionOf(instant, exchange(calendar.exchange).zone);
  const index = sessionReactingTo(calendar, instant);
  const found = calendar.sessions[index];
  const covered = coverage(calendar);
  if (!found || !covered || localDate < covered.first) return { status: "no calendar" };
  return {
    status: "found",
    session: found.session,
    index,
    instant,
    reason: reasonFor(instant, localDate, calendar),
    fromDay: time.precision === "day",
    closures: closuresBetween(localDate, found.session, calendar),
  };
}

function instantOf({ announcedAt, localDate, zone, precision }: AnnouncementTime): number {
  if (precision === "day") return localInstant(localDate, TIME_OF_AN_UNKNOWN_HOUR, zone);
  if (announcedAt === null) throw new RangeError(`A precision of ${precision} needs an instant`);
  return announcedAt;
}

/** Where an instant falls on its own local date at the exchange. */
function reasonFor(instant: number, localDate: string, calendar: Calendar): DayZeroReason {
  const session = calendar.sessions[sessionIndex(calendar, localDate)];
  if (!session) return "closed day";
  if (instant < session.opensAt) return "before the open";
  if (instant < session.closesAt) return "during the session";
  return instant < reactionEnd(calendar, session) ? "in the closing auction" : "after the close";
}

/** The weekday closures from an instant's local date to day 0. */
function closuresBetween(from: string, to: string, { closures }: Calendar): { date: string; kind: string }[] {
  const found: { date: string; kind: string }[] = [];
  for (let day = dayNumber(from); day < dayNumber(to); day += 1) {
    const date = isoDate(day);
    const kind = closures.get(date);
    if (kind !== undefined) found.push({ date, kind });
  }
  return found;
}
