import { log } from "../../log.ts";
import { recentWrongTokens } from "../../store/people/access-log.ts";
import { primaryStore } from "../../store/shared.ts";
import { clientNetwork } from "./client-address.ts";

/** So many wrong tokens from one address within the time below, and its further wrong ones are told to wait. */
const WRONG_TOKENS_ALLOWED = 5;
const WITHIN_MILLISECONDS = 60_000;
/** So many addresses are remembered; the one not heard of longest is forgotten first. */
const MOST_ADDRESSES = 10_000;

// Development and separate bundles load modules more than once; there is one count for all of them.
const kept: typeof globalThis & { modelMovesWrongTokens?: Map<string, readonly number[]> } = globalThis;

const remembered = () => (kept.modelMovesWrongTokens ??= new Map());

/**
 * Counts a wrong token from an address and answers with the whole seconds that it should wait before another; 0 for
 * the first five within a minute. The right token never comes here. `now` in milliseconds since the epoch; what
 * was counted while the clock was ahead is forgotten.
 */
export function countWrongToken(address: string, now: number): number {
  const network = clientNetwork(address);
  const all = remembered();
  const recent = (all.get(network) ?? []).filter((at) => Math.abs(now - at) < WITHIN_MILLISECONDS);
  const oldest = recent.at(-WRONG_TOKENS_ALLOWED);
  all.delete(network);
  all.set(network, oldest === undefined ? [...recent, now] : recent);
  for (const longest of all.keys()) {
    if (all.size <= MOST_ADDRESSES) break;
    all.delete(longest);
  }
  return oldest === undefined ? 0 : Math.ceil((oldest + WITHIN_MILLISECONDS - now) / 1000);
}

/**
 * The same of all processes together, by what each writes into the log of changes within a second (wrong-token-log.ts).
 * Where the log can't be read, what this process has counted has to do.
 */
export async function secondsByLog(address: string, now: number): Promise<number> {
  const network = clientNetwork(address);
  try {
    const recent = await recentWrongTokens(await primaryStore(), new Date(now - WITHIN_MILLISECONDS));
    const own = recent.filter((one) => clientNetwork(one.address) === network && one.at.getTime() <= now);
    if (own.reduce((sum, { count }) => sum + count, 0) <= WRONG_TOKENS_ALLOWED) return 0;
    const oldest = Math.min(...own.map(({ at }) => at.getTime()));
    return Math.max(1, Math.ceil((oldest + WITHIN_MILLISECONDS - now) / 1000));
  } catch (error) {
    log().debug({ err: error }, "the wrong tokens of other processes could not be read");
    return 0;
  }
}

/** How many addresses are remembered. */
export const countedAddresses = (): number => remembered().size;

/** Forgets every wrong token; for tests. */
export function forgetWrongTokens(): void {
  kept.modelMovesWrongTokens = new Map();
}
