import { z } from "zod";
import { isIsoDate } from "../market/session-date.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

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

const RFC_822 =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+([+-]\d{2}):?(\d{2})$/i;
const NAMED_ZONE = /\s([a-z]{1,3})$/i;
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
  const parts = RFC_822.exec(offset === undefined ? trimmed : trimmed.replace(NAMED_ZONE, ` ${offset}`));
  if (!parts) return null;
  const [, day = "", month = "", year = "", hour = "", minute = "", second = "00", zone = "", rest = ""] =
    parts;
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  const date = `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!isIsoDate(date)) return null;
  const instant = Date.parse(`${date}T${hour.padStart(2, "0")}:${minute}:${second}${zone}:${rest}`);
  return Number.isNaN(instant) ? null : instant;
}
