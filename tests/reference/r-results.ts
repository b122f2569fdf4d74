// The figures that R's scripts (r/*.R) wrote, and how near the product's are to be.
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";

/** The figures of a file of results under r/, by name. Throws Error for a name that R did not compute. */
export function resultsOf(file: string): (name: string) => number {
  const lines = readFileSync(path.join(import.meta.dirname, "r", file), "utf8")
    .trim()
    .split("\n")
    .slice(2);
  const values = new Map(
    lines.map((line) => [line.split(",")[0] ?? "", Number(line.split(",")[1])] as const),
  );
  return (name) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`R computed no ${name}`);
    return value;
  };
}

/** Expects a figure to be R's to 1e-9 of its size or, below a thousandth, to 1e-12, unless a share is told. */
export function near(measured: number | null | undefined, expected: number, share = 1e-9): void {
  const apart = Math.abs((measured ?? Number.NaN) - expected) / Math.max(1e-3, Math.abs(expected));
  expect(apart).toBeLessThan(share);
}
