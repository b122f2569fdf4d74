import { isIsoDate } from "../../market/session-date.ts";
import { BadInput, badRow } from "./bad-input.ts";
import { csvRows } from "./csv-rows.ts";

/** A wide file: the dates of its rows, and the columns that were asked for. NaN is a missing cell. */
export interface WideTable {
  readonly dates: readonly string[];
  readonly columns: ReadonlyMap<string, Float64Array>;
}

export type CellKind = "price" | "return";

interface Column {
  readonly name: string;
  readonly place: number;
  values: Float64Array;
}

const firstCapacity = 1024;

/**
 * Reads a wide CSV and keeps only the columns that `wanted` lists (all for null), so that the memory used
 * follows the events and not the file. Throws BadInput with file and line. `progress` is told the rows read.
 */
export async function readTable(
  file: string,
  kind: CellKind,
  wanted: ReadonlySet<string> | null,
  progress: (rows: number) => void,
): Promise<WideTable> {
  const dates: string[] = [];
  let columns: Column[] | null = null;
  let width = 0;
  for await (const { line, cells } of csvRows(file)) {
    if (columns === null) {
      columns = headerColumns(file, line, cells, wanted);
      width = cells.length;
      continue;
    }
    if (cells.length !== width) {
      throw badRow(file, line, `${cells.length} cells where the header has ${width}`);
    }
    const date = cells[0] ?? "";
    if (!isIsoDate(date)) throw badRow(file, line, `"${date}" is not a date like 2025-03-06`);
    const before = dates.at(-1);
    if (before !== undefined && date <= before) {
      throw badRow(file, line, `${date} does not come after ${before}`);
    }
    for (const column of columns) {
      if (column.values.length <= dates.length) column.values = grown(column.values);
      column.values[dates.length] = parseCell(file, line, column.name, cells[column.place] ?? "", kind);
    }
    dates.push(date);
    progress(dates.length);
  }
  if (columns === null) throw new BadInput(`${file}: the file is empty`);
  const entries = columns.map((column) => [column.name, column.values.slice(0, dates.length)] as const);
  return { dates, columns: new Map(entries) };
}

function headerColumns(
  file: string,
  line: number,
  cells: readonly string[],
  wanted: ReadonlySet<string> | null,
): Column[] {
  if (cells[0]?.toLowerCase() !== "date") throw badRow(file, line, `the first column must be "date"`);
  const seen = new Set<string>();
  const columns: Column[] = [];
  cells.slice(1).forEach((name, index) => {
    if (name === "") throw badRow(file, line, `column ${index + 2} has no name`);
    if (seen.has(name)) throw badRow(file, line, `column "${name}" appears twice`);
    seen.add(name);
    if (wanted === null || wanted.has(name)) {
      columns.push({ name, place: index + 1, values: new Float64Array(firstCapacity) });
    }
  });
  return columns;
}

function grown(values: Float64Array): Float64Array {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}

function parseCell(file: string, line: number, column: string, text: string, kind: CellKind): number {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed === "NA") return Number.NaN;
  const value = Number(trimmed);
  if (!Number.isFinite(value)) throw badRow(file, line, `column "${column}": "${trimmed}" is not a number`);
  if (kind === "price" && value <= 0) {
    throw badRow(file, line, `column "${column}": a price must be above 0, not ${trimmed}`);
  }
  return value;
}
