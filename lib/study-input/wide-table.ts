// A wide table: a column of dates and a column for each security, index or factor.

import type { TextRow } from "./delimited-rows.ts";
import { InputFault } from "./input-fault.ts";
import { type DateCell, type DateOrder, looksLikeDate, readDates } from "./read-dates.ts";
import { type DecimalMark, numberReader } from "./read-numbers.ts";
import type { StudyWarning } from "./warning.ts";

/** What the cells of a table are. */
export type CellKind = "price" | "return";

/** The dates of the rows (ISO, rising), and the columns that were asked for. NaN is a missing cell. */
export interface WideTable {
  /** What messages call it: a file's path, for one. */
  readonly source: string;
  readonly dates: readonly string[];
  readonly columns: ReadonlyMap<string, Float64Array>;
  /** Whether it has the form in which Kenneth French publishes factors: no name above the dates, those as 20240102. */
  readonly isPublishedFactors: boolean;
  readonly warnings: readonly StudyWarning[];
}

export interface TableForm {
  readonly source: string;
  readonly kind: CellKind;
  /** The columns to keep, so that memory follows the events and not the file; null for all. */
  readonly wanted: ReadonlySet<string> | null;
  /** What parts the cells, as the reader of rows knows it. */
  readonly delimiter: () => string;
  readonly dates?: DateOrder | undefined;
  readonly decimal?: DecimalMark | undefined;
}

/** Takes rows one at a time. Throws InputFault with the source and the line. */
export interface TableReader {
  row(row: TextRow): void;
  end(): WideTable;
}

interface Column {
  readonly name: string;
  readonly place: number;
  values: Float64Array;
}

interface Header {
  readonly columns: readonly Column[];
  readonly width: number;
  readonly hasDateName: boolean;
}

/** A header stands within so many rows. */
const MOST_TITLE_ROWS = 60;
const FIRST_CAPACITY = 1024;
/** What data vendors write for a missing return. */
const MISSING_CODES = new Set([-99, -99.9, -99.99, -999, -999.99, -9999]);
const MONTH = /^\d{6}$/;

/**
 * A reader of one table. Its header is the first row whose first cell is `date`, or one without a name there above a row
 * that begins with a date (as pandas and Kenneth French write); what stands before it is a title. A table without that
 * name ends at the first row that begins with no date, where a published file has its yearly block and its copyright.
 */
