import { openingFilter } from "../filters.ts";
import type { LimitState } from "../market/types.ts";
import { measureReaction } from "../reactions/reaction.ts";
import { loadReference, type Reference } from "../reactions/reference.ts";
import { type RevisionCache, revisionCache } from "../reactions/revision-cache.ts";
import { loadPairs, placedPairs, select } from "../reactions/selection.ts";
import type { Store } from "../store/client.ts";

/** What the main listing of a company did on day 0 of an announcement that names it. */
export interface NamedReaction {
  readonly event: string;
  readonly company: string;
  readonly symbol: string;
  /** Day 0, an ISO date of the exchange; null where none is known. */
  readonly session: string | null;
  /** A fraction: as traded, else of adjusted closes; null where there is no bar. */
  readonly return: number | null;
  /** |t| of the abnormal return by the market model; null where it could not be measured. */
  readonly strength: number | null;
  readonly limit: LimitState | null;
}

const kept = new WeakMap<Store, RevisionCache<ReadonlyMap<string, readonly NamedReaction[]>>>();

/** What the companies that announcements name did, by announcement; measured once for each data revision. */
export async function namedReactions(
  store: Store,
  { revision }: Pick<Reference, "revision">,
): Promise<ReadonlyMap<string, readonly NamedReaction[]>> {
  const cache = kept.get(store) ?? revisionCache<ReadonlyMap<string, readonly NamedReaction[]>>(1);
  kept.set(store, cache);
  return cache.get(revision, "", () => measureNamed(store));
}

async function measureNamed(store: Store): Promise<ReadonlyMap<string, readonly NamedReaction[]>> {
  const reference = await loadReference(store, "en");
  const filter = openingFilter({ listing: "primary", relation: "named" });
  const pairs = placedPairs(await loadPairs(store, select(reference, filter)));
  const rows = Array.from(pairs, (pair): NamedReaction => {
    const reaction = measureReaction(pair, filter);
    const { dayZero, abnormalReturn } = reaction;
    return {
      event: reaction.event,
      company: reaction.company,
      symbol: reaction.symbol,
      session: dayZero.status === "found" ? dayZero.session : null,
      return: reaction.rawReturn ?? reaction.adjustedReturn,
      strength: abnormalReturn === null ? null : Math.abs(abnormalReturn.tStatistic),
      limit: reaction.limit,
    };
  });
  return Map.groupBy(rows, ({ event }) => event);
}
