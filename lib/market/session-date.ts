const DAY_MILLISECONDS = 86_400_000;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Whole days from 1970-01-01 to an ISO date. Zone-free: a session is a name of a day, not an instant.
 * @throws RangeError when the text is no real calendar date
 */
export function dayNumber(date: string): number {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MILLISECONDS;
  if (!ISO_DATE.test(date) || Number.isNaN(day) || isoDate(day) !== date) {
    throw new RangeError(`"${date}" is not an ISO date`);
  }
  return day;
}

/** The ISO date so many whole days after 1970-01-01. */
export function isoDate(day: number): string {
  return new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** The ISO date so many days after (or, negative, before) another. */
export const addDays = (date: string, days: number): string => isoDate(dayNumber(date) + days);

/** Whether a text is a real calendar date such as `2025-03-06`. */
export function isIsoDate(text: string): boolean {
  const day = Date.parse(`${text}T00:00:00Z`) / DAY_MILLISECONDS;
  return ISO_DATE.test(text) && !Number.isNaN(day) && isoDate(day) === text;
}

/** Day of the week of an ISO date: 0 is Sunday, 6 is Saturday. */
export function weekday(date: string): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

const localFormats = new Map<string, Intl.DateTimeFormat>();

/** Year, month, day, hour, minute and second of an instant in a zone. */
function localParts(instant: number, zone: string): ReadonlyMap<string, number> {
  let format = localFormats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    localFormats.set(zone, format);
  }
  return new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
}

/** The instant at which a clock in UTC would show what a clock in `zone` shows at `instant`. */
function asIfUtc(instant: number, zone: string): number {
  const parts = localParts(instant, zone);
  const part = (name: string) => parts.get(name) ?? 0;
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}

/**
 * The local ISO date of an instant (milliseconds since the epoch) in an IANA zone, whatever the machine's own.
 * @throws RangeError when the zone is unknown
 */
export function sessionOf(instant: number, zone: string): string {
  return isoDate(Math.floor(asIfUtc(instant, zone) / DAY_MILLISECONDS));
}

/**
 * The instant (milliseconds since the epoch) at which clocks in an IANA zone show a time (`HH:MM`) on an ISO
 * date. A time that clocks skip is read with the offset from before the change; one that comes twice, the first.
 * @throws RangeError when the zone, the date or the time is none
 */
export function localInstant(date: string, time: string, zone: string): number {
  const clock = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!clock) throw new RangeError(`"${time}" is not a time such as 09:30`);
  const wanted = dayNumber(date) * DAY_MILLISECONDS + (Number(clock[1]) * 60 + Number(clock[2])) * 60_000;
  const offsetAt = (instant: number) => asIfUtc(instant, zone) - instant;
  const early = wanted - offsetAt(wanted - DAY_MILLISECONDS);
  const late = wanted - offsetAt(wanted + DAY_MILLISECONDS);
  const fits = [early, late].find((instant) => asIfUtc(instant, zone) === wanted);
  return fits ?? early;
}
