import { dayNumber } from "../../market/session-date.ts";
import type { RawClose } from "../adjusted-close.ts";
import { sessionFault, type TradingTimes } from "./calendar.ts";

/** Rows of Saturdays and Sundays that are more than this part of all are no slips. */
const WEEKEND_PART = 0.1;
/** So many closes must be those of a neighbouring session before dates are shifted and no price stood still. */
const FEWEST_SHIFTED = 3;

/**
 * Why the dates of rows (ascending) are not the sessions in which they were traded, or null: too many stand on
 * weekends with closes of their own, as dates do that were counted from another day (1904 for 1900) or read in
 * another zone; or most of the stored closes are one session beside them. A copy of the row before on a weekend is
 * filled in and says nothing. A pair trades on Sundays too.
 */
export function shiftFault(
  rows: readonly RawClose[],
  stored: readonly RawClose[],
  times: TradingTimes,
): string | null {
  if (times.exchange === null) return null;
  return weekendFault(rows, times) ?? neighbourFault(rows, stored);
}

const [SUNDAY, MONDAY, FRIDAY, SATURDAY] = [0, 1, 5, 6];

function weekendFault(rows: readonly RawClose[], times: TradingTimes): string | null {
  const odd = rows.filter(
    ({ session, close }, index) => sessionFault(times, session) !== null && close !== rows[index - 1]?.close,
  );
  const weekend = odd.filter(({ session }) => [SUNDAY, SATURDAY].includes(weekday(session)));
  const [first] = weekend;
  if (!first || weekend.length <= WEEKEND_PART * rows.length) return null;
  // A lone slip stands among rows of every weekday; rows that moved by a day have left one.
  const left = weekday(first.session) === SATURDAY ? MONDAY : FRIDAY;
  if (weekend.length === 1 && rows.some(({ session }) => weekday(session) === left)) return null;
  return `${weekend.length} of ${rows.length} rows are of a Saturday or Sunday (such as ${first.session}) with a close of their own, so that its dates are not those of the sessions`;
}

/** Whether most closes of stored sessions are those of the session before, or after, and not their own. */
function neighbourFault(rows: readonly RawClose[], stored: readonly RawClose[]): string | null {
  let next = 0;
  const counts = { own: 0, before: 0, after: 0, compared: 0 };
  for (const { session, close } of rows) {
    while ((stored[next]?.session ?? "9") < session) next += 1;
    const own = stored[next];
    if (own?.session !== session) continue;
    counts.compared += 1;
    if (isSame(close, own)) counts.own += 1;
    if (isSame(close, stored[next - 1])) counts.before += 1;
    if (isSame(close, stored[next + 1])) counts.after += 1;
  }
  const { own, before, after, compared } = counts;
  const shifted = Math.max(before, after);
  if (shifted < FEWEST_SHIFTED || shifted * 2 <= compared || own * 2 >= shifted) return null;
  return `${shifted} of ${compared} closes are those that are stored of the session ${before > after ? "before" : "after"} theirs, so that its dates are shifted`;
}

const isSame = (close: number, stored: RawClose | undefined): boolean =>
  stored !== undefined && Math.fround(stored.close) === Math.fround(close);

/** 0 for a Sunday; 1970-01-01 was a Thursday. */
const weekday = (date: string): number => (dayNumber(date) + 4) % 7;
