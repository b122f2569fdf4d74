import { seenText } from "../unseen-characters.ts";

/** A cell as a view gives it: text, a number with full precision, or nothing. */
export type Cell = string | number | null;

/** Some rows of a table, read cell by cell. */
export interface RowBatch {
  readonly length: number;
  readonly cell: (row: number, column: number) => Cell;
}

/** A table to be written out row by row. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
  /** The same rows some hundred at a time, where they come so: read the one or the other. */
  readonly batches?: AsyncIterable<RowBatch>;
  /** Which columns are known to hold numbers alone. */
  readonly numeric?: readonly boolean[];
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

/** Rows that become text at once. */
const ROWS_AT_ONCE = 500;
/**
 * Characters gathered before a piece of text is handed on. With the rows that come last it stays below 128 KiB: longer
 * texts have a place of their own in the heap, where they stay until the whole of it is collected.
 */
const PIECE_LENGTH = 2 ** 16;

/** A table as pieces of CSV text with a header row (RFC 4180, `\r\n`). */
export async function* csvText(table: Table): AsyncGenerator<string, void, undefined> {
  const linesOf = lineWriter(table);
  let piece = csvLine(table.columns);
  for await (const batch of batchesOf(table)) {
    for (let first = 0; first < batch.length; first += ROWS_AT_ONCE) {
      piece += linesOf(batch, first, Math.min(batch.length, first + ROWS_AT_ONCE));
      if (piece.length < PIECE_LENGTH) continue;
      yield piece;
      piece = "";
    }
  }
  if (piece !== "") yield piece;
}

/** Columns beside each other that hold numbers alone, or one that may hold text. */
interface Span {
  readonly first: number;
  readonly end: number;
  readonly numeric: boolean;
}

/**
 * `csvLine` for many rows. Numbers become text all at once, as JSON writes them, which is the same text in two thirds of
 * the time; those of neighbouring columns stay together.
 */
function lineWriter({
  columns,
  numeric = [],
}: Table): (batch: RowBatch, first: number, end: number) => string {
  const cellText = lastTexts(columns.length);
  const spans = spansOf(columns.length, numeric);
  const numbered = spans.filter((span) => span.numeric);
  return (batch, first, end) => {
    const numbers: (number | null)[][] = [];
    for (let row = first; row < end; row += 1) {
      for (const span of numbered) {
        const beside: (number | null)[] = [];
        for (let column = span.first; column < span.end; column += 1) {
          const cell = batch.cell(row, column);
          beside.push(typeof cell === "number" ? cell : null);
        }
        numbers.push(beside);
      }
    }
    // What JSON has in the place of NaN, either infinity and nothing is an empty cell.
    const texts = JSON.stringify(numbers).slice(2, -2).replaceAll("null", "").split("],[");
    let [lines, next] = ["", 0];
    for (let row = first; row < end; row += 1) {
      for (const span of spans) {
        if (span.first > 0) lines += ",";
        if (span.numeric) lines += texts[next++];
        else lines += cellText(batch.cell(row, span.first), span.first);
      }
      lines += "\r\n";
    }
    return lines;
  };
}

function spansOf(columns: number, numeric: readonly boolean[]): Span[] {
  const spans: Span[] = [];
  for (let column = 0; column < columns; column += 1) {
    const isNumeric = numeric[column] ?? false;
    const last = spans.at(-1);
    if (isNumeric && last?.numeric) spans.splice(-1, 1, { ...last, end: column + 1 });
    else spans.push({ first: column, end: column + 1, numeric: isNumeric });
  }
  return spans;
}

/** `csvCell` for a column: most columns of text say the same in row after row, which is looked at once. */
function lastTexts(columns: number): (value: Cell, column: number) => string {
  const values = new Array<Cell>(columns).fill(null);
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
  const { columns } = table;
  let piece = `{"meta":${JSON.stringify(meta)},"data":[`;
  let separator = "";
  for await (const batch of batchesOf(table)) {
    for (let row = 0; row < batch.length; row += 1) {
      const record = columns.map((name, column) => [name, jsonCell(batch.cell(row, column))]);
      piece += separator + JSON.stringify(Object.fromEntries(record));
      separator = ",";
      if (piece.length < PIECE_LENGTH) continue;
      yield piece;
      piece = "";
    }
  }
  yield `${piece}]}\n`;
}

/** A table's rows as batches; where it has none, as many rows as make a piece. */
async function* batchesOf({ rows, batches }: Table): AsyncGenerator<RowBatch> {
  if (batches) yield* batches;
  else {
    let waiting: (readonly Cell[])[] = [];
    for await (const row of rows) {
      waiting.push(row);
      if (waiting.length < ROWS_AT_ONCE) continue;
      yield batchOf(waiting);
      waiting = [];
    }
    if (waiting.length > 0) yield batchOf(waiting);
  }
}

const batchOf = (rows: readonly (readonly Cell[])[]): RowBatch => ({
  length: rows.length,
  cell: (row, column) => rows[row]?.[column] ?? null,
});

const jsonCell = (value: Cell): Cell => (typeof value === "string" ? seenText(value) : value);
