// Dates as files write them, all of a column at once: only the whole of it tells whether days or months come first.
import { addDays, isIsoDate } from "../market/session-date.ts";
import { InputFault } from "./input-fault.ts";

/** Which comes first in 03/06/2025, where a person says it. */
export type DateOrder = "day-first" | "month-first";

/** A cell with the line it stands on. */
export interface DateCell {
  readonly text: string;
  readonly line: number;
}

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T ]00:00(?::00(?:\.0+)?)?)?$/;
/** Days as spreadsheets count them, from 1954 to 2064. */
const SERIAL = /^(\d{5})(?:\.0+)?$/;
const SERIAL_START = "1899-12-30";
const [FIRST_SERIAL, LAST_SERIAL] = [20_000, 60_000];

/** Whether a cell is a date in one of the forms, whichever it would be. */
export const looksLikeDate = (text: string): boolean =>
  YEAR_FIRST.test(text) || COMPACT.test(text) || YEAR_LAST.test(text) || isSerial(text);

function isSerial(text: string): boolean {
  const [, digits] = SERIAL.exec(text) ?? [];
  return digits !== undefined && Number(digits) >= FIRST_SERIAL && Number(digits) <= LAST_SERIAL;
}

/** The ISO dates of a column, and whether they were days as a spreadsheet counts them. */
export interface ReadDates {
  readonly dates: string[];
  readonly areSerial: boolean;
}

/**
 * Reads a column: `2025-03-06`, `2025/3/6`, `20250306`, `6/3/2025` with day or month first, or a spreadsheet's number of
 * days. Where the year comes last, a day beyond 12 settles it for all, or else `said`, which it must not contradict; weekends do not, since people
 * announce on them. Throws InputFault with the line of a cell that is no date, and where nothing settles the order.
 */
export function readDates(
  cells: readonly DateCell[],
  source: string,
  said: DateOrder | undefined,
): ReadDates {
  const areSerial = cells.length > 0 && cells.every(({ text }) => isSerial(text));
  const order = areSerial ? null : orderOf(cells, source, said);
  const dates = cells.map(({ text, line }) => {
    const date = areSerial ? addDays(SERIAL_START, Math.trunc(Number(text))) : dateOf(text, order);
    if (date === null) throw new InputFault(source, line, `"${text}" is not a date like 2025-03-06`);
    return date;
  });
  return { dates, areSerial };
}

function dateOf(text: string, order: DateOrder | null): string | null {
  // Most cells are as they should be.
  if (isIsoDate(text)) return text;
  const [, year, , month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year !== undefined) return calendarDate(year, month, day);
  const [, compactYear, compactMonth, compactDay] = COMPACT.exec(text) ?? [];
  if (compactYear !== undefined) return calendarDate(compactYear, compactMonth, compactDay);
  const [, first, , second, last] = YEAR_LAST.exec(text) ?? [];
  if (last === undefined || order === null) return null;
  return order === "day-first" ? calendarDate(last, second, first) : calendarDate(last, first, second);
}

function calendarDate(year = "", month = "", day = ""): string | null {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isIsoDate(date) ? date : null;
}

/** Whether days or months come first; null where no date has both before its year. */
function orderOf(cells: readonly DateCell[], source: string, said: DateOrder | undefined): DateOrder | null {
  let sample: DateCell | null = null;
  let beyond: { readonly cell: DateCell; readonly order: DateOrder } | null = null;
  for (const cell of cells) {
    const [, first, , second] = YEAR_LAST.exec(cell.text) ?? [];
    if (first === undefined) continue;
    sample ??= cell;
    const order = Number(first) > 12 ? "day-first" : Number(second) > 12 ? "month-first" : null;
    if (order === null) continue;
    if (beyond !== null && beyond.order !== order) {
      throw new InputFault(
        source,
        cell.line,
        `"${cell.text}" can't be of one form with "${beyond.cell.text}" on line ${beyond.cell.line}`,
      );
    }
    beyond ??= { cell, order };
  }
  if (beyond !== null) {
    if (said === undefined || said === beyond.order) return beyond.order;
    throw new InputFault(
      source,
      beyond.cell.line,
      `"${beyond.cell.text}" is ${beyond.order}, and --dates says ${said}`,
    );
  }
  if (sample === null || said !== undefined) return said ?? null;
  throw new InputFault(
    source,
    sample.line,
    `"${sample.text}" could have its day or its month first, and no row settles it; write dates like 2025-03-06, or say --dates day-first or --dates month-first`,
  );
}
