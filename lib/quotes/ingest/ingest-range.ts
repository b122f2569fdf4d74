import { subYears } from "date-fns/subYears";
import { addDays } from "../../market/session-date.ts";
import { isoDateOf, utcDay } from "../../market/utc-day.ts";

/** How far a run reaches back behind the last stored session, to see revisions: ten sessions. */
const OVERLAP_DAYS = 14;
/** How far the first run of an instrument reaches back. */
const FIRST_YEARS = 10;

/** The sessions of one instrument to be stored; both ends included. */
export interface IngestRange {
  readonly from: string;
  readonly to: string;
}

/**
 * The range to ask for: as given, else from two weeks before the last stored session (ten years back where
 * nothing is stored) to `today`. All are ISO dates of the exchange. Null where it lies in the future.
 */
export function ingestRange(
  given: { readonly from?: string | undefined; readonly to?: string | undefined },
  stored: { readonly last: string } | null,
  today: string,
): IngestRange | null {
  const to = given.to !== undefined && given.to < today ? given.to : today;
  const lastKnown = stored !== null && stored.last < to ? stored.last : to;
  const usual = stored === null ? yearsBefore(to, FIRST_YEARS) : addDays(lastKnown, -OVERLAP_DAYS);
  const from = given.from ?? usual;
  return from <= to ? { from, to } : null;
}

const yearsBefore = (date: string, years: number): string => isoDateOf(subYears(utcDay(date), years));
