import { parse } from "csv-parse/sync";
import { z } from "zod";
import { readName } from "./column-names.ts";
import { FileFault, type FileStatement } from "./quote-file.ts";
import { isWorkbook, readSheet } from "./workbook.ts";

/** A row's cells, trimmed, and the line on which it begins (the first is 1). */
export interface FileRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file taken apart: its table, and what stands before the table's header. */
export interface FileTable {
  /** `UTF-8`, `GBK`, `UTF-16` or `XLSX`. */
  readonly encoding: string;
  /** What parts its cells; null in a workbook. */
  readonly delimiter: string | null;
  readonly title: readonly FileRecord[];
  /** The ISO date of day 0 where its dates are numbers of days from another one than Excel's usual. */
  readonly daysCountFrom?: string;
  /** The header and the rows below it. */
  readonly records: readonly FileRecord[];
}

const parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

const DELIMITERS = ["\t", ";", ",", "|"];
/** A header stands within so many rows. */
const MOST_LINES_BEFORE = 40;
const OLD_WORKBOOK = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Takes a file of quotes apart: text in UTF-8, UTF-16 or GBK whose cells are parted by tab, semicolon, comma or bar, or
 * an XLSX workbook. A line `sep=;` names the mark itself. The header is the first row that names a date and a close;
 * what stands before it is the title.
 * @throws FileFault when the bytes are neither, or no mark makes columns of them
 */
export function readTable(bytes: Uint8Array, said?: FileStatement["columns"]): FileTable {
  if (isWorkbook(bytes)) {
    const { rows, isFrom1904 } = readSheet(bytes);
    const table = { encoding: "XLSX", delimiter: null, ...fromHeader(padded(rows), said) };
    return isFrom1904 ? { ...table, daysCountFrom: "1904-01-01" } : table;
  }
  if (OLD_WORKBOOK.every((byte, at) => bytes[at] === byte)) {
    throw new FileFault("unreadable", "It is a workbook of the old form (XLS). Save it as XLSX or CSV.");
  }
  const { text, encoding } = decodeText(bytes);
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(text)) {
    throw new FileFault("unreadable", "It is a web page and no table of text. Save it as CSV.");
  }
  const { delimiter, records } = readRecords(text, said);
  return { encoding, delimiter, ...fromHeader(records, said) };
}

/** A workbook leaves out empty cells at the end of a row. */
function padded(rows: readonly FileRecord[]): FileRecord[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  return rows.map(({ line, cells }) => ({
    line,
    cells: [...cells, ...new Array<string>(width - cells.length).fill("")],
  }));
}

/** The rows of a text by the mark that makes a header of one of them; empty rows are left out. */
export function readRecords(
  text: string,
  said?: FileStatement["columns"],
): { readonly delimiter: string; readonly records: FileRecord[] } {
  const [, mark, rest] = /^\uFEFF?sep=(.)\r?\n([\s\S]*)$/i.exec(text) ?? [];
  if (mark !== undefined && rest !== undefined) {
    return { delimiter: mark, records: rowsOf(rest, mark, 1) };
  }
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|\n/, MOST_LINES_BEFORE);
  const counted = DELIMITERS.map((delimiter) => ({
    delimiter,
    makesHeader: lines.some((line) => isHeader(line.split(delimiter).map(unquoted), said)),
    count: Math.max(...lines.map((line) => line.split(delimiter).length)),
  }));
  const [best] = counted.sort((a, b) => Number(b.makesHeader) - Number(a.makesHeader) || b.count - a.count);
  if (!best || best.count < 2) {
    throw new FileFault(
      "unknown form",
      "Its first line has one column. Columns must be separated by comma, semicolon or tab.",
    );
  }
  return { delimiter: best.delimiter, records: rowsOf(text, best.delimiter, 0) };
}

function rowsOf(text: string, delimiter: string, linesBefore: number): FileRecord[] {
  try {
    const rows = parsed.parse(
      parse(text, {
        delimiter,
        bom: true,
        info: true,
        trim: true,
        relax_column_count: true,
        // Spreadsheets are told by ="002315" that a code is a text.
        relax_quotes: true,
        skip_empty_lines: true,
      }),
    );
    return rows
      .map(({ record, info }) => ({ line: info.lines + linesBefore, cells: record.map(withoutFormula) }))
      .filter(({ cells }) => cells.some((cell) => cell !== ""));
  } catch (error) {
    const [why = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new FileFault("unreadable", `It is no valid CSV: ${why}`);
  }
}

const withoutFormula = (cell: string): string => (cell.startsWith('="') ? cell.replace(/^="|"$/g, "") : cell);

const unquoted = (cell: string): string => cell.trim().replace(/^"(.*)"$/, "$1");

/** Whether cells name a date and a close. */
function isHeader(cells: readonly string[], said: FileStatement["columns"]): boolean {
  const fields = new Set(cells.map((cell) => said?.get(cell) ?? readName(cell).field));
  return fields.has("session") && fields.has("close");
}

/** The rows from the header on, and those before it; all of them where no row is a header. */
function fromHeader(
  rows: readonly FileRecord[],
  said: FileStatement["columns"],
): Pick<FileTable, "title" | "records"> {
  const isPandas = rows.slice(0, 2).some(({ cells: [first = ""] }) => /^(price|ticker)$/i.test(first));
  const at = isPandas ? 0 : rows.slice(0, MOST_LINES_BEFORE).findIndex(({ cells }) => isHeader(cells, said));
  return { title: rows.slice(0, Math.max(at, 0)), records: rows.slice(Math.max(at, 0)) };
}

/**
 * The text of a file: UTF-8 or UTF-16 by its byte order mark, else UTF-8 where the bytes are valid UTF-8, else
 * GB18030, of which GBK is a part and which Chinese spreadsheets write.
 * @throws FileFault when the bytes are neither
 */
function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe)
    return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "UTF-16" };
  if (first === 0xfe && second === 0xff)
    return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "UTF-16" };
  for (const [label, encoding] of [
    ["utf-8", "UTF-8"],
    ["gb18030", "GBK"],
  ] as const) {
    try {
      return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding };
    } catch {
      // Not this one.
    }
  }
  throw new FileFault("unreadable", "It is neither UTF-8 nor GBK text. Save it as UTF-8 CSV.");
}
