import { subMonths } from "date-fns/subMonths";
import { subYears } from "date-fns/subYears";
import { isoDateOf, utcDay } from "../market/utc-day.ts";

/** A range of dates, ISO and both included; `to` is null where it ends with the last day stored. */
export interface RangePreset {
  readonly name: "year" | "1M" | "3M" | "6M" | "1Y" | "all";
  readonly from: string;
  readonly to: string | null;
}

/**
 * The ranges that are offered: each year of the calendar, the last months counted back from the last day stored (the
 * same day of an earlier month, or that month's last where it has no such day), and everything from the first day.
 * Where quotes go on long after the last announcement, a range without any would only show an empty table, so
 * it is left out; `announcedOn` are ISO dates or `YYYY-MM`. The present year of the last day has an open end.
 */
export function rangePresets(
  { first, last }: { readonly first: string; readonly last: string },
  announcedOn: readonly string[],
): RangePreset[] {
  const end = utcDay(last);
  const lastYear = Number(last.slice(0, 4));
  const years: RangePreset[] = [];
  for (let year = Number(first.slice(0, 4)); year <= lastYear; year += 1) {
    years.push({ name: "year", from: `${year}-01-01`, to: year === lastYear ? null : `${year}-12-31` });
  }
  const recent = [
    { name: "1M", from: isoDateOf(subMonths(end, 1)), to: null },
    { name: "3M", from: isoDateOf(subMonths(end, 3)), to: null },
    { name: "6M", from: isoDateOf(subMonths(end, 6)), to: null },
    { name: "1Y", from: isoDateOf(subYears(end, 1)), to: null },
  ] as const;
  const offered = [...years.slice(-MOST_YEARS), ...recent].filter(({ from, to }) =>
    announcedOn.some((day) => day >= from.slice(0, day.length) && day <= (to ?? last).slice(0, day.length)),
  );
  return [...offered, { name: "all", from: first, to: null }];
}

/** More years than these are chosen by date. */
const MOST_YEARS = 4;
