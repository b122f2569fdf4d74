import { createReadStream } from "node:fs";
import { CsvError, parse } from "csv-parse";
import { BadInput, badRow } from "./bad-input.ts";

/** One record of a CSV file with the line it ends on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

function isRecord(value: unknown): value is { record: string[]; info: { lines: number } } {
  return typeof value === "object" && value !== null && "record" in value && "info" in value;
}

/** The records of a file, one at a time, so that its size does not matter. Throws BadInput. */
export async function* csvRows(file: string): AsyncGenerator<CsvRow> {
  const source = createReadStream(file);
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const item of parser) {
      const row: unknown = item;
      if (isRecord(row)) yield { line: row.info.lines, cells: row.record };
    }
  } catch (error) {
    if (error instanceof CsvError) {
      const line: unknown = Reflect.get(error, "lines");
      throw badRow(file, typeof line === "number" ? line : 1, error.message);
    }
    if (error instanceof Error && "code" in error) throw new BadInput(`${file}: ${error.message}`);
    throw error;
  } finally {
    source.destroy();
  }
}
