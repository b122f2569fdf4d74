import { coverage, reactionEnd, sessionReactingTo } from "../../market/calendar.ts";
import { exchange as exchangeOf } from "../../market/exchanges.ts";
import { addDays, localInstant, sessionOf, weekday } from "../../market/session-date.ts";
import type { Calendar, ExchangeCode } from "../../market/types.ts";

/** When the quotes of one session can be had. */
export interface RefreshTime {
  readonly exchange: ExchangeCode;
  readonly session: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Quotes settle within 15 minutes after the last price is made; twice that is asked for once, not twice. */
const AFTER_LAST_PRICE_MILLISECONDS = 30 * 60_000;
/** When a session past the stored calendar is taken to be over, in the exchange's zone: as the ingest takes it. */
const USUAL_END = "18:00";

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
  let session = sessionOf(now, zone);
  if (end !== undefined && session <= end) session = addDays(end, 1);
  while (!isWeekday(session) || uncoveredAt(session, zone) <= now) session = addDays(session, 1);
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
  let session = sessionOf(now, zone);
  while (stored === null || session > stored.last) {
    if (isWeekday(session) && uncoveredAt(session, zone) <= now) return session;
    session = addDays(session, -1);
  }
  const next = sessionReactingTo(calendar, now - AFTER_LAST_PRICE_MILLISECONDS);
  return calendar.sessions[next - 1]?.session ?? null;
}

const isWeekday = (session: string): boolean => weekday(session) !== 0 && weekday(session) !== 6;

const uncoveredAt = (session: string, zone: string): number =>
  localInstant(session, USUAL_END, zone) + AFTER_LAST_PRICE_MILLISECONDS;
