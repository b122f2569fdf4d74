// Reads the reference tables of this folder.
import { readFileSync } from "node:fs";
import path from "node:path";

const folder = path.dirname(new URL(import.meta.url).pathname);

/** Rows of numbers of a CSV under tests/reference, without its header row. */
export function numbersOf(file: string): number[][] {
  const lines = readFileSync(path.join(folder, file), "utf8").trim().split("\n").slice(1);
  return lines.map((line) => line.split(",").map(Number));
}

/** The numbers of a NIST file after its first `headerLines` lines, one row a line. */
export function nistData(file: string, headerLines: number): number[][] {
  const lines = readFileSync(path.join(folder, "nist", file), "utf8")
    .split("\n")
    .slice(headerLines);
  const rows = lines.map((line) => line.trim()).filter((line) => line !== "");
  return rows.map((line) => line.split(/\s+/).map(Number));
}

/** One column of rows of numbers. */
export function columnOf(rows: readonly number[][], index: number): Float64Array {
  return Float64Array.from(rows, (row) => row[index] ?? Number.NaN);
}
