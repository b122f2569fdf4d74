// Day 0 of an event among the sessions of its security.
import { firstPosition, makeCalendar, sessionReactingTo } from "../market/calendar.ts";
import { type ExchangeCode, exchange } from "../market/exchanges.ts";
import { addDays, localInstant, sessionOf } from "../market/session-date.ts";
import type { EventRow } from "./event-rows.ts";

/**
 * The first day (ISO date) that could react to an event: by its hour that day or the next at its exchange (the rule of
 * lib/market: the end of the closing auction), every day taken for a full one, since a table of prices knows no half
 * days; its own date where the hour or the exchange is not known.
 */
export function firstReactingDay({ date, instant }: EventRow, code: ExchangeCode | null): string {
  if (instant === null || code === null) return date;
  const { zone, hours } = exchange(code);
  const session = sessionOf(instant, zone);
  const day = {
    session,
    opensAt: localInstant(session, hours.start, zone),
    closesAt: localInstant(session, hours.end, zone),
    halfDay: false,
  };
  const isOver = sessionReactingTo(makeCalendar(code, [day], new Map()), instant) > 0;
  return isOver ? addDays(session, 1) : session;
}

/** The place of the first session on or after a day (ISO dates sort as text); -1 for none, or before the first. */
export function firstOnOrAfter(dates: readonly string[], day: string): number {
  const place = firstPosition(dates.length, (index) => (dates[index] ?? "") >= day);
  const isBeforeTheData = place === 0 && dates[0] !== day;
  return place === dates.length || isBeforeTheData ? -1 : place;
}
