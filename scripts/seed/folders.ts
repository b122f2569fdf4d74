import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Folder } from "./table.ts";

/**
 * The CSV files of a folder and its subfolders by their path in it, `/` between parts.
 * @throws Error of the file system when the folder can't be read
 */
export function readFolder(folder: string): Folder {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => name.endsWith(".csv"))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name), "utf8")]));
}

/** The hand-written files of a seed folder, named as in it: `input/lanes.csv`. */
export function readInputs(seedFolder: string): Folder {
  return new Map(
    [...readFolder(path.join(seedFolder, "input"))].map(([name, text]) => [`input/${name}`, text]),
  );
}

/** Writes a compiled seed; tables of an earlier one that are no longer in it are removed, `input/` is kept. */
export function writeSeed(seedFolder: string, files: Folder): void {
  for (const old of readFolder(seedFolder).keys()) {
    if (!old.startsWith("input/") && !files.has(old)) rmSync(path.join(seedFolder, old));
  }
  for (const [name, text] of files) {
    const file = path.join(seedFolder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
