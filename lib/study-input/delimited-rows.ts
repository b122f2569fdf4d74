// Rows of text whose cells are parted by a comma, semicolon, tab or bar (RFC 4180), piece by piece, so that a file's
// size does not matter. Knows neither files nor streams: a browser reads with it what the command reads.
import { InputFault } from "./input-fault.ts";

/** One record with the line it begins on, from 1. */
export interface TextRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Takes text piece by piece and gives the rows that are whole so far. Throws InputFault. */
export interface RowReader {
  push(piece: string): TextRow[];
  /** The rows that are left once there is no more text. */
  end(): TextRow[];
  /** What parts the cells; a comma until enough was read to tell. */
  delimiter(): string;
}

const DELIMITERS = ["\t", ";", ",", "|"] as const;
/** Lines that tell which mark parts the cells. */
const LINES_LOOKED_AT = 60;
const CHARACTERS_LOOKED_AT = 65_536;
/** A longer cell in quotes is one whose quote was never closed. */
const LONGEST_QUOTED_CELL = 100_000;
/** A longer row is no table's; looking for its end again with every piece would take ever longer. */
const LONGEST_ROW = 8_000_000;

/** A reader of one text; `source` is what messages call it. */
export function rowReader(source: string): RowReader {
  let waiting = "";
  let line = 1;
  let delimiter: string | null = null;
  let isFirst = true;

  const rowsOf = (atEnd: boolean): TextRow[] => {
    const rows: TextRow[] = [];
    if (delimiter === null) {
      if (!atEnd && waiting.length < CHARACTERS_LOOKED_AT) return rows;
      delimiter = delimiterOf(waiting);
    }
    let start = 0;
    while (start < waiting.length) {
      const record = readRecord(waiting, start, delimiter, atEnd);
      if (record === null) {
        if (waiting.length - start <= LONGEST_ROW) break;
        throw new InputFault(source, line, `the row is longer than ${LONGEST_ROW} characters`);
      }
      if (record.openQuote !== null) {
        const opened = line + newlines(waiting, start, record.openQuote);
        throw new InputFault(source, opened, "the quote that opens here is never closed");
      }
      const isEmpty = record.cells.every((cell) => cell.trim() === "");
      if (!isEmpty && !(line === 1 && namesItsMark(record.cells, delimiter)))
        rows.push({ line, cells: record.cells });
      line += newlines(waiting, start, record.end);
      start = record.end;
    }
    waiting = waiting.slice(start);
    return rows;
  };

  return {
    push(piece) {
      let text = piece;
      if (isFirst && piece !== "") {
        text = piece.replace(/^\uFEFF/, "");
        isFirst = false;
      }
      waiting += text;
      return rowsOf(false);
    },
    end: () => rowsOf(true),
    delimiter: () => delimiter ?? ",",
  };
}

/** The rows of a whole text, and what parts their cells. Throws InputFault. */
export function textRows(
  text: string,
  source: string,
): { readonly rows: TextRow[]; readonly delimiter: string } {
  const reader = rowReader(source);
  const rows = [...reader.push(text), ...reader.end()];
  return { rows, delimiter: reader.delimiter() };
}

/** Whether a first line is a spreadsheet's `sep=;`, which is no row. */
const namesItsMark = (cells: readonly string[], delimiter: string): boolean =>
  /^sep=.$/i.test(cells.join(delimiter).trim());

/** The mark that gives most lines the same number of cells; of two, the one that is least likely inside a cell. */
function delimiterOf(text: string): string {
  const lines = text
    .split(/\r\n|\n|\r/, LINES_LOOKED_AT + 1)
    .filter((line) => line !== "")
    .slice(0, LINES_LOOKED_AT);
  let best = { delimiter: ",", lines: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const cells = line.split(delimiter).length;
      if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
    }
    const alike = Math.max(0, ...counts.values());
    if (alike > best.lines) best = { delimiter, lines: alike };
  }
  return best.delimiter;
}

interface TextRecord {
  readonly cells: readonly string[];
  /** Where the next record begins. */
  readonly end: number;
  /** Where a quote opens that nothing closes; null for none. */
  readonly openQuote: number | null;
}

/** The record at `start`; null where more text must come first. */
function readRecord(text: string, start: number, delimiter: string, atEnd: boolean): TextRecord | null {
  const lineEnd = endOfLine(text, start);
  // A carriage return at the end may be half a line end.
  if (lineEnd === null || (!atEnd && lineEnd.next >= text.length && text.charAt(lineEnd.next - 1) === "\r")) {
    if (!atEnd) return null;
  }
  const stop = lineEnd?.stop ?? text.length;
  const line = text.slice(start, stop);
  if (!line.includes('"')) {
    return { cells: line.split(delimiter), end: lineEnd?.next ?? text.length, openQuote: null };
  }
  return readQuotedRecord(text, start, delimiter, atEnd);
}

function endOfLine(text: string, from: number): { readonly stop: number; readonly next: number } | null {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10) return { stop: at, next: at + 1 };
    if (code === 13) return { stop: at, next: text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1 };
  }
  return null;
}

function readQuotedRecord(text: string, start: number, delimiter: string, atEnd: boolean): TextRecord | null {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    let cell = "";
    if (text.charAt(at) === '"') {
      const opened = at;
      at += 1;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close < 0 || close - opened > LONGEST_QUOTED_CELL) {
          const isLost = atEnd || text.length - opened > LONGEST_QUOTED_CELL;
          return isLost ? { cells: [], end: text.length, openQuote: opened } : null;
        }
        cell += text.slice(at, close);
        at = close + 1;
        if (text.charAt(at) !== '"') break;
        cell += '"';
        at += 1;
      }
    }
    while (at < text.length && !isEnd(text.charAt(at), delimiter)) {
      cell += text.charAt(at);
      at += 1;
    }
    cells.push(cell);
    if (at >= text.length) return atEnd ? { cells, end: text.length, openQuote: null } : null;
    if (text.charAt(at) === delimiter) {
      at += 1;
      continue;
    }
    if (!atEnd && at + 1 >= text.length) return null;
    return { cells, end: endOfLine(text, at)?.next ?? text.length, openQuote: null };
  }
}

const isEnd = (character: string, delimiter: string): boolean =>
  character === delimiter || character === "\n" || character === "\r";

/** Line ends in a part of a text: `\n`, `\r\n` or `\r`. */
function newlines(text: string, from: number, until: number): number {
  let count = 0;
  for (let at = from; at < until; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
}
