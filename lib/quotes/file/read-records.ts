import { parse } from "csv-parse/sync";
import { z } from "zod";
import { FileFault } from "./quote-file.ts";

/** A row's cells, trimmed, and the line on which it begins (the first is 1). */
export interface FileRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

const parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** The rows of a CSV text that is separated by comma, semicolon or tab; empty rows are left out. */
export function readRecords(text: string): { readonly delimiter: string; readonly records: FileRecord[] } {
  const [firstLine = ""] = text.replace(/^\uFEFF/, "").split(/\r?\n/, 1);
  const counted = ["\t", ";", ","].map((delimiter) => ({
    delimiter,
    count: firstLine.split(delimiter).length,
  }));
  const best = counted.reduce((a, b) => (b.count > a.count ? b : a));
  if (best.count < 2) {
    throw new FileFault(
      "unknown form",
      "Its first line has one column. Columns must be separated by comma, semicolon or tab.",
    );
  }
  try {
    const rows = parsed.parse(
      parse(text, {
        delimiter: best.delimiter,
        bom: true,
        info: true,
        trim: true,
        relax_column_count: true,
        skip_empty_lines: true,
      }),
    );
    const records = rows
      .map(({ record, info }) => ({ line: info.lines, cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell !== ""));
    return { delimiter: best.delimiter, records };
  } catch (error) {
    const [why = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new FileFault("unreadable", `It is no valid CSV: ${why}`);
  }
}
