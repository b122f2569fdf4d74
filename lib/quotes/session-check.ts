import { addDays, localInstant } from "../market/session-date.ts";
import type { CalendarEntry } from "../store/calendar-sessions.ts";

/** What is known of an exchange's sessions. */
export interface SessionCalendar {
  /** Market identifier code, or null for a currency pair, which trades around the clock. */
  readonly exchange: string | null;
  readonly zone: string;
  /** In ascending order; may be empty. */
  readonly sessions: readonly CalendarEntry[];
}

/** A quote settles within this time after the close. */
const SETTLING_MILLISECONDS = 15 * 60_000;
/** When a session of an exchange without a stored calendar is taken to be over, in its zone. */
const USUAL_END = "18:00";

/** Why a bar can't belong to a date, or null; a date that the stored calendar doesn't cover must be a weekday. */
export function sessionFault(calendar: SessionCalendar, session: string): string | null {
  if (covers(calendar, session)) {
    return entry(calendar, session) ? null : `${calendar.exchange} had no session on that date`;
  }
  const weekday = new Date(`${session}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? "not a weekday" : null;
}

/** Whether a session and the time its quotes take to settle are over at `now` (milliseconds since the epoch). */
export function isFinished(calendar: SessionCalendar, session: string, now: number): boolean {
  const usualEnd =
    calendar.exchange === null
      ? localInstant(addDays(session, 1), "00:00", calendar.zone)
      : localInstant(session, USUAL_END, calendar.zone);
  return (entry(calendar, session)?.closesAt ?? usualEnd) + SETTLING_MILLISECONDS <= now;
}

/** Whether a session is known to be a half day. */
export const isHalfDay = (calendar: SessionCalendar, session: string): boolean =>
  entry(calendar, session)?.halfDay ?? false;

/** Whether no session lies between two; a weekday apart where the stored calendar doesn't cover them. */
export function areConsecutive(calendar: SessionCalendar, earlier: string, later: string): boolean {
  if (covers(calendar, earlier) && covers(calendar, later)) {
    return calendar.sessions[position(calendar, earlier) + 1]?.session === later;
  }
  let next = addDays(earlier, 1);
  while (sessionFault(calendar, next) !== null && next < later) next = addDays(next, 1);
  return next === later;
}

function covers({ sessions }: SessionCalendar, date: string): boolean {
  const first = sessions.at(0)?.session;
  const last = sessions.at(-1)?.session;
  return first !== undefined && last !== undefined && first <= date && date <= last;
}

function entry(calendar: SessionCalendar, session: string): CalendarEntry | undefined {
  const found = calendar.sessions[position(calendar, session)];
  return found?.session === session ? found : undefined;
}

/** The index of the first session that is not before a date. */
function position({ sessions }: SessionCalendar, date: string): number {
  let low = 0;
  let high = sessions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sessions[middle]?.session ?? "") < date) low = middle + 1;
    else high = middle;
  }
  return low;
}
