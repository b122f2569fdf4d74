import type { Store } from "../store/client.ts";
import { dataRevision } from "../store/state.ts";

/** The data moved on while something of many parts was read: what is left would be of another revision. */
export class DataMovedOn extends Error {
  constructor(revision: number) {
    super(
      `Quotes were stored while data revision ${revision} was read. Ask for it again: what was sent is not the whole.`,
    );
  }
}

/**
 * Looks whether the store still has the revision that the parts before were read from.
 * @throws DataMovedOn where it has another
 */
export async function requireRevision(store: Store, revision: number): Promise<void> {
  if ((await dataRevision(store)) !== revision) throw new DataMovedOn(revision);
}
