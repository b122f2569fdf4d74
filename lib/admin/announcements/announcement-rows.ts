import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { fail, type Result, succeed } from "../../result.ts";
import { turns } from "../../turns.ts";
import { type ColumnCells, LATER_COLUMNS, REQUIRED_COLUMNS } from "./announcement-csv.ts";

/** The largest file that is read, in bytes. */
export const LARGEST_FILE_BYTES = 1024 * 1024;
/** The most rows that are read; a file of 1 MB has some 12,000 announcements. */
const MOST_ROWS = 20_000;

/** Why a whole file can't be read; nothing of it was looked at further. */
export type FileProblem =
  | { readonly code: "no file" }
  | { readonly code: "too large" }
  | { readonly code: "not text" }
  | { readonly code: "not csv"; readonly line: number }
  | { readonly code: "missing columns"; readonly columns: string }
  | { readonly code: "no rows" }
  | { readonly code: "too many rows"; readonly most: number };

/** A row of a file by column, with the line on which it begins. */
export interface FileRow {
  readonly line: number;
  readonly cells: ColumnCells;
}

/** The text of a file that was sent, or why it can't be used. */
export function fileText(bytes: Uint8Array): Result<string, FileProblem> {
  if (bytes.length === 0) return fail({ code: "no file" });
  if (bytes.length > LARGEST_FILE_BYTES) return fail({ code: "too large" });
  try {
    return succeed(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return fail({ code: "not text" });
  }
}

/** The rows of a file's text, read in pieces between which others get their turn. */
export async function readRows(text: string): Promise<Result<FileRow[], FileProblem>> {
  const records = await parseCsv(text);
  if (!records.ok) return records;
  const [header, ...rows] = records.value;
  if (!header || rows.length === 0) return fail({ code: "no rows" });
  if (rows.length > MOST_ROWS) return fail({ code: "too many rows", most: MOST_ROWS });
  const places = new Map<string, number>();
  for (const [at, name] of header.cells.entries()) {
    if (!places.has(name.trim())) places.set(name.trim(), at);
  }
  const missing = REQUIRED_COLUMNS.filter((column) => !places.has(column));
  if (missing.length > 0) return fail({ code: "missing columns", columns: missing.join(", ") });
  const known = [...REQUIRED_COLUMNS, ...LATER_COLUMNS.filter((column) => places.has(column))];
  return succeed(
    rows.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(known.map((column) => [column, cells[places.get(column) ?? -1] ?? ""])),
    })),
  );
}

interface FileRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Parsed at once. */
const PIECE_BYTES = 16_384;

async function parseCsv(text: string): Promise<Result<FileRecord[], FileProblem>> {
  const records: FileRecord[] = [];
  let line = 1;
  const isFull = () => records.length > MOST_ROWS + 1;
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    // `lines` is the line that a record ends on; the next one begins after it.
    onRecord: (cells: string[], { lines }) => {
      if (!isFull()) records.push({ line, cells });
      line = lines + 1;
      return null;
    },
  });
  try {
    await pipeline(Readable.from(piecesOf(text, isFull)), parser.resume());
    return succeed(records);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (isFull()) return succeed(records);
    const at: unknown = Reflect.get(error, "lines");
    return fail({ code: "not csv", line: typeof at === "number" ? at : line });
  }
}

/** The text's bytes piece by piece, for as long as more of them are wanted. */
async function* piecesOf(text: string, isEnough: () => boolean): AsyncGenerator<Buffer, void, undefined> {
  const turn = turns();
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length && !isEnough(); at += PIECE_BYTES) {
    yield bytes.subarray(at, at + PIECE_BYTES);
    await turn();
  }
}
