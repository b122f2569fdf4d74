import { isValid } from "date-fns/isValid";
import { parse } from "date-fns/parse";
import { parseISO } from "date-fns/parseISO";
import { z } from "zod";
import { utcDay } from "../market/utc-day.ts";

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
const RFC_822_SHAPE = /^\d{1,2} [a-z]{3} \d{4} \d{1,2}:\d{2}(?::\d{2})? [+-](?:[01]\d|2[0-3]):?[0-5]\d$/i;
const RFC_822_FORMS = ["HH:mm:ss xx", "HH:mm:ss xxx", "HH:mm xx", "HH:mm xxx"].map(
  (time) => `d MMM yyyy ${time}`,
);
/** In UTC, so that an hour which the machine's own clocks skip is one like any other. */
const EPOCH = utcDay(0);
const withOffset = z.iso.datetime({ offset: true });

/**
 * The instant (milliseconds since the epoch) of a feed's date: RFC 3339 with an offset, as in Atom and Hugging
 * Face, or RFC 822 with an offset or a zone's name, as in RSS. Null where it is no date, or has no zone: a time
 * without one is no instant.
 */
export function feedInstant(text: string): number | null {
  const trimmed = text.trim();
  if (withOffset.safeParse(trimmed).success) return parseISO(trimmed).getTime();
  const hours = ZONE_HOURS[NAMED_ZONE.exec(trimmed)?.[1]?.toLowerCase() ?? ""];
  const offset = hours === undefined ? undefined : `${hours < 0 ? "-" : "+"}0${Math.abs(hours)}00`;
  const written = (offset === undefined ? trimmed : trimmed.replace(NAMED_ZONE, ` ${offset}`))
    .replace(WEEKDAY, "")
    .replace(LONG_MONTH, "$1")
    .replaceAll(/\s+/g, " ");
  if (!RFC_822_SHAPE.test(written)) return null;
  const instant = RFC_822_FORMS.map((form) => parse(written, form, EPOCH)).find(isValid);
  return instant?.getTime() ?? null;
}
