import { fingerprint } from "../fingerprint.ts";

/** How many files wait for their second confirmation, and for how long. */
const MOST_FILES = 10;
const KEPT_MILLISECONDS = 60 * 60 * 1000;

// Development and separate bundles load modules more than once; the files wait in one place for all of them.
const kept: typeof globalThis & { modelMovesImports?: Map<string, { text: string; at: number }> } =
  globalThis;

/** Keeps a file's text in memory for an hour and answers with the sign to ask for it. `now` in milliseconds. */
export function keepImport(text: string, now: number): string {
  const sign = fingerprint(text);
  const others = [...(kept.modelMovesImports ?? [])].filter(
    ([known, { at }]) => known !== sign && isFresh(at, now),
  );
  kept.modelMovesImports = new Map([...others.slice(1 - MOST_FILES), [sign, { text, at: now }]]);
  return sign;
}

/** The text kept under a sign; null where it has waited too long or the server was started again. */
export function keptImport(sign: string, now: number): string | null {
  const found = kept.modelMovesImports?.get(sign);
  return found && isFresh(found.at, now) ? found.text : null;
}

/** What was kept while the clock was ahead is as old as what was kept too long ago. */
const isFresh = (at: number, now: number): boolean => Math.abs(now - at) < KEPT_MILLISECONDS;
