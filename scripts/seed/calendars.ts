import { eachDayOfInterval } from "date-fns/eachDayOfInterval";
import { format } from "date-fns/format";
import { isWeekend } from "date-fns/isWeekend";
import { makeCalendar } from "../../lib/market/calendar.ts";
import { exchange } from "../../lib/market/exchanges.ts";
import { localInstant, sessionOf } from "../../lib/market/session-date.ts";
import type { Calendar, ExchangeCode, TradingSession } from "../../lib/market/types.ts";
import { isoDateOf, utcDay } from "../../lib/market/utc-day.ts";
import { closureRow, newYorkRow, sessionRow } from "./gathered-schemas.ts";
import { byText, CompileError, type Folder, faultAt, indexed, readTable } from "./table.ts";

/** The hand-written input from which New York's calendar is made. */
export const NEW_YORK_INPUT = "input/XNYS_days.csv";

const weekdayName = (date: string): string => format(utcDay(date), "EEEE");

/** The weekdays from one date to another, both included. */
const weekdays = (first: string, last: string): string[] =>
  eachDayOfInterval({ start: utcDay(first), end: utcDay(last) })
    .filter((day) => !isWeekend(day))
    .map(isoDateOf);

/** Every calendar of the seed by exchange; `gathered` holds Hong Kong's and the mainland's, `inputs` New York's. */
export function compileCalendars(gathered: Folder, inputs: Folder): ReadonlyMap<ExchangeCode, Calendar> {
  const hongKong = gatheredCalendar(gathered, "XHKG", "XHKG");
  return new Map([
    ["XHKG", hongKong],
    ["XSHE", gatheredCalendar(gathered, "XSHE", "XSHG_XSHE")],
    ["XSHG", gatheredCalendar(gathered, "XSHG", "XSHG_XSHE")],
    ["XNYS", newYorkCalendar(inputs, hongKong)],
  ]);
}

/**
 * A calendar of the gathered data.
 * @throws CompileError where a session is not on its local date, an order is broken, or a weekday is neither a
 * session nor a closure, or both
 */
export function gatheredCalendar(gathered: Folder, code: ExchangeCode, name: string): Calendar {
  const sessionsFile = `calendars/${name}_sessions.csv`;
  const rows = readTable(gathered, sessionsFile, sessionRow);
  const sessions = rows.map((row): TradingSession => {
    const { date, open_utc: opensAt, close_utc: closesAt, half_day: halfDay } = row.value;
    const { zone } = exchange(code);
    if (sessionOf(opensAt, zone) !== date || sessionOf(closesAt, zone) !== date) {
      throw faultAt(row, `opens or closes on another date than ${date} in ${zone}`);
    }
    if (isWeekend(utcDay(date))) throw faultAt(row, `${date} is a ${weekdayName(date)}`);
    return { session: date, opensAt, closesAt, halfDay };
  });
  const closed = readTable(gathered, `calendars/${name}_weekday_closures.csv`, closureRow);
  for (const row of closed) {
    const day = weekdayName(row.value.date);
    if (day !== row.value.weekday) throw faultAt(row, `${row.value.date} is a ${day}`);
  }
  const closures = indexed(closed, ({ date }) => date);
  return checked(
    code,
    sessionsFile,
    sessions,
    new Map([...closures].map(([date, row]) => [date, row.value.kind])),
  );
}

/**
 * New York's calendar over the years that Hong Kong's covers: every weekday but the holidays of the input,
 * 09:30 to 16:00 in New York, to 13:00 on its early closes.
 */
export function newYorkCalendar(inputs: Folder, range: Calendar): Calendar {
  const days = indexed(readTable(inputs, NEW_YORK_INPUT, newYorkRow), ({ date }) => date);
  for (const row of days.values()) {
    if (isWeekend(utcDay(row.value.date)))
      throw faultAt(row, `${row.value.date} is a ${weekdayName(row.value.date)}`);
  }
  const { zone } = exchange("XNYS");
  const [first, last] = [range.sessions.at(0)?.session ?? "", range.sessions.at(-1)?.session ?? ""];
  const sessions: TradingSession[] = [];
  for (const date of weekdays(first, last)) {
    const kind = days.get(date)?.value.kind;
    if (kind !== undefined && kind !== "early close") continue;
    const halfDay = kind === "early close";
    const [opensAt, closesAt] = ["09:30", halfDay ? "13:00" : "16:00"].map((time) =>
      localInstant(date, time, zone),
    );
    if (opensAt !== undefined && closesAt !== undefined)
      sessions.push({ session: date, opensAt, closesAt, halfDay });
  }
  const closures = [...days.values()].map(({ value }) => value).filter(({ kind }) => kind !== "early close");
  return checked("XNYS", NEW_YORK_INPUT, sessions, new Map(closures.map(({ date, kind }) => [date, kind])));
}

/** A calendar in which every weekday of its range is either a session or a closure. */
function checked(
  code: ExchangeCode,
  file: string,
  sessions: readonly TradingSession[],
  closures: ReadonlyMap<string, string>,
): Calendar {
  const traded = new Set(sessions.map(({ session }) => session));
  const [first, last] = [sessions.at(0)?.session, sessions.at(-1)?.session];
  if (first === undefined || last === undefined) throw new CompileError(file, null, "there is no session");
  for (const date of weekdays(first, last)) {
    if (traded.has(date) !== closures.has(date)) continue;
    throw new CompileError(
      file,
      null,
      `${date} is ${traded.has(date) ? "both" : "neither"} a session and a closure`,
    );
  }
  try {
    return makeCalendar(
      code,
      sessions,
      new Map([...closures].sort(([left], [right]) => byText(left, right))),
    );
  } catch (error) {
    throw new CompileError(file, null, error instanceof Error ? error.message : String(error));
  }
}
