import "server-only";
import { environment } from "../env.ts";
import { openStore, type Store } from "./client.ts";
import { storeProblem } from "./problems.ts";

// Development reloads modules; the connection must outlive them.
const kept: typeof globalThis & { modelMovesStore?: Promise<Store> | undefined } = globalThis;

/**
 * The server's one connection to the store.
 * @throws StoreProblem when the database is missing, locked, read-only or damaged; the next call tries again
 */
export function sharedStore(): Promise<Store> {
  const { DATABASE_URL } = environment();
  kept.modelMovesStore ??= openStore(DATABASE_URL).catch((error: unknown) => {
    kept.modelMovesStore = undefined;
    throw storeProblem(error, DATABASE_URL);
  });
  return kept.modelMovesStore;
}
