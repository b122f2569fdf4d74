import { isValid } from "date-fns/isValid";
import { isWeekend } from "date-fns/isWeekend";
import { parse } from "date-fns/parse";
import { parseISO } from "date-fns/parseISO";
import { EXCHANGE_CODES, exchange } from "../../market/exchanges.ts";
import { addDays, sessionOf } from "../../market/session-date.ts";
import { isoDateOf, utcDay } from "../../market/utc-day.ts";
import { FileFault } from "./quote-file.ts";

/** Reads one cell as a session of an exchange in `zone`; null where it is no date. */
export interface DateReader {
  (cell: string, zone: string): string | null;
  /** In which form the dates are, for a person. */
  readonly form: string;
}

const ISO =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/;
const COMPACT = /^(\d{8})(?:\.0)?$/;
/** Hours that daily rows can be labelled with: one, and another where clocks change. */
const HOURS_OF_DAILY_ROWS = 2;
/** What a form leaves open is taken from here: midnight in UTC. */
const EPOCH = utcDay(0);
const EITHER = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:\s+(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap]m)?)?$/i;
/** `Mar-02-2026`, `Mar 2, 2026` and `02-Mar-2026`. */
const MONTH_FIRST = /^([a-z]{3,9})\.?[-/ ]+(\d{1,2})(?:st|nd|rd|th)?,?[-/ ]+(\d{4})$/i;
const MONTH_SECOND = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([a-z]{3,9})\.?,?[-/ ]+(\d{4})$/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Seconds or milliseconds since 1970, from 1973 on. */
const UNIX = /^(\d{9,10})(?:\.0)?$|^(\d{12,13})$/;
/** Days as Excel counts them: from 1954 to 2064 where they begin with 1899-12-30. */
const SERIAL = /^(\d{5})(?:\.0+)?$/;
const SERIAL_START = "1899-12-30";
const [FIRST_SERIAL, LAST_SERIAL] = [20_000, 60_000];

/**
 * A reader for the dates of a file: year first, days and months in either order, months in English, Excel's days,
 * seconds since 1970. Year first is read as it stands. Where the year comes last, `said`, one row with a day beyond 12,
 * or a row that would fall on a weekend settles for all whether days or months come first.
 * `placeOf` says where a cell stands;
 * `daysCountFrom` is the ISO date of day 0.
 * @throws FileFault when no row settles it, two rows say opposite things, or the rows are of several hours a day
 */
export function dateReader(
  cells: readonly string[],
  placeOf: (cell: string) => string = () => "",
  said?: "day-first" | "month-first",
  daysCountFrom = SERIAL_START,
): DateReader {
  refuseHours(cells, placeOf);
  const filled = cells.filter((cell) => cell !== "");
  const areSerial = filled.length > 0 && filled.every((cell) => serialDay(cell) !== null);
  const daysFirst = areDaysFirst(cells, placeOf, said);
  const read = (cell: string, zone: string) => {
    if (areSerial) return serialDay(cell, daysCountFrom);
    const iso = ISO.exec(cell);
    if (iso) return isoSession(iso, zone);
    const [, compact] = COMPACT.exec(cell) ?? [];
    if (compact !== undefined) return calendarDate(compact, "yyyyMMdd");
    const unix = unixMilliseconds(cell);
    if (unix !== null) return sessionOf(unix, zone);
    return EITHER.test(cell) ? eitherSession(cell, daysFirst ?? false, zone) : namedMonth(cell);
  };
  return Object.assign(read, { form: formOf(filled, areSerial, daysFirst) });
}

function isoSession(
  [, year = "", month = "", day = "", time = "00:00", offset]: RegExpExecArray,
  zone: string,
): string | null {
  const date = calendarDate(`${year}-${month}-${day}`, "yyyy-M-d");
  // A daily bar is labelled with midnight of its own day or the end of it; any other hour is an instant of that session.
  if (date === null || time === "00:00") return date;
  if (offset === undefined) return isClosingTime(time, zone) ? date : null;
  return instantSession(`${date}T${time}${offset}`, zone);
}

function eitherSession(cell: string, daysFirst: boolean, zone: string): string | null {
  const [, first = "", second = "", year = "", hour, minute = "00", half = ""] = EITHER.exec(cell) ?? [];
  const date = calendarDate(`${first}-${second}-${year}`, daysFirst ? "d-M-yyyy" : "M-d-yyyy");
  if (date === null || hour === undefined) return date;
  const hours = (Number(hour) % (half === "" ? 24 : 12)) + (half.toLowerCase() === "pm" ? 12 : 0);
  const time = `${String(hours).padStart(2, "0")}:${minute}`;
  return time === "00:00" || isClosingTime(time, zone) ? date : null;
}

function namedMonth(cell: string): string | null {
  const [, first, day, year] = MONTH_FIRST.exec(cell) ?? [];
  const [, dayBefore, second, yearBehind] = MONTH_SECOND.exec(cell) ?? [];
  const name = (first ?? second ?? "").slice(0, 3).toLowerCase();
  const month = MONTHS.indexOf(name) + 1;
  if (month === 0) return null;
  return calendarDate(`${year ?? yearBehind}-${month}-${day ?? dayBefore}`, "yyyy-M-d");
}

