import { seenText } from "../unseen-characters.ts";

/** A cell as a view gives it: text, a number with full precision, or nothing. */
export type Cell = string | number | null;

/** A table to be written out row by row. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
  /** The same rows some hundred at a time, where they come so: read the one or the other. */
  readonly batches?: AsyncIterable<Iterable<readonly Cell[]>>;
}

/** Text that is written as it stands: no spreadsheet runs it, and nothing in it needs quotes. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9 ._:/-]*$/;
/**
 * What a spreadsheet would take for a formula at the start of a cell (OWASP, CSV injection), after apostrophes, white
 * space and characters that can't be seen: = + - @, their full-width, small, raised and lowered forms, the minus of
 * mathematics; and a tab or a line end, which may be dropped before what follows.
 */
const FORMULA = String.raw`(?:[\t\r\n]|[\s\p{Cf}\ufffd]*[=+\-@＝＋－＠﹢﹣﹦﹫⁺⁻⁼₊₋₌−])`;
const RUN = new RegExp(`^'*${FORMULA}`, "u");
const GUARDED = new RegExp(`^'+${FORMULA}`, "u");
/** A window of sessions such as `-1..1` begins with a sign but holds nothing to run. */
const SESSION_WINDOW = /^-?\d+\.\.-?\d+$/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * One cell by RFC 4180; text that a spreadsheet would run gets an apostrophe before it, numbers never do. Characters
 * that no text needs (NUL, ESC, overrides of direction) are `�`, and its lines end with `\n` where it has any.
 */
export function csvCell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  if (PLAIN.test(value)) return value;
  const text = seenText(value);
  const safe = RUN.test(text) && !SESSION_WINDOW.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell's text before `csvCell` made it safe: text that had an apostrophe of its own got another one. */
export const unguarded = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell);

/** One line of CSV with its line end. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(",")}\r\n`;

/** Rows gathered before a piece of text is handed on: large enough to be fast, small enough to stream. */
const ROWS_PER_PIECE = 500;

/** A table as pieces of CSV text with a header row (RFC 4180, `\r\n`). */
export async function* csvText(table: Table): AsyncGenerator<string, void, undefined> {
  const linesOf = lineWriter(table.columns.length);
  let piece = csvLine(table.columns);
  let waiting: (readonly Cell[])[] = [];
  for await (const rows of batchesOf(table)) {
    for (const row of rows) {
      waiting.push(row);
      if (waiting.length < ROWS_PER_PIECE) continue;
      yield piece + linesOf(waiting);
      piece = "";
      waiting = [];
    }
  }
  piece += linesOf(waiting);
  if (piece !== "") yield piece;
}

/**
 * `csvLine` for many rows of so many columns. Their numbers become text all at once, as JSON writes them, which is the
 * same text in two thirds of the time.
 */
function lineWriter(columns: number): (rows: readonly (readonly Cell[])[]) => string {
  const cellText = lastTexts(columns);
  return (rows) => {
    const numbers: number[] = [];
    for (const row of rows) for (const cell of row) if (typeof cell === "number") numbers.push(cell);
    const texts = JSON.stringify(numbers).slice(1, -1).split(",");
    let [lines, next] = ["", 0];
    for (const row of rows) {
      for (let at = 0; at < row.length; at += 1) {
        const cell = row[at] ?? null;
        if (at > 0) lines += ",";
        if (typeof cell === "string") lines += cellText(cell, at);
        else if (cell !== null) {
          const text = texts[next++];
          if (text !== NOT_FINITE) lines += text;
        }
      }
      lines += "\r\n";
    }
    return lines;
  };
}

/** What JSON has in the place of NaN and of either infinity. */
const NOT_FINITE = "null";

/** `csvCell` for text of a column: most columns of text say the same in row after row, which is looked at once. */
function lastTexts(columns: number): (value: string, column: number) => string {
  const values = new Array<string>(columns).fill("");
  const texts = new Array<string>(columns).fill("");
  return (value, column) => {
    if (values[column] !== value) {
      values[column] = value;
      texts[column] = csvCell(value);
    }
    return texts[column] ?? "";
  };
}

/** A table as pieces of one JSON text: `{"meta": ..., "data": [{column: cell}]}`. */
export async function* jsonText(table: Table, meta: object): AsyncGenerator<string, void, undefined> {
  let piece = `{"meta":${JSON.stringify(meta)},"data":[`;
  let separator = "";
  let waiting = 0;
  for await (const rows of batchesOf(table)) {
    for (const row of rows) {
      piece += separator + JSON.stringify(record(table.columns, row));
      separator = ",";
      waiting += 1;
      if (waiting < ROWS_PER_PIECE) continue;
      yield piece;
      piece = "";
      waiting = 0;
    }
  }
  yield `${piece}]}\n`;
}

const record = (columns: readonly string[], row: readonly Cell[]): Readonly<Record<string, Cell>> =>
  Object.fromEntries(columns.map((column, at) => [column, jsonCell(row[at] ?? null)]));

/** A table's rows as batches; each row is one of its own where the table has none. */
async function* batchesOf({ rows, batches }: Table): AsyncGenerator<Iterable<readonly Cell[]>> {
  if (batches) yield* batches;
  else for await (const row of rows) yield [row];
}

const jsonCell = (value: Cell): Cell => (typeof value === "string" ? seenText(value) : value);
