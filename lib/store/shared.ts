import "server-only";
import { environment } from "../env.ts";
import { openStore, type Store } from "./client.ts";
import { storeProblem } from "./problems.ts";

// Development reloads modules; the connection must outlive them.
const kept: typeof globalThis & {
  modelMovesStore?: Promise<Store> | undefined;
  modelMovesWritingStore?: Promise<Store> | undefined;
  modelMovesBriefStore?: Promise<Store> | undefined;
} = globalThis;

/**
 * The server's one connection to the store for reading.
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

/**
 * The server's connection for writing. It is another one, because a read on the connection of an open transaction
 * would see what may yet be undone; its transactions wait for each other.
 * @throws StoreProblem when the database is missing, locked, read-only or damaged; the next call tries again
 */
export function sharedWritingStore(): Promise<Store> {
  const { DATABASE_URL } = environment();
  kept.modelMovesWritingStore ??= openStore(DATABASE_URL).catch((error: unknown) => {
    kept.modelMovesWritingStore = undefined;
    throw storeProblem(error, DATABASE_URL);
  });
  return kept.modelMovesWritingStore;
}

/**
 * The server's connection for small notes that may come later, such as when a session was last used: a write on it
 * fails at once where another process or connection is writing, so that no reader waits for it.
 * @throws StoreProblem when the database is missing, locked, read-only or damaged; the next call tries again
 */
export function sharedBriefStore(): Promise<Store> {
  const { DATABASE_URL } = environment();
  kept.modelMovesBriefStore ??= openStore(DATABASE_URL, 0).catch((error: unknown) => {
    kept.modelMovesBriefStore = undefined;
    throw storeProblem(error, DATABASE_URL);
  });
  return kept.modelMovesBriefStore;
}
