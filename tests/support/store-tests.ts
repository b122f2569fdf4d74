import { globSync, readFileSync } from "node:fs";
import path from "node:path";

/** Where a test gets a store from. */
const STORES = ["tests/support/store.ts", "tests/support/seeded-store.ts"];

/** Tests of what SQLite alone has, and why; every other test that opens a store runs on PostgreSQL too. */
export const SQLITE_ALONE: Readonly<Record<string, string>> = {
  "tests/faults/backup-restore.test.ts":
    "backups are files that are put in another's place; here it is pg_dump",
  "tests/faults/disk.test.ts":
    "a full or read-only disk under the file; a server says so itself (postgresql-store.test.ts)",
  "tests/faults/store-files.test.ts":
    "a file that is deleted, replaced, cut or made read only while it is open",
};

/** The tests that open a store, here or in what they import, as paths from the project's folder. */
export const storeTests = (): string[] =>
  globSync("tests/{unit,faults}/**/*.test.ts")
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => reaches(file, (name) => STORES.includes(name)))
    .sort();

/** Whether a test file, or a file of tests that it takes something from, is one that is looked for; paths from the project's folder. */
export function reaches(
  file: string,
  isSought: (file: string, text: string) => boolean,
  seen = new Set<string>(),
): boolean {
  if (seen.has(file)) return false;
  seen.add(file);
  const text = readFileSync(file, "utf8");
  if (isSought(file, text)) return true;
  return [...text.matchAll(/from "(\.[^"]+\.tsx?)"/g)]
    .map(([, name = ""]) => path.posix.join(path.posix.dirname(file), name))
    .filter((name) => name.startsWith("tests/"))
    .some((name) => reaches(name, isSought, seen));
}
