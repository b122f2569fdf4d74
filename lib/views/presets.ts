import { dayNumber, isoDate } from "../market/session-date.ts";

/** A range by its usual name and its first day. */
export interface RangeStart {
  readonly name: "1M" | "3M" | "6M" | "YTD" | "1Y" | "all";
  readonly from: string;
}

/** The usual ranges, counted back from the last day stored; the whole range is the first day stored. */
export function rangeStarts(first: string, last: string): RangeStart[] {
  const end = dayNumber(last);
  return [
    { name: "1M", from: isoDate(end - 30) },
    { name: "3M", from: isoDate(end - 91) },
    { name: "6M", from: isoDate(end - 182) },
    { name: "YTD", from: `${last.slice(0, 4)}-01-01` },
    { name: "1Y", from: isoDate(end - 365) },
    { name: "all", from: first },
  ];
}
