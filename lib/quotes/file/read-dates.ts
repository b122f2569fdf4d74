import { isValid } from "date-fns/isValid";
import { parse } from "date-fns/parse";
import { parseISO } from "date-fns/parseISO";
import { sessionOf } from "../../market/session-date.ts";
import { isoDateOf, utcDay } from "../../market/utc-day.ts";
import { FileFault } from "./quote-file.ts";

/** Reads one cell as a session of an exchange in `zone`; null where it is no date. */
export type DateReader = (cell: string, zone: string) => string | null;

const ISO =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/;
const COMPACT = /^(\d{8})(?:\.0)?$/;
/** Hours that daily rows can be labelled with: one, and another where clocks change. */
const HOURS_OF_DAILY_ROWS = 2;
/** What a form leaves open is taken from here: midnight in UTC. */
const EPOCH = utcDay(0);
const EITHER = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;

/**
 * A reader for the dates of a file. Year first is read as it stands. Where the year comes last, one row with a day
 * beyond 12 settles for all whether days or months come first.
 * `placeOf` says where a cell stands.
 * @throws FileFault when no row settles it, two rows say opposite things, or the rows are of several hours a day
 */
export function dateReader(
  cells: readonly string[],
  placeOf: (cell: string) => string = () => "",
): DateReader {
  const daysFirst = areDaysFirst(cells, placeOf);
  refuseHours(cells, placeOf);
  return (cell, zone) => {
    const iso = ISO.exec(cell);
    if (iso) {
      const [, year = "", month = "", day = "", time = "00:00", offset] = iso;
      const date = calendarDate(`${year}-${month}-${day}`, "yyyy-M-d");
      // A daily bar is labelled with midnight of its own day; any other hour is an instant of that session.
      if (date === null || time === "00:00") return date;
      return offset === undefined ? null : instantSession(`${date}T${time}${offset}`, zone);
    }
    const [, compact] = COMPACT.exec(cell) ?? [];
    if (compact !== undefined) return calendarDate(compact, "yyyyMMdd");
    if (!EITHER.test(cell)) return null;
    return calendarDate(cell.replaceAll(/[/.]/g, "-"), daysFirst ? "d-M-yyyy" : "M-d-yyyy");
  };
}

/** The last row of an hour or a minute must not pass for its day. */
function refuseHours(cells: readonly string[], placeOf: (cell: string) => string): void {
  const hours = new Set<string>();
  for (const cell of cells) {
    const time = ISO.exec(cell)?.[4];
    if (time !== undefined) hours.add(time);
    if (hours.size <= HOURS_OF_DAILY_ROWS) continue;
    throw new FileFault(
      "unknown form",
      `Its rows are not one a day: they have the times ${[...hours].join(", ")} and perhaps more.${placeOf(cell)} Save daily quotes.`,
    );
  }
}

function areDaysFirst(cells: readonly string[], placeOf: (cell: string) => string): boolean {
  const pairs = cells.flatMap((cell) => {
    const match = EITHER.exec(cell);
    return match ? [{ cell, first: Number(match[1]), second: Number(match[2]) }] : [];
  });
  const [sample] = pairs;
  if (!sample) return false;
  const dayFirst = pairs.find(({ first }) => first > 12);
  const monthFirst = pairs.find(({ second }) => second > 12);
  if (dayFirst && monthFirst) {
    throw new FileFault(
      "ambiguous",
      `Its dates ${dayFirst.cell} and ${monthFirst.cell} can't be of one form.${placeOf(dayFirst.cell)}${placeOf(monthFirst.cell)}`,
    );
  }
  if (!dayFirst && !monthFirst) {
    throw new FileFault(
      "ambiguous",
      `Its dates, such as ${sample.cell}, could have the day or the month first, and no row settles it.${placeOf(sample.cell)} Write them as 2025-03-06.`,
    );
  }
  return dayFirst !== undefined;
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
