import { readStoredRanges, type StoredRange } from "../../store/bars/series-figures.ts";
import type { Store } from "../../store/client.ts";
import type { Reference } from "../reference.ts";
import { type RevisionCache, revisionCache } from "../revision-cache.ts";

/** The first and last session of every series stored, by instrument id; one without a bar is left out. */
export type StoredRanges = ReadonlyMap<number, StoredRange>;

// Pages, route handlers and the server itself are bundled apart; how far the series reach is the same.
const shared: typeof globalThis & { modelMovesRanges?: WeakMap<Store, RevisionCache<StoredRanges>> } =
  globalThis;
shared.modelMovesRanges ??= new WeakMap();
const kept = shared.modelMovesRanges;

/** How far every series stored reaches, read once for each data revision: one by one it would take three times as long. */
export function storedRanges(store: Store, { revision }: Pick<Reference, "revision">): Promise<StoredRanges> {
  const ranges = kept.get(store) ?? revisionCache<StoredRanges>(1);
  kept.set(store, ranges);
  return ranges.get(revision, "", () => readStoredRanges(store));
}
