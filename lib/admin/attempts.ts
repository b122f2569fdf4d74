/** So many wrong tokens within the time below, from anywhere, and everyone waits. */
const WRONG_TOKENS_ALLOWED = 5;
const WITHIN_MILLISECONDS = 60_000;

// Development and separate bundles load modules more than once; there is one count for all of them.
const kept: typeof globalThis & { modelMovesWrongTokens?: number[] } = globalThis;

/** Whole seconds until a token may be tried again; 0 where it may now. `now` in milliseconds since the epoch. */
export function secondsToWait(now: number): number {
  const recent = (kept.modelMovesWrongTokens ?? []).filter((at) => Math.abs(now - at) < WITHIN_MILLISECONDS);
  kept.modelMovesWrongTokens = recent;
  const oldest = recent.at(-WRONG_TOKENS_ALLOWED);
  return oldest === undefined ? 0 : Math.ceil((oldest + WITHIN_MILLISECONDS - now) / 1000);
}

/** Remembers that a wrong token was tried at `now` (milliseconds since the epoch). */
export function rememberWrongToken(now: number): void {
  kept.modelMovesWrongTokens = [...(kept.modelMovesWrongTokens ?? []), now].slice(-WRONG_TOKENS_ALLOWED);
}

/** Forgets every wrong token; for tests. */
export function forgetWrongTokens(): void {
  kept.modelMovesWrongTokens = [];
}
