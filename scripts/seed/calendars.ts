import { eachDayOfInterval } from "date-fns/eachDayOfInterval";
import { format } from "date-fns/format";
import { isWeekend } from "date-fns/isWeekend";
import { makeCalendar } from "../../lib/market/calendar.ts";
import { EXCHANGE_CODES, exchange, exchangeCode } from "../../lib/market/exchanges.ts";
import { localInstant, sessionOf } from "../../lib/market/session-date.ts";
import type { Calendar, ExchangeCode, TradingSession } from "../../lib/market/types.ts";
import { isoDateOf, utcDay } from "../../lib/market/utc-day.ts";
import { closureRow, dayRow, sameDaysRow, sessionRow } from "./gathered-schemas.ts";
import { byText, CompileError, type Folder, faultAt, readTable, rowsByKey } from "./table.ts";

/** The hand-written input from which the calendar of an exchange is made where none was gathered. */
export const daysInput = (code: ExchangeCode): string => `input/${code}_days.csv`;

const SAME_DAYS = "input/calendars.csv";

const weekdayName = (date: string): string => format(utcDay(date), "EEEE");

/** The weekdays from one date to another, both included. */
const weekdays = (first: string, last: string): string[] =>
  eachDayOfInterval({ start: utcDay(first), end: utcDay(last) })
    .filter((day) => !isWeekend(day))
    .map(isoDateOf);

/** Calendars by exchange, and which of them are made by rule. */
export interface SeedCalendars {
  readonly calendars: ReadonlyMap<ExchangeCode, Calendar>;
  readonly byRule: readonly ExchangeCode[];
}

/**
 * The calendar of every exchange: made by rule where a hand-written list of days (`daysInput`) is there, over the
 * dates of the first gathered one, and else gathered. A gathered file may be of several exchanges:
 * `XSHG_XSHE_sessions.csv`; one that trades on the days of another is in `input/calendars.csv`.
 * @throws CompileError where an exchange has neither, or one that can't be used
 */
export function compileCalendars(gathered: Folder, inputs: Folder): SeedCalendars {
  const names = [...gathered.keys()].flatMap(
    (file) => /^calendars\/(\w+)_sessions\.csv$/.exec(file)?.[1] ?? [],
  );
  const alias = rowsByKey(
    inputs.has(SAME_DAYS) ? readTable(inputs, SAME_DAYS, sameDaysRow) : [],
    ({ exchange: code }) => code,
  );
  const byRule = EXCHANGE_CODES.filter((code) => inputs.has(daysInput(code)));
  const calendars = new Map<ExchangeCode, Calendar>();
  for (const code of EXCHANGE_CODES.filter((one) => !byRule.includes(one) && !alias.has(one))) {
    const name = names.find((one) => one.split("_").includes(code));
    calendars.set(code, gatheredCalendar(gathered, code, name ?? code));
  }
  const [range] = calendars.values();
  for (const code of byRule) {
    if (!range) throw new CompileError(daysInput(code), null, "no gathered calendar says over which dates");
    calendars.set(code, ruleCalendar(inputs, code, range));
  }
  for (const { value } of alias.values()) {
    const same = calendars.get(exchangeCode(value.days_of, "input/calendars.csv"));
    const code = exchangeCode(value.exchange, "input/calendars.csv");
    if (same) calendars.set(code, { ...same, exchange: code });
  }
  return { calendars, byRule };
}

/**
 * A calendar of the gathered data.
 * @throws CompileError where a session is not on its local date, an order is broken, or a weekday is neither a
 * session nor a closure, or both
 */
function gatheredCalendar(gathered: Folder, code: ExchangeCode, name: string): Calendar {
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
  const closures = rowsByKey(closed, ({ date }) => date);
  return checked(
    code,
    sessionsFile,
    sessions,
    new Map([...closures].map(([date, row]) => [date, row.value.kind])),
  );
}

/**
 * The calendar of an exchange over the dates that another's covers: every weekday but the holidays of the input, in
 * the hours of its record, to the end of a half day on its early closes.
 */
function ruleCalendar(inputs: Folder, code: ExchangeCode, range: Calendar): Calendar {
  const file = daysInput(code);
  const days = rowsByKey(readTable(inputs, file, dayRow), ({ date }) => date);
  const { zone, hours } = exchange(code);
  for (const row of days.values()) {
    const { date, kind } = row.value;
    if (isWeekend(utcDay(date))) throw faultAt(row, `${date} is a ${weekdayName(date)}`);
    if (kind === "early close" && hours.halfDayEnd === null) throw faultAt(row, `${code} has no half days`);
  }
  const [first, last] = [range.sessions.at(0)?.session ?? "", range.sessions.at(-1)?.session ?? ""];
  const sessions: TradingSession[] = [];
  for (const date of weekdays(first, last)) {
    const kind = days.get(date)?.value.kind;
    if (kind !== undefined && kind !== "early close") continue;
    const halfDay = kind === "early close";
    const end = (halfDay ? hours.halfDayEnd : null) ?? hours.end;
    sessions.push({
      session: date,
      opensAt: localInstant(date, hours.start, zone),
      closesAt: localInstant(date, end, zone),
      halfDay,
    });
  }
  const closures = [...days.values()].map(({ value }) => value).filter(({ kind }) => kind !== "early close");
  return checked(code, file, sessions, new Map(closures.map(({ date, kind }) => [date, kind])));
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
