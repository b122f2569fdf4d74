import { addBusinessDays } from "date-fns/addBusinessDays";
import { isWeekend } from "date-fns/isWeekend";
import { subBusinessDays } from "date-fns/subBusinessDays";
import { coverage, reactionEnd, sessionReactingTo, USUAL_END } from "../../market/calendar.ts";
import { exchange as exchangeOf } from "../../market/exchanges.ts";
import { addDays, localInstant, sessionOf } from "../../market/session-date.ts";
import type { Calendar, ExchangeCode } from "../../market/types.ts";
import { isoDateOf, utcDay } from "../../market/utc-day.ts";

/** When the quotes of one session can be had. */
export interface RefreshTime {
  readonly exchange: ExchangeCode;
  readonly session: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Quotes settle within 15 minutes after the last price is made; twice that is asked for once, not twice. */
const AFTER_LAST_PRICE_MILLISECONDS = 30 * 60_000;

/**
 * The first instant after `now` (milliseconds since the epoch) at which an exchange has a session whose quotes were
 * not to be had before: 30 minutes after its closing auction, or after the end of a half day. Past the end of the
 * stored calendar every weekday counts as a session that is over at 18:00 in the exchange's zone, later than any
 * exchange here closes; on a holiday such a refresh finds nothing new.
 */
export function nextRefreshOf(calendar: Calendar, now: number): RefreshTime {
  const { exchange } = calendar;
  const stored = calendar.sessions[sessionReactingTo(calendar, now - AFTER_LAST_PRICE_MILLISECONDS)];
  if (stored) {
    return {
      exchange,
      session: stored.session,
      at: reactionEnd(calendar, stored) + AFTER_LAST_PRICE_MILLISECONDS,
    };
  }
  const { zone } = exchangeOf(exchange);
  const end = coverage(calendar)?.last;
  const today = sessionOf(now, zone);
  const first = end !== undefined && today <= end ? addDays(end, 1) : today;
  const isAhead = isWeekday(first) && uncoveredAt(first, zone) > now;
  const session = isAhead ? first : isoDateOf(addBusinessDays(utcDay(first), 1));
  return { exchange, session, at: uncoveredAt(session, zone) };
}

/** The earliest next refresh of several exchanges; null where there are none. */
export function nextRefresh(calendars: readonly Calendar[], now: number): RefreshTime | null {
  const times = calendars.map((calendar) => nextRefreshOf(calendar, now));
  return times.reduce<RefreshTime | null>(
    (first, time) => (first && first.at <= time.at ? first : time),
    null,
  );
}

/**
 * The last session of an exchange whose quotes can be had at `now` (milliseconds since the epoch), by the same
 * rules; null where the calendar begins later.
 */
export function lastSettledSession(calendar: Calendar, now: number): string | null {
  const { zone } = exchangeOf(calendar.exchange);
  const stored = coverage(calendar);
  const today = sessionOf(now, zone);
  const isOver = isWeekday(today) && uncoveredAt(today, zone) <= now;
  const weekday = isOver ? today : isoDateOf(subBusinessDays(utcDay(today), 1));
  if (stored === null || weekday > stored.last) return weekday;
  const next = sessionReactingTo(calendar, now - AFTER_LAST_PRICE_MILLISECONDS);
  return calendar.sessions[next - 1]?.session ?? null;
}

const isWeekday = (session: string): boolean => !isWeekend(utcDay(session));

const uncoveredAt = (session: string, zone: string): number =>
  localInstant(session, USUAL_END, zone) + AFTER_LAST_PRICE_MILLISECONDS;
