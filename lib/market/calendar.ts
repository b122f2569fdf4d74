import { exchange } from "./exchanges.ts";
import type { Calendar, ExchangeCode, TradingSession } from "./types.ts";

const MINUTE_MILLISECONDS = 60_000;

/**
 * When a session that no stored calendar covers is taken to be over, in the exchange's zone: later than any exchange
 * here closes, which a test holds.
 */
export const USUAL_END = "18:00";

/**
 * A calendar from its sessions in ascending order and its weekday closures (ISO date to reason).
 * @throws RangeError when sessions are out of order or repeated, or one closes before it opens
 */
export function makeCalendar(
  code: ExchangeCode,
  sessions: readonly TradingSession[],
  closures: ReadonlyMap<string, string>,
): Calendar {
  for (const [index, { session, opensAt, closesAt }] of sessions.entries()) {
    const before = sessions[index - 1];
    if (before && before.session >= session) {
      throw new RangeError(`${code}: session ${session} does not come after ${before.session}`);
    }
    if (opensAt >= closesAt) throw new RangeError(`${code}: session ${session} closes before it opens`);
  }
  return { exchange: code, sessions, closures };
}

/** Position of the first session whose date is `date` or later; the number of sessions where there is none. */
export function sessionOnOrAfter({ sessions }: Calendar, date: string): number {
  return firstPosition(sessions.length, (index) => (sessions[index]?.session ?? "") >= date);
}

/** Position of the session with an ISO date, or -1 where the exchange did not trade or the calendar ends. */
export function sessionIndex(calendar: Calendar, date: string): number {
  const index = sessionOnOrAfter(calendar, date);
  return calendar.sessions[index]?.session === date ? index : -1;
}

/** First and last session that the calendar knows; null when it is empty. */
export function coverage({ sessions }: Calendar): { readonly first: string; readonly last: string } | null {
  const [first, last] = [sessions.at(0), sessions.at(-1)];
  return first && last ? { first: first.session, last: last.session } : null;
}

/**
 * The instant (milliseconds) up to which news can still move a session's price: the end of the closing auction
 * on a full day, the end of trading on a half day.
 */
export function reactionEnd({ exchange: code }: Calendar, { closesAt, halfDay }: TradingSession): number {
  return halfDay ? closesAt : closesAt + exchange(code).closingAuctionMinutes * MINUTE_MILLISECONDS;
}

/** Position of the first session whose reaction end comes after an instant; the length where there is none. */
export function sessionReactingTo(calendar: Calendar, instant: number): number {
  const { sessions } = calendar;
  return firstPosition(sessions.length, (index) => {
    const session = sessions[index];
    return session !== undefined && reactionEnd(calendar, session) > instant;
  });
}

/** The first position in 0..length-1 that holds (false before, true after); `length` where none does. */
export function firstPosition(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
