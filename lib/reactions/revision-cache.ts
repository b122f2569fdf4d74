import type { Store } from "../store/client.ts";
import { storeGeneration } from "../store/shared.ts";

/** Keeps what was made from one data revision; another revision, or another file, throws all of it away. */
export interface RevisionCache<Value> {
  /** What is kept under `key`, made now where it is not; one that is being made is waited for, not made twice. */
  get(revision: number, key: string, make: () => Promise<Value>): Promise<Value>;
}

interface Entry<Value> {
  readonly value: Promise<Value>;
  /** 0 until it is made. */
  size: number;
}

/**
 * A cache of values of at most `most` in size together, which is their number where nothing says what a value's size
 * is; the one not asked for longest goes first, and the last one asked for stays, however large.
 */
export function revisionCache<Value>(
  most: number,
  sizeOf: (value: Value) => number = () => 1,
): RevisionCache<Value> {
  const kept = new Map<string, Entry<Value>>();
  let total = 0;
  let keptRevision = -1;
  let keptGeneration = -1;
  const drop = (key: string, entry: Entry<Value>) => {
    if (kept.get(key) !== entry) return;
    kept.delete(key);
    total -= entry.size;
  };
  const shrink = () => {
    for (const [key, entry] of kept) {
      if (total <= most || kept.size === 1) break;
      drop(key, entry);
    }
  };
  const begin = (key: string, make: () => Promise<Value>): Entry<Value> => {
    const entry: Entry<Value> = { value: make(), size: 0 };
    entry.value.then(
      (value) => {
        if (kept.get(key) !== entry) return;
        entry.size = sizeOf(value);
        total += entry.size;
        shrink();
      },
      () => drop(key, entry),
    );
    return entry;
  };
  return {
    get(revision, key, make) {
      const generation = storeGeneration();
      if (revision !== keptRevision || generation !== keptGeneration) {
        kept.clear();
        total = 0;
      }
      keptRevision = revision;
      keptGeneration = generation;
      const entry = kept.get(key) ?? begin(key, make);
      kept.delete(key);
      kept.set(key, entry); // last asked for last
      return entry.value;
    },
  };
}

/** A cache of `revisionCache` for each store, made when it is first asked for. */
export function revisionCaches<Value>(
  most: number,
  sizeOf?: (value: Value) => number,
): (store: Store) => RevisionCache<Value> {
  const caches = new WeakMap<Store, RevisionCache<Value>>();
  return (store) => {
    const cache = caches.get(store) ?? revisionCache(most, sizeOf);
    caches.set(store, cache);
    return cache;
  };
}
