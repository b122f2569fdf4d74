import { reactionEnd, sessionReactingTo } from "./calendar.ts";
import { dayZero } from "./day-zero.ts";
import { addDays, localInstant } from "./session-date.ts";
import type { AnnouncementTime, Calendar } from "./types.ts";

/** A session that may have been day 0 of an announcement whose hour is not known. */
export interface CandidateSession {
  /** The exchange's ISO date. */
  readonly session: string;
  /** Position in the calendar's sessions. */
  readonly index: number;
  /** End of the session's continuous trading, the clock time that a reader knows it by; milliseconds. */
  readonly closesAt: number;
  /** News before this instant can still move the session: its close, or the end of its closing auction; milliseconds. */
  readonly reactsUntil: number;
}

const NONE: readonly CandidateSession[] = [];

/**
 * Every session that may have been day 0, by what is known of an announcement's time: of a day, each session in
 * which some hour of that day, in the announcement's own zone, could be reacted to; of a press report's time, those
 * from the start of that day to the report, which nothing comes after. In the order of the calendar; two as a rule,
 * one where every hour leads to the same session. Empty where the hour is known, and where day 0 is not.
 * @throws RangeError when a report comes without an instant, or the zone is unknown
 */
export function candidateSessions(time: AnnouncementTime, calendar: Calendar): readonly CandidateSession[] {
  const { localDate, zone, precision, announcedAt } = time;
  if ((precision !== "day" && precision !== "report") || dayZero(time, calendar).status !== "found")
    return NONE;
  const begins = localInstant(localDate, "00:00", zone);
  const nextDay = localInstant(addDays(localDate, 1), "00:00", zone);
  const first = sessionReactingTo(calendar, begins);
  const last = sessionReactingTo(calendar, precision === "day" ? nextDay - 1 : (announcedAt ?? begins));
  return calendar.sessions.slice(first, last + 1).map((session, at) => ({
    session: session.session,
    index: first + at,
    closesAt: session.closesAt,
    reactsUntil: reactionEnd(calendar, session),
  }));
}
