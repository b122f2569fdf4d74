/** So many questions to Yahoo Finance a minute from one network, and from all together. */
export const QUESTIONS_A_NETWORK = 6;
export const QUESTIONS_IN_ALL = 30;
const WITHIN_MILLISECONDS = 60_000;

// Development and separate bundles load modules more than once; there is one count for all of them.
const kept: typeof globalThis & { modelMovesOutside?: { readonly network: string; readonly at: number }[] } =
  globalThis;

/**
 * Counts a question from a network (`clientNetwork`) and answers with the whole seconds that it has to wait; 0 where it
 * may be asked, and only then it counts. `now` in milliseconds since the epoch. Nothing is remembered beyond a minute.
 */
export function secondsToWait(network: string, now: number): number {
  const recent = (kept.modelMovesOutside ?? []).filter(({ at }) => Math.abs(now - at) < WITHIN_MILLISECONDS);
  const own = recent.filter((one) => one.network === network);
  const oldest = own.at(-QUESTIONS_A_NETWORK) ?? recent.at(-QUESTIONS_IN_ALL);
  kept.modelMovesOutside = oldest ? recent : [...recent, { network, at: now }];
  return oldest ? Math.ceil((oldest.at + WITHIN_MILLISECONDS - now) / 1000) : 0;
}

/** Forgets every question; for tests. */
export function forgetQuestions(): void {
  kept.modelMovesOutside = [];
}
