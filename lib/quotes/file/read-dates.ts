import { isIsoDate, sessionOf } from "../../market/session-date.ts";
import { FileFault } from "./quote-file.ts";

/** Reads one cell as a session of an exchange in `zone`; null where it is no date. */
export type DateReader = (cell: string, zone: string) => string | null;

const ISO =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\.0)?$/;
/** Hours that daily rows can be labelled with: one, and another where clocks change. */
const HOURS_OF_DAILY_ROWS = 2;
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
      const date = joined(year, month, day);
      // A daily bar is labelled with midnight of its own day; any other hour is an instant of that session.
      if (date === null || time === "00:00") return date;
      return offset === undefined ? null : instantSession(date, time, offset, zone);
    }
    const compact = COMPACT.exec(cell);
    if (compact) return joined(compact[1] ?? "", compact[2] ?? "", compact[3] ?? "");
    const either = EITHER.exec(cell);
    if (!either) return null;
    const [, a = "", b = "", year = ""] = either;
    return daysFirst ? joined(year, b, a) : joined(year, a, b);
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

function joined(year: string, month: string, day: string): string | null {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isIsoDate(date) ? date : null;
}

function instantSession(date: string, time: string, offset: string, zone: string): string | null {
  const written = offset === "Z" ? "Z" : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
  const instant = Date.parse(`${date}T${time}:00${written}`);
  return Number.isNaN(instant) ? null : sessionOf(instant, zone);
}
