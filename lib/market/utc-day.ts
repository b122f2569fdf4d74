import { UTCDateMini } from "@date-fns/utc/date/mini";
import { dayNumber } from "./session-date.ts";

const DAY_MILLISECONDS = 86_400_000;

/** A midnight whose year, month and day date-fns reads and sets in UTC. */
export type UtcDay = InstanceType<typeof UTCDateMini>;

/**
 * A day that date-fns can reckon with, of an ISO date or of whole days since 1970-01-01. Its year, month and day are
 * read in UTC: what date-fns makes of it does not depend on the machine's own zone, as a plain Date would.
 * @throws RangeError when the text is no real calendar date
 */
export function utcDay(date: string | number): UtcDay {
  return new UTCDateMini((typeof date === "string" ? dayNumber(date) : date) * DAY_MILLISECONDS);
}

/** The ISO date of such a day. */
export const isoDateOf = (day: UtcDay): string => day.toISOString().slice(0, 10);
