import { z } from "zod";
import { dayNumber, writtenDate } from "../market/session-date.ts";

/** Hours from UTC of the zone names of RFC 822. */
const ZONE_HOURS: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};

/** A weekday that may come first and says nothing new; a month may be written out. */
const WEEKDAY = /^[a-z]{3,9},?\s+/i;
const LONG_MONTH = /^(\d{1,2}\s+[a-z]{3})[a-z]*/i;
const NAMED_ZONE = /\s([a-z]{1,3})$/i;
const RFC_822 =
  /^(?<day>\d{1,2}) (?<month>[a-z]{3}) (?<year>\d{4}) (?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))? (?<sign>[+-])(?<hoursAhead>[01]\d|2[0-3]):?(?<minutesAhead>[0-5]\d)$/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const [DAY, HOUR, MINUTE, SECOND] = [86_400_000, 3_600_000, 60_000, 1000] as const;
const withOffset = z.iso.datetime({ offset: true });

/**
 * The instant (milliseconds since the epoch) of a feed's date: RFC 3339 with an offset, as in Atom and Hugging
 * Face, or RFC 822 with an offset or a zone's name, as in RSS. Null where it is no date, or has no zone: a time
 * without one is no instant.
 */
export function feedInstant(text: string): number | null {
  const trimmed = text.trim();
  if (withOffset.safeParse(trimmed).success) return Date.parse(trimmed);
  const hours = ZONE_HOURS[NAMED_ZONE.exec(trimmed)?.[1]?.toLowerCase() ?? ""];
  const offset = hours === undefined ? undefined : `${hours < 0 ? "-" : "+"}0${Math.abs(hours)}00`;
  const written = (offset === undefined ? trimmed : trimmed.replace(NAMED_ZONE, ` ${offset}`))
    .replace(WEEKDAY, "")
    .replace(LONG_MONTH, "$1")
    .replaceAll(/\s+/g, " ");
  return rfc822Instant(written);
}

function rfc822Instant(text: string): number | null {
  const parts = RFC_822.exec(text)?.groups;
  if (!parts) return null;
  const { day = "", month = "", year = "", sign } = parts;
  const date = writtenDate(year, String(MONTHS.indexOf(month.toLowerCase()) + 1), day);
  const [hour, minute, second] = [Number(parts.hour), Number(parts.minute), Number(parts.second ?? 0)];
  if (date === null || hour > 23 || minute > 59 || second > 59) return null;
  const ahead = Number(parts.hoursAhead) * HOUR + Number(parts.minutesAhead) * MINUTE;
  const clock = dayNumber(date) * DAY + hour * HOUR + minute * MINUTE + second * SECOND;
  return sign === "-" ? clock + ahead : clock - ahead;
}
