import { createReadStream } from "node:fs";
import { type RowReader, rowReader, type TextRow } from "../../study-input/delimited-rows.ts";
import { type EventRow, eventRows } from "../../study-input/event-rows.ts";
import { InputFault } from "../../study-input/input-fault.ts";
import type { StudyOptions } from "../../study-input/study-options.ts";
import { type CellKind, tableReader, type WideTable } from "../../study-input/wide-table.ts";
import { standingPath } from "../standing-path.ts";

type Forms = Pick<StudyOptions, "dates" | "decimal">;

/** Reads the events file. Throws InputFault with file and line. */
export async function readEvents(file: string, { dates }: Forms): Promise<readonly EventRow[]> {
  const rows: TextRow[] = [];
  for await (const some of rowsOf(file, rowReader(file))) rows.push(...some);
  return eventRows(rows, file, dates);
}

/**
 * Reads a wide file row by row and keeps only the columns that `wanted` lists (all for null). Throws InputFault with file
 * and line. `told` hears the rows read.
 */
export async function readTable(
  file: string,
  kind: CellKind,
  wanted: ReadonlySet<string> | null,
  { dates, decimal }: Forms,
  told: (rows: number) => void,
): Promise<WideTable> {
  const rows = rowReader(file);
  const table = tableReader({ source: file, kind, wanted, delimiter: rows.delimiter, dates, decimal });
  // The header is no row of figures.
  let count = -1;
  for await (const some of rowsOf(file, rows)) {
    for (const row of some) {
      table.row(row);
      count += 1;
      told(count);
    }
  }
  return table.end();
}

/** The rows of a file as its pieces are read: UTF-8, or UTF-16 by its byte order mark. */
async function* rowsOf(file: string, reader: RowReader): AsyncGenerator<readonly TextRow[]> {
  const source = createReadStream(standingPath(file));
  let decoder: TextDecoder | null = null;
  try {
    for await (const piece of source) {
      if (!(piece instanceof Uint8Array)) continue;
      decoder ??= new TextDecoder(encodingOf(piece));
      yield reader.push(decoder.decode(piece, { stream: true }));
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && "syscall" in error) {
      throw new InputFault(file, null, error.message);
    }
    throw error;
  }
  if (decoder !== null) yield reader.push(decoder.decode());
  yield reader.end();
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