export function tableReader(form: TableForm): TableReader {
  const { source, kind, wanted } = form;
  const warnings: StudyWarning[] = [];
  const title: TextRow[] = [];
  const dateCells: DateCell[] = [];
  const numbers = numberReader(source, form.delimiter, form.decimal);
  const codes = new Map<number, { count: number; line: number }>();
  let header: Header | null = null;
  let endedAt: number | null = null;
  let figuresBehind: number | null = null;

  const cellValue = (line: number, name: string, text: string): number => {
    const value = numbers.read(text, line);
    if (value === null)
      throw new InputFault(source, line, `column "${name}": "${text.trim()}" is not a number`);
    if (kind === "price" && value <= 0) {
      const code = MISSING_CODES.has(value) ? "; leave the cell empty where there is none" : "";
      throw new InputFault(
        source,
        line,
        `column "${name}": a price must be above 0, not ${text.trim()}${code}`,
      );
    }
    if (kind !== "return" || !MISSING_CODES.has(value)) return value;
    const seen = codes.get(value);
    codes.set(value, { count: (seen?.count ?? 0) + 1, line: seen?.line ?? line });
    return Number.NaN;
  };

  const dataRow = ({ line, cells }: TextRow, { columns, width, hasDateName }: Header): void => {
    const date = (cells[0] ?? "").trim();
    if (!hasDateName && !looksLikeDate(date)) {
      if (MONTH.test(date))
        throw new InputFault(source, line, `"${date}" is a month; daily figures are needed`);
      endedAt = line;
      return;
    }
    if (cells.length !== width) {
      throw new InputFault(source, line, `${cells.length} cells where the header has ${width}`);
    }
    const place = dateCells.length;
    for (const column of columns) {
      if (column.values.length <= place) column.values = grown(column.values);
      column.values[place] = cellValue(line, column.name, cells[column.place] ?? "");
    }
    dateCells.push({ text: date, line });
  };

  return {
    row(row) {
      if (endedAt !== null) {
        if (/^\s*\d{4,8}\s*$/.test(row.cells[0] ?? "")) figuresBehind ??= row.line;
        return;
      }
      if (header !== null) {
        dataRow(row, header);
        return;
      }
      if (isDateName(row.cells[0])) {
        header = readHeader(source, row, wanted, true, warnings);
        return;
      }
      const above = title.at(-1);
      const first = (row.cells[0] ?? "").trim();
      if (above?.cells[0]?.trim() === "" && (looksLikeDate(first) || MONTH.test(first))) {
        header = readHeader(source, above, wanted, false, warnings);
        dataRow(row, header);
        return;
      }
      title.push(row);
      if (title.length > MOST_TITLE_ROWS) throw noHeader(source, title);
    },
    end() {
      if (header === null) throw noHeader(source, title);
      const { dates, areSerial } = readDates(dateCells, source, form.dates);
      dates.forEach((date, at) => {
        const before = dates[at - 1];
        if (before === undefined || date > before) return;
        throw new InputFault(source, dateCells[at]?.line ?? null, `${date} does not come after ${before}`);
      });
      if (areSerial) {
        const message = `${source}: its dates are a spreadsheet's numbers of days: ${dateCells[0]?.text} was read as ${dates[0]} (days since 1899-12-30).`;
        warnings.push({ code: "days of a spreadsheet", message });
      }
      const comma = numbers.assumedComma();
      if (comma !== null) {
        const message = `${source}: its commas were taken for decimal ones, "${comma}" for ${comma.replace(",", ".")}; --decimal point takes them for thousands.`;
        warnings.push({ code: "decimal comma", message });
      }
      for (const [code, { count, line }] of codes) {
        const message = `${source}: ${code}, a code for missing, stands in ${count} cells, first on line ${line}; they were left out.`;
        warnings.push({ code: "missing code", message });
      }
      if (figuresBehind !== null) {
        const message = `${source}: it was read up to line ${endedAt}, which begins with no date; the figures from line ${figuresBehind} on were not read.`;
        warnings.push({ code: "rows not read", message });
      }
      const entries = header.columns.map(
        ({ name, values }) => [name, values.slice(0, dates.length)] as const,
      );
      const isPublishedFactors = !header.hasDateName && /^\d{8}$/.test(dateCells[0]?.text ?? "");
      return { source, dates, columns: new Map(entries), isPublishedFactors, warnings };
    },
  };
}

const isDateName = (cell: string | undefined): boolean =>
  /^(date|datetime|caldt|session|日期|交易日期)$/i.test((cell ?? "").trim());

function noHeader(source: string, title: readonly TextRow[]): InputFault {
  const [first] = title;
  if (first === undefined) return new InputFault(source, null, "the file is empty");
  return new InputFault(source, first.line, 'the first column must be "date"');
}

function readHeader(
  source: string,
  { line, cells }: TextRow,
  wanted: ReadonlySet<string> | null,
  hasDateName: boolean,
  warnings: StudyWarning[],
): Header {
  const seen = new Set<string>();
  const columns: Column[] = [];
  const padded: string[] = [];
  cells.slice(1).forEach((cell, index) => {
    const name = cell.trim();
    if (name !== cell) padded.push(cell);
    if (name === "") throw new InputFault(source, line, `column ${index + 2} has no name`);
    if (seen.has(name)) throw new InputFault(source, line, `column "${name}" appears twice`);
    seen.add(name);
    if (wanted === null || wanted.has(name)) {
      columns.push({ name, place: index + 1, values: new Float64Array(FIRST_CAPACITY) });
    }
  });
  if (padded.length > 0 && hasDateName) {
    const names = padded
      .slice(0, 3)
      .map((name) => `"${name}"`)
      .join(", ");
    const message = `${source}: names of columns have spaces around them (${names}); they were left out.`;
    warnings.push({ code: "spaces in names", message });
  }
  return { columns, width: cells.length, hasDateName };
}

function grown(values: Float64Array): Float64Array {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}
