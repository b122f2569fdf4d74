import "server-only";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaClient } from "./generated/client.ts";
import { observed } from "./observed-adapter.ts";

/** The store: every query function takes one. */
export type Store = PrismaClient;
/** The store, or a transaction on it. */
export type StoreSession = Omit<
  Store,
  "$connect" | "$disconnect" | "$on" | "$use" | "$extends" | "$transaction"
>;

/** How long a statement waits for another process's write before it gives up. */
const BUSY_TIMEOUT_MILLISECONDS = 5000;

/**
 * Opens a migrated SQLite file (`file:<path>`). Foreign keys are on and the journal is WAL, so readers never
 * wait for the writer. `synchronous` is FULL: a run commits a few times, not thousands, so the extra disk
 * sync costs milliseconds and a committed run survives a power cut (NORMAL may lose the last commits in WAL).
 * A statement waits `busyMilliseconds` for another connection's write before it fails as locked.
 */
export async function openStore(url: string, busyMilliseconds = BUSY_TIMEOUT_MILLISECONDS): Promise<Store> {
  const store = new PrismaClient({
    adapter: observed(new PrismaBetterSqlite3({ url, timeout: busyMilliseconds, fileMustExist: true })),
    transactionOptions: { maxWait: 30_000, timeout: 300_000 },
  });
  await store.$queryRawUnsafe("PRAGMA journal_mode = WAL");
  await store.$executeRawUnsafe("PRAGMA synchronous = FULL");
  await store.$executeRawUnsafe("PRAGMA foreign_keys = ON");
  return store;
}
