import { storeGeneration } from "../store/shared.ts";

/** Keeps what was made from one data revision; another revision, or another file, throws all of it away. */
export interface RevisionCache<Value> {
  /** What is kept under `key`, made now where it is not; one that is being made is waited for, not made twice. */
  get(revision: number, key: string, make: () => Promise<Value>): Promise<Value>;
}

/** A cache of at most `most` values; the one not asked for longest goes first. */
export function revisionCache<Value>(most: number): RevisionCache<Value> {
  const kept = new Map<string, Promise<Value>>();
  let keptRevision = -1;
  let keptGeneration = -1;
  return {
    get(revision, key, make) {
      const generation = storeGeneration();
      if (revision !== keptRevision || generation !== keptGeneration) kept.clear();
      keptRevision = revision;
      keptGeneration = generation;
      const value = kept.get(key) ?? make();
      kept.delete(key);
      kept.set(key, value); // last asked for last
      value.catch(() => kept.get(key) === value && kept.delete(key));
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
      return value;
    },
  };
}
