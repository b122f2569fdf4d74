import type { FileRecord } from "./read-records.ts";

/** Rows that have a cell for each column, and those that don't, each with its line. */
export interface WholeRows {
  readonly rows: readonly FileRecord[];
  readonly rejected: readonly { readonly session: string; readonly reason: string }[];
}

/**
 * Leaves out rows with fewer or more cells than the header has names. Where a decimal comma parts cells, or a
 * download was cut off in the middle of a price, every cell after it would be read as something else. Empty cells
 * behind the last column are no matter.
 */
export function wholeRows(records: readonly FileRecord[], header: readonly string[]): WholeRows {
  const width = usedWidth(header);
  const rows: FileRecord[] = [];
  const rejected: { session: string; reason: string }[] = [];
  for (const record of records) {
    const { length } = record.cells;
    if (length >= width && (length === width || usedWidth(record.cells) <= width)) {
      rows.push(record);
      continue;
    }
    const cells = length === 1 ? "1 cell" : `${length} cells`;
    rejected.push({ session: "", reason: `line ${record.line}: ${cells} where the header has ${width}` });
  }
  return { rows, rejected };
}

/** How many cells there are up to the last that is not empty. */
function usedWidth(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && cells[width - 1] === "") width -= 1;
  return width;
}
