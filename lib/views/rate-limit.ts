const WITHIN_MILLISECONDS = 60_000;

interface Counted {
  readonly network: string;
  readonly at: number;
}

// Development and separate bundles load modules more than once; there is one count of each kind for all of them.
const kept: typeof globalThis & { modelMovesRates?: Map<string, readonly Counted[]> } = globalThis;

const counts = () => (kept.modelMovesRates ??= new Map());

/** How often something may be asked for in a minute, from one network (`clientNetwork`) and from all together. */
export interface RateLimit {
  /**
   * Counts a question and answers with the whole seconds that it has to wait; 0 where it may be asked, and only then it
   * counts. `now` in milliseconds since the epoch. Nothing is remembered beyond a minute.
   */
  readonly secondsToWait: (network: string, now: number) => number;
  /** Forgets every question; for tests. */
  readonly forget: () => void;
}

/** A limit of its own by what it is called. */
export const rateLimit = (
  name: string,
  most: { readonly aNetwork: number; readonly inAll: number },
): RateLimit => ({
  secondsToWait: (network, now) => {
    const recent = (counts().get(name) ?? []).filter(({ at }) => Math.abs(now - at) < WITHIN_MILLISECONDS);
    const own = recent.filter((one) => one.network === network);
    const oldest = own.at(-most.aNetwork) ?? recent.at(-most.inAll);
    counts().set(name, oldest ? recent : [...recent, { network, at: now }]);
    return oldest ? Math.ceil((oldest.at + WITHIN_MILLISECONDS - now) / 1000) : 0;
  },
  forget: () => void counts().delete(name),
});
