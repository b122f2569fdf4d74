const DAY_MILLISECONDS = 86_400_000;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Whole days from 1970-01-01 to an ISO date. Zone-free: a session is a name of a day, not an instant.
 * @throws RangeError when the text is no real calendar date
 */
export function dayNumber(date: string): number {
  const day = knownDay(date);
  if (day === null) throw new RangeError(`"${date}" is not an ISO date`);
  return day;
}

function knownDay(date: string): number | null {
  const start = new Date(`${date}T00:00:00Z`);
  // The 30th of February is read as the 2nd of March.
  const isReal = ISO_DATE.test(date) && start.getUTCDate() === Number(date.slice(-2));
  return isReal ? start.getTime() / DAY_MILLISECONDS : null;
}

/** The ISO date so many whole days after 1970-01-01. */
export function isoDate(day: number): string {
  return new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** The ISO date so many days after (or, negative, before) another. */
export const addDays = (date: string, days: number): string => isoDate(dayNumber(date) + days);

/** Whether a text is a real calendar date such as `2025-03-06`. */
export const isIsoDate = (text: string): boolean => knownDay(text) !== null;

const localFormats = new Map<string, Intl.DateTimeFormat>();
/** More zones than there are, of each of which a reader may give any spelling: then all are forgotten. */
const MOST_ZONES = 500;

/** Year, month, day, hour, minute and second of an instant in a zone. */
function localParts(instant: number, zone: string): ReadonlyMap<string, number> {
  let format = localFormats.get(zone);
  if (!format) {
    if (localFormats.size >= MOST_ZONES) localFormats.clear();
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

/** The instant at which a clock in UTC would show what a clock in `zone` shows at `instant`; whole seconds. */
function clockRead(instant: number, zone: string): number {
  const parts = localParts(instant, zone);
  const part = (name: string) => parts.get(name) ?? 0;
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}

/** Days whose offset is remembered for a zone; a century, so that no run of odd dates fills the memory. */
const KEPT_DAYS = 36_525;
/** What a zone's clocks are ahead of UTC when a UTC day begins, in milliseconds: by zone and day. */
const keptOffsets = new Map<string, Map<number, number>>();

function offsetAtStart(day: number, zone: string): number {
  let kept = keptOffsets.get(zone);
  if (!kept) {
    if (keptOffsets.size >= MOST_ZONES) keptOffsets.clear();
    kept = new Map();
    keptOffsets.set(zone, kept);
  }
  let offset = kept.get(day);
  if (offset === undefined) {
    offset = clockRead(day * DAY_MILLISECONDS, zone) - day * DAY_MILLISECONDS;
    if (kept.size >= KEPT_DAYS) kept.clear();
    kept.set(day, offset);
  }
  return offset;
}

/**
 * The same as `clockRead`, to the millisecond. Reading a clock by `Intl` takes ten microseconds, and bars come by
 * the thousand: a day that begins and ends with one offset has that offset throughout, because no zone has ever
 * changed its clocks there and back within one.
 */
function asIfUtc(instant: number, zone: string): number {
  const day = Math.floor(instant / DAY_MILLISECONDS);
  const offset = offsetAtStart(day, zone);
  return offset === offsetAtStart(day + 1, zone) ? instant + offset : clockRead(instant, zone);
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
