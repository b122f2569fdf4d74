import { exchange as exchangeOf } from "../market/exchanges.ts";
import { addDays, localInstant, weekday } from "../market/session-date.ts";
import type { ExchangeCode, TradingSession } from "../market/types.ts";

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
/** When a session of an exchange without a stored calendar is taken to be over, in its zone. */
const USUAL_END = "18:00";

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

/** Why a bar can't belong to a date, or null; a date that no stored calendar covers must be a weekday. */
export function sessionFault({ exchange, sessions, covered }: TradingTimes, session: string): string | null {
  if (covered && covered.first <= session && session <= covered.last) {
    return sessions.has(session) ? null : `${exchange} had no session on that date`;
  }
  const day = weekday(session);
  return day === 0 || day === 6 ? "not a weekday" : null;
}

/** Whether a session and the time its quotes take to settle are over at `now` (milliseconds since the epoch). */
export function isFinished(times: TradingTimes, session: string, now: number): boolean {
  return lastPriceAt(times, session) + SETTLING_MINUTES * MINUTE_MILLISECONDS <= now;
}

/** Whether a session is known to be a half day. */
export const isHalfDay = ({ sessions }: TradingTimes, session: string): boolean =>
  sessions.get(session)?.halfDay ?? false;

/** Whether no session lies between two, or no weekday where no stored calendar covers them. */
export function areConsecutive(times: TradingTimes, earlier: string, later: string): boolean {
  let next = addDays(earlier, 1);
  while (next < later && sessionFault(times, next) !== null) next = addDays(next, 1);
  return next === later;
}

/** The end of the session or, on a full day, of its closing auction; milliseconds since the epoch. */
function lastPriceAt({ zone, exchange, sessions }: TradingTimes, session: string): number {
  if (exchange === null) return localInstant(addDays(session, 1), "00:00", zone);
  const known = sessions.get(session);
  if (!known) return localInstant(session, USUAL_END, zone);
  const auctionMinutes = known.halfDay ? 0 : exchangeOf(exchange).closingAuctionMinutes;
  return known.closesAt + auctionMinutes * MINUTE_MILLISECONDS;
}
