import { isWeekend } from "date-fns/isWeekend";
import { USUAL_END } from "../../market/calendar.ts";
import { exchange as exchangeOf } from "../../market/exchanges.ts";
import { addDays, localInstant } from "../../market/session-date.ts";
import type { ExchangeCode, TradingSession } from "../../market/types.ts";
import { utcDay } from "../../market/utc-day.ts";

/** Where and when an instrument trades. */
export interface TradingTimes {
  /** IANA time zone of its sessions. */
  readonly zone: string;
  /** Null for a currency pair, which trades day and night. */
  readonly exchange: ExchangeCode | null;
  /** The stored sessions of the exchange in ascending order, by date; may be empty. */
  readonly sessions: ReadonlyMap<string, TradingSession>;
  /** The first and last date that `sessions` knows of; null where it is empty. */
  readonly covered: { readonly first: string; readonly last: string } | null;
}

/** Quotes settle within this time after the last price is made. */
const SETTLING_MINUTES = 15;
const MINUTE_MILLISECONDS = 60_000;

/** Trading times from an exchange's stored sessions, ascending. */
export function tradingTimes(
  zone: string,
  exchange: ExchangeCode | null,
  sessions: readonly TradingSession[],
): TradingTimes {
  const [first, last] = [sessions.at(0), sessions.at(-1)];
  const covered = first && last ? { first: first.session, last: last.session } : null;
  return { zone, exchange, sessions: new Map(sessions.map((one) => [one.session, one])), covered };
}

/** What is worked out of a date once, however many bars have it: dates are few and bars are many. */
interface DateFacts {
  readonly fault: string | null;
  lastPriceAt?: number;
  next?: string;
}

const keptFacts = new WeakMap<TradingTimes, Map<string, DateFacts>>();

function factsOf(times: TradingTimes, session: string): DateFacts {
  let kept = keptFacts.get(times);
  if (!kept) {
    kept = new Map();
    keptFacts.set(times, kept);
  }
  let facts = kept.get(session);
  if (!facts) {
    facts = { fault: dateFault(times, session) };
    kept.set(session, facts);
  }
  return facts;
}

/** Why a bar can't belong to a date, or null; a date that no stored calendar covers must be a weekday. */
export const sessionFault = (times: TradingTimes, session: string): string | null =>
  factsOf(times, session).fault;

function dateFault({ exchange, sessions, covered }: TradingTimes, session: string): string | null {
  if (covered && covered.first <= session && session <= covered.last) {
    return sessions.has(session) ? null : `${exchange} had no session on that date`;
  }
  return isWeekend(utcDay(session)) ? "not a weekday" : null;
}

/** Whether a session and the time its quotes take to settle are over at `now` (milliseconds since the epoch). */
export function isFinished(times: TradingTimes, session: string, now: number): boolean {
  const facts = factsOf(times, session);
  facts.lastPriceAt ??= lastPriceAt(times, session);
  return facts.lastPriceAt + SETTLING_MINUTES * MINUTE_MILLISECONDS <= now;
}

/** A source's last price of a session may be so many minutes older than its end: an index's, or a thin share's. */
const LAST_TRADE_MINUTES = 10;

/**
 * Whether a source's newest price (milliseconds since the epoch) is of the middle of a session, so that its bar of that
 * session is not the day's, though the session is over. That can't go on: once the next session is over too, its bars
 * are what the source has (a share halted for the rest of the day keeps its last price).
 */
export function isCutShort(
  times: TradingTimes,
  session: string,
  newestPriceAt: number | null,
  now: number,
): boolean {
  const known = times.sessions.get(session);
  if (newestPriceAt === null || known === undefined || newestPriceAt < known.opensAt) return false;
  if (newestPriceAt >= known.closesAt - LAST_TRADE_MINUTES * MINUTE_MILLISECONDS) return false;
  return !isFinished(times, nextSession(times, session), now);
}

/** Whether a date is a session of the stored calendar. */
export const isKnown = ({ sessions }: TradingTimes, session: string): boolean => sessions.has(session);

/** Whether a session is known to be a half day. */
export const isHalfDay = ({ sessions }: TradingTimes, session: string): boolean =>
  sessions.get(session)?.halfDay ?? false;

/** Whether no session lies between two, or no weekday where no stored calendar covers them. */
export const areConsecutive = (times: TradingTimes, earlier: string, later: string): boolean =>
  nextSession(times, earlier) === later;

/** The session after a date, or the next weekday where no stored calendar covers it. */
export function nextSession(times: TradingTimes, date: string): string {
  const facts = factsOf(times, date);
  facts.next ??= sessionAfter(times, date);
  return facts.next;
}

/**
 * How many sessions `later` comes after `earlier`: 1 for the next one; never more than `most`, so that a gap of years
 * costs nothing. Days without a session in between are not counted, `later` always is.
 */
export function sessionsApart(times: TradingTimes, earlier: string, later: string, most: number): number {
  let count = 1;
  for (let next = nextSession(times, earlier); next < later && count < most; count += 1) {
    next = nextSession(times, next);
  }
  return count;
}

function sessionAfter(times: TradingTimes, session: string): string {
  let next = addDays(session, 1);
  while (sessionFault(times, next) !== null) next = addDays(next, 1);
  return next;
}

/** The end of the session or, on a full day, of its closing auction; milliseconds since the epoch. */
function lastPriceAt({ zone, exchange, sessions }: TradingTimes, session: string): number {
  if (exchange === null) return localInstant(addDays(session, 1), "00:00", zone);
  const known = sessions.get(session);
  if (!known) return localInstant(session, USUAL_END, zone);
  const auctionMinutes = known.halfDay ? 0 : exchangeOf(exchange).closingAuctionMinutes;
  return known.closesAt + auctionMinutes * MINUTE_MILLISECONDS;
}
