import { createHash } from "node:crypto";

/** A file that was sent, under the name that it had there. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How many files wait for their second confirmation, and for how long. */
const MOST_FILES = 10;
const KEPT_MILLISECONDS = 60 * 60 * 1000;

// Development and separate bundles load modules more than once; the files wait in one place for all of them.
const waiting: typeof globalThis & { modelMovesImports?: Map<string, { file: SentFile; at: number }> } =
  globalThis;

/** Keeps a file in memory for an hour and answers with the sign to ask for it. `now` in milliseconds. */
export function keepFile(file: SentFile, now: number): string {
  const sign = createHash("sha256").update(`${file.name}\0`).update(file.bytes).digest("hex").slice(0, 20);
  const others = [...(waiting.modelMovesImports ?? [])].filter(
    ([known, { at }]) => known !== sign && isFresh(at, now),
  );
  waiting.modelMovesImports = new Map([...others.slice(1 - MOST_FILES), [sign, { file, at: now }]]);
  return sign;
}

/** The file kept under a sign; null where it has waited too long or the server was started again. */
export function keptFile(sign: string, now: number): SentFile | null {
  const found = waiting.modelMovesImports?.get(sign);
  return found && isFresh(found.at, now) ? found.file : null;
}

/** What was kept while the clock was ahead is as old as what was kept too long ago. */
const isFresh = (at: number, now: number): boolean => Math.abs(now - at) < KEPT_MILLISECONDS;
