import { parse } from "csv-parse/sync";
import type { z } from "zod";

/** Files of a folder by their path in it, `/` between parts, as text. */
export type Folder = ReadonlyMap<string, string>;

/** Gathered data that can't become a seed; the message names the file and the row (the header is row 1). */
export class CompileError extends Error {
  override readonly name = "CompileError";

  constructor(file: string, row: number | null, message: string) {
    super(`${file}${row === null ? "" : `, row ${row}`}: ${message}`);
  }
}

/** A parsed row and where it stood, for messages. */
export interface Located<Row> {
  readonly file: string;
  /** The header is row 1. */
  readonly row: number;
  readonly value: Row;
}

/** The error for a row that breaks a rule between rows or files. */
export const faultAt = ({ file, row }: Located<unknown>, message: string): CompileError =>
  new CompileError(file, row, message);

/**
 * The rows of a CSV file, each checked by `schema`.
 * @throws CompileError naming file and row where the file is missing, is no CSV, or a row does not fit
 */
export function readTable<Row>(folder: Folder, file: string, schema: z.ZodType<Row>): Located<Row>[] {
  const text = folder.get(file);
  if (text === undefined) throw new CompileError(file, null, "the file is missing");
  return records(file, text).map((record, index) => {
    const parsed = schema.safeParse(record);
    const row = index + 2;
    if (parsed.success) return { file, row, value: parsed.data };
    const reasons = parsed.error.issues.map(({ path, message }) => [path.join("."), message].filter(Boolean));
    throw new CompileError(file, row, reasons.map((reason) => reason.join(": ")).join("; "));
  });
}

function records(file: string, text: string): unknown[] {
  try {
    return parse(text, { bom: true, columns: true });
  } catch (error) {
    throw new CompileError(file, null, `not a CSV table (${error instanceof Error ? error.message : error})`);
  }
}

/** A cell of the seed; null is an empty cell. */
export type Cell = string | number | null;

/** A CSV by RFC 4180 with a header and `\n` after every line, numbers in their shortest exact form. */
export function writeTable(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((cells) => `${cells.map(quoted).join(",")}\n`).join("");
}

function quoted(cell: Cell): string {
  const text = cell === null ? "" : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Order of two texts by code unit: the same on every machine, unlike a locale's. */
export function byText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/**
 * The rows by key.
 * @throws CompileError at the second row with a key
 */
export function rowsByKey<Row>(
  rows: readonly Located<Row>[],
  key: (row: Row) => string,
): ReadonlyMap<string, Located<Row>> {
  const found = new Map<string, Located<Row>>();
  for (const row of rows) {
    const name = key(row.value);
    if (found.has(name)) throw faultAt(row, `"${name}" comes twice`);
    found.set(name, row);
  }
  return found;
}
