import "server-only";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { isPostgresql } from "./database-path.ts";
import { SQLITE } from "./dialect/sqlite.ts";
import { PrismaClient } from "./generated/client.ts";
import { observed } from "./observed-adapter.ts";
import { type Store, storeOf, TRANSACTION_OPTIONS } from "./store.ts";

export type { Store, StoreSession } from "./store.ts";

/** How long a statement waits for another process's write before it gives up. */
const BUSY_TIMEOUT_MILLISECONDS = 5000;

/**
 * Opens a migrated store: a SQLite file (`file:<path>`) or a PostgreSQL database (`postgresql://…`). A statement waits
 * `busyMilliseconds` for another connection's write before it fails as locked.
 */
export async function openStore(url: string, busyMilliseconds = BUSY_TIMEOUT_MILLISECONDS): Promise<Store> {
  if (!isPostgresql(url)) return openSqlite(url, busyMilliseconds);
  // Loaded only where it is asked for.
  const { openPostgresql } = await import("./postgresql/postgresql-store.ts");
  return openPostgresql(url, busyMilliseconds);
}

/**
 * Foreign keys are on and the journal is WAL, so readers never wait for the writer. `synchronous` is FULL: a run
 * commits a few times, not thousands, so the extra disk sync costs milliseconds and a committed run survives a power
 * cut (NORMAL may lose the last commits in WAL).
 */
async function openSqlite(url: string, busyMilliseconds: number): Promise<Store> {
  const client = new PrismaClient({
    adapter: observed(new PrismaBetterSqlite3({ url, timeout: busyMilliseconds, fileMustExist: true })),
    transactionOptions: TRANSACTION_OPTIONS,
  });
  await client.$queryRawUnsafe("PRAGMA journal_mode = WAL");
  await client.$executeRawUnsafe("PRAGMA synchronous = FULL");
  await client.$executeRawUnsafe("PRAGMA foreign_keys = ON");
  return storeOf(client, { dialect: SQLITE, pool: null, cut: () => {} });
}
