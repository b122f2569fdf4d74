import { dayNumber } from "../../market/session-date.ts";
import { nextSession, sessionsApart, type TradingTimes } from "./calendar.ts";

/** A step of so many sessions leaves out most of a week. */
const WIDE_STEP = 4;
/** So many wide steps in a row are no suspension. */
const LONGEST_STRETCH = 6;
/** Steps of fewer days can't be wide. */
const WIDE_DAYS = 4;
const MOST_COUNTED = 70;
const ZERO = 0x30;
/** What sources call a row of one day. */
const DAILY = /^(1?d|daily|day|101|日|日线|日k|k_day)$/i;

/**
 * Why rows are not days, or null: `said` is the source's own word for their length (`1wk`), else the steps between
 * them decide. Most steps of four sessions or more are weeks or months (a week with a holiday has four); so are six
 * such steps in a row among others, as where a source has its older past by the month, and most steps of two or of
 * three. A single step only is
 * telling where both rows stand at the same place of neighbouring weeks or months. `sessions` ascend.
 */
export function granularityFault(
  sessions: readonly string[],
  said: string | null,
  times: TradingTimes,
): string | null {
  if (said !== null && !DAILY.test(said)) return `its rows are said to be of ${said}, not of a day`;
  let wide = 0;
  let stretch = 0;
  const widths: number[] = [];
  for (let index = 1; index < sessions.length; index += 1) {
    const [earlier, later] = [sessions[index - 1] ?? "", sessions[index] ?? ""];
    const width = stepWidth(times, earlier, later);
    if (width < WIDE_STEP) {
      stretch = 0;
      continue;
    }
    wide += 1;
    stretch += 1;
    widths.push(width);
    if (stretch === LONGEST_STRETCH) {
      const first = sessions[index - LONGEST_STRETCH];
      return `from ${first} to ${later} its rows are ${period(widths.slice(-LONGEST_STRETCH))} apart`;
    }
  }
  const steps = sessions.length - 1;
  if (wide === 0 || wide * 2 <= steps) return thinnedFault(sessions, times);
  const [first = "", second = ""] = sessions;
  if (steps === 1 && !hasSamePlace(times, first, second)) return null;
  return `its rows are ${period(widths)} apart (${wide} of ${steps} ${steps === 1 ? "step" : "steps"}, such as ${first} to ${second})`;
}

/** So many steps of one width, wider than a session, are no suspension. */
const FEWEST_THINNED = 6;
/** Rows that leave out fewer of the weekdays between the first and the last need no closer look. */
const THIN_PART = 0.6;

/** Whether most rows are two or three sessions after the one before, as where each stands for several days. */
function thinnedFault(sessions: readonly string[], times: TradingTimes): string | null {
  const steps = sessions.length - 1;
  const [first = "", last = ""] = [sessions[0], sessions.at(-1)];
  if (steps < FEWEST_THINNED) return null;
  if (steps > THIN_PART * (5 / 7) * (dayNumber(last) - dayNumber(first))) return null;
  const widths = new Map<number, number>();
  for (let index = 1; index < sessions.length; index += 1) {
    const width = sessionsApart(times, sessions[index - 1] ?? "", sessions[index] ?? "", WIDE_STEP);
    widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  const thinned = [...widths].find(([width, count]) => width > 1 && width < WIDE_STEP && count * 2 > steps);
  if (thinned === undefined) return null;
  return `its rows are ${thinned[0]} sessions apart (${thinned[1]} of ${steps} steps, such as ${first} to ${sessions[1]})`;
}

function stepWidth(times: TradingTimes, earlier: string, later: string): number {
  // Most rows follow each other: what is near as if each month had 31 days is nearer still.
  if (roughDay(later) - roughDay(earlier) < WIDE_DAYS) return 1;
  if (dayNumber(later) - dayNumber(earlier) < WIDE_DAYS) return 1;
  return sessionsApart(times, earlier, later, MOST_COUNTED);
}

/** A number that grows by at least 1 from each ISO date to the next. */
const roughDay = (date: string): number =>
  ((digits(date, 0) * 100 + digits(date, 2)) * 12 + digits(date, 5)) * 31 + digits(date, 8);

const digits = (date: string, at: number): number =>
  (date.charCodeAt(at) - ZERO) * 10 + date.charCodeAt(at + 1) - ZERO;

/** The usual step in words. */
function period(widths: readonly number[]): string {
  const middle = [...widths].sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
  if (middle >= MOST_COUNTED) return "more than a quarter";
  if (middle >= 50) return "a quarter";
  if (middle >= 15) return "a month";
  return middle <= 6 ? "a week" : `${middle} sessions`;
}

/** Whether two dates end, or begin, neighbouring weeks or months. */
function hasSamePlace(times: TradingTimes, one: string, other: string): boolean {
  const weeks = weekOf(other) - weekOf(one);
  const months = monthOf(other) - monthOf(one);
  const endsWeek = (date: string) => weekOf(nextSession(times, date)) > weekOf(date);
  const endsMonth = (date: string) => monthOf(nextSession(times, date)) > monthOf(date);
  const day = (date: string) => (dayNumber(date) + 3) % 7;
  if (weeks === 1) return day(one) === day(other) || (endsWeek(one) && endsWeek(other));
  return months === 1 && (one.slice(8) === other.slice(8) || (endsMonth(one) && endsMonth(other)));
}

/** Weeks begin on Mondays; 1970-01-01 was a Thursday. */
const weekOf = (date: string): number => Math.floor((dayNumber(date) + 3) / 7);
const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