/** Whether a local time is the end of a session, full or half, in a zone. */
function isClosingTime(time: string, zone: string): boolean {
  return EXCHANGE_CODES.some((code) => {
    const { zone: own, hours } = exchange(code);
    return own === zone && (time === hours.end || time === hours.halfDayEnd);
  });
}

function serialDay(cell: string, daysCountFrom = SERIAL_START): string | null {
  const [, digits] = SERIAL.exec(cell) ?? [];
  const days = Number(digits);
  return digits !== undefined && days >= FIRST_SERIAL && days <= LAST_SERIAL
    ? addDays(daysCountFrom, days)
    : null;
}

function unixMilliseconds(cell: string): number | null {
  const [, seconds, milliseconds] = UNIX.exec(cell) ?? [];
  if (seconds !== undefined) return Number(seconds) * 1000;
  return milliseconds === undefined ? null : Number(milliseconds);
}

function formOf(filled: readonly string[], areSerial: boolean, daysFirst: boolean | null): string {
  const [sample = ""] = filled;
  if (areSerial) return "days as Excel counts them";
  if (ISO.test(sample) || COMPACT.test(sample)) return "year first";
  if (unixMilliseconds(sample) !== null) return "seconds since 1970";
  if (daysFirst !== null) return daysFirst ? "day first" : "month first";
  return namedMonth(sample) === null ? "of no known form" : "months in English";
}

const SIX_HOURS = 6 * 3_600_000;

/** The last row of an hour or a minute must not pass for its day. */
function refuseHours(cells: readonly string[], placeOf: (cell: string) => string): void {
  const hours = new Set<string>();
  let before: number | null = null;
  for (const cell of cells) {
    const unix = unixMilliseconds(cell);
    const [, , , , hour, minute, half = ""] = EITHER.exec(cell) ?? [];
    const clock = hour === undefined ? undefined : `${hour}:${minute}${half}`;
    const time = ISO.exec(cell)?.[4] ?? clock ?? (unix === null ? undefined : timeOfDay(unix));
    if (time !== undefined) hours.add(time);
    const isClose =
      unix !== null && before !== null && Math.abs(unix - before) < SIX_HOURS && unix !== before;
    before = unix;
    if (hours.size <= HOURS_OF_DAILY_ROWS && !isClose) continue;
    throw new FileFault(
      "unknown form",
      `Its rows are not one a day: they have the times ${[...hours].join(", ")} and perhaps more.${placeOf(cell)} Save daily quotes.`,
    );
  }
}

const timeOfDay = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(11, 16);

/** Whether days come first; null where no date has both before its year. */
function areDaysFirst(
  cells: readonly string[],
  placeOf: (cell: string) => string,
  said: "day-first" | "month-first" | undefined,
): boolean | null {
  const pairs = cells.flatMap((cell) => {
    const match = EITHER.exec(cell);
    return match ? [{ cell, first: Number(match[1]), second: Number(match[2]) }] : [];
  });
  const [sample] = pairs;
  if (!sample) return null;
  const dayFirst = pairs.find(({ first }) => first > 12);
  const monthFirst = pairs.find(({ second }) => second > 12);
  if (dayFirst && monthFirst) {
    throw new FileFault(
      "ambiguous",
      `Its dates ${dayFirst.cell} and ${monthFirst.cell} can't be of one form.${placeOf(dayFirst.cell)}${placeOf(monthFirst.cell)}`,
    );
  }
  if (dayFirst || monthFirst) return dayFirst !== undefined;
  if (said !== undefined) return said === "day-first";
  const closed = (form: string) => pairs.some(({ cell }) => fallsOnWeekend(cell, form));
  const [closedDaysFirst, closedMonthsFirst] = [closed("d-M-yyyy"), closed("M-d-yyyy")];
  if (closedDaysFirst !== closedMonthsFirst) return closedMonthsFirst;
  throw new FileFault(
    "ambiguous",
    `Its dates, such as ${sample.cell}, could have the day or the month first, and no row settles it.${placeOf(sample.cell)} Write them as 2025-03-06. Or say --dates day-first or --dates month-first.`,
  );
}

function fallsOnWeekend(cell: string, form: string): boolean {
  const [, first = "", second = "", year = ""] = EITHER.exec(cell) ?? [];
  const date = calendarDate(`${first}-${second}-${year}`, form);
  return date !== null && isWeekend(utcDay(date));
}

/** A date in a form of date-fns as an ISO date; null where the calendar has none such. */
function calendarDate(text: string, form: string): string | null {
  const day = parse(text, form, EPOCH);
  return isValid(day) ? isoDateOf(day) : null;
}

function instantSession(text: string, zone: string): string | null {
  const instant = parseISO(text).getTime();
  return Number.isNaN(instant) ? null : sessionOf(instant, zone);
}
