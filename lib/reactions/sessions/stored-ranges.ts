import { readStoredRanges, type StoredRange } from "../../store/bars/series-figures.ts";
import type { Store } from "../../store/client.ts";
import type { Reference } from "../reference.ts";
import { revisionCaches } from "../revision-cache.ts";

/** The first and last session of every series stored, by instrument id; one without a bar is left out. */
export type StoredRanges = ReadonlyMap<number, StoredRange>;

// Pages, route handlers and the server itself are bundled apart; how far the series reach is the same.
const keptRanges = () => revisionCaches<StoredRanges>(1);
const shared: typeof globalThis & { modelMovesRanges?: ReturnType<typeof keptRanges> } = globalThis;
shared.modelMovesRanges ??= keptRanges();
const rangesOf = shared.modelMovesRanges;

/** How far every series stored reaches, read once for each data revision: one by one it would take three times as long. */
export function storedRanges(store: Store, { revision }: Pick<Reference, "revision">): Promise<StoredRanges> {
  return rangesOf(store).get(revision, "", () => readStoredRanges(store));
}
