import { firstPosition } from "../../market/calendar.ts";
import type { InstrumentSeries } from "../../market/instrument-series.ts";
import { dayNumber } from "../../market/session-date.ts";
import type { Calendar } from "../../market/types.ts";

/** The sessions of a series, and the place of each. */
type Layout = Pick<InstrumentSeries, "sessions" | "position">;

/** Consecutive sessions of a calendar: all of that, and where in it they begin. */
interface Stretch {
  readonly whole: readonly string[];
  readonly begin: number;
}

/** Layouts of one calendar that are kept; whole series of one exchange mostly begin and end together. */
const KEPT_LAYOUTS = 32;
const keptLayouts = new WeakMap<Calendar, Map<string, Layout>>();
const wholeCalendars = new WeakMap<Calendar, Layout>();
const stretches = new WeakMap<readonly string[], Stretch>();
const keptDays = new WeakMap<readonly string[], Int32Array>();

/** The exchange's sessions in a range and any further one of those with a bar, both ascending. */
export function sessionLayout(
  withBars: readonly string[],
  calendar: Calendar | undefined,
  range: { readonly first: string; readonly last: string } | null,
): Layout {
  const shared = calendar && range ? calendarLayout(calendar, range) : withPositions([]);
  let at = 0;
  const isSession = (session: string) => {
    while ((shared.sessions[at] ?? session) < session) at += 1;
    return shared.sessions[at] === session;
  };
  if (withBars.every(isSession)) return shared;
  return withPositions([...new Set([...shared.sessions, ...withBars])].sort());
}

/** A calendar's sessions in a range, made once for all series that have the same. */
function calendarLayout(
  calendar: Calendar,
  { first, last }: { readonly first: string; readonly last: string },
): Layout {
  const kept = keptLayouts.get(calendar) ?? new Map<string, Layout>();
  keptLayouts.set(calendar, kept);
  const key = `${first} ${last}`;
  const known = kept.get(key);
  if (known) return known;
  const made = stretchBetween(wholeCalendar(calendar), first, last);
  for (const oldest of kept.keys()) {
    if (kept.size < KEPT_LAYOUTS) break;
    kept.delete(oldest);
  }
  kept.set(key, made);
  return made;
}

function wholeCalendar(calendar: Calendar): Layout {
  const whole =
    wholeCalendars.get(calendar) ?? withPositions(calendar.sessions.map(({ session }) => session));
  wholeCalendars.set(calendar, whole);
  return whole;
}

/** A stretch looks its places up in the whole: a map of its own for each of a thousand listings takes a tenth of a second. */
function stretchBetween(whole: Layout, first: string, last: string): Layout {
  const begin = firstPosition(whole.sessions.length, (index) => (whole.sessions[index] ?? "") >= first);
  const end = firstPosition(whole.sessions.length, (index) => (whole.sessions[index] ?? "") > last);
  const sessions = whole.sessions.slice(begin, end);
  stretches.set(sessions, { whole: whole.sessions, begin });
  const get = (session: string) => {
    const at = (whole.position.get(session) ?? -1) - begin;
    return at >= 0 && at < sessions.length ? at : undefined;
  };
  return { sessions, position: { get, has: (session) => get(session) !== undefined } };
}

/** Which stretch of a calendar the sessions of a series are; null where some are of no calendar. */
export const stretchOf = (sessions: readonly string[]): Stretch | null => stretches.get(sessions) ?? null;

/** The days of a series' sessions, in days since 1970, counted once. */
export function sessionDays(sessions: readonly string[]): Int32Array {
  const days = keptDays.get(sessions) ?? countedDays(sessions);
  keptDays.set(sessions, days);
  return days;
}

function countedDays(sessions: readonly string[]): Int32Array {
  const found = stretchOf(sessions);
  return found && found.whole !== sessions
    ? sessionDays(found.whole).subarray(found.begin, found.begin + sessions.length)
    : Int32Array.from(sessions, dayNumber);
}

const withPositions = (sessions: readonly string[]): Layout => ({
  sessions,
  position: new Map(sessions.map((session, index) => [session, index])),
});
