import { startOfYear } from "date-fns/startOfYear";
import { subMonths } from "date-fns/subMonths";
import { subYears } from "date-fns/subYears";
import { isoDateOf, utcDay } from "../market/utc-day.ts";

/** A range by its usual name and its first day. */
export interface RangeStart {
  readonly name: "1M" | "3M" | "6M" | "YTD" | "1Y" | "all";
  readonly from: string;
}

/**
 * The usual ranges, counted back from the last day stored in months of the calendar: the same day of an earlier
 * month, or that month's last where it has no such day. The whole range is the first day stored.
 */
export function rangeStarts(first: string, last: string): RangeStart[] {
  const end = utcDay(last);
  return [
    { name: "1M", from: isoDateOf(subMonths(end, 1)) },
    { name: "3M", from: isoDateOf(subMonths(end, 3)) },
    { name: "6M", from: isoDateOf(subMonths(end, 6)) },
    { name: "YTD", from: isoDateOf(startOfYear(end)) },
    { name: "1Y", from: isoDateOf(subYears(end, 1)) },
    { name: "all", from: first },
  ];
}
