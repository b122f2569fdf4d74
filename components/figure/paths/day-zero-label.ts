import type { Messages } from "../../../lib/i18n/messages.ts";
import { fill } from "../../text/fill.ts";
import { dayTick } from "../../text/format.ts";

/** What stands under the line of day 0: its date (in days since 1970-01-01) where there is one, `6 Mar, day 0`. */
export function dayZeroLabel(
  locale: string,
  day: number | null,
  { dayZero, dayZeroOn }: Pick<Messages["event"], "dayZero" | "dayZeroOn">,
): string {
  return day === null ? dayZero : fill(dayZeroOn, { date: dayTick(locale, day, "day", false) });
}
