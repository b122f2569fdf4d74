import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { databasePath, isPostgresql } from "../database-path.ts";
import { storeProblem } from "../problems.ts";
import {
  failedMigration,
  type Migration,
  type MigrationReport,
  migrationsIn,
  waitingMigrations,
} from "./migrations.ts";

// The history table as Prisma's own command makes it, so that either can follow the other.
const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
);`;

/** The migrations that ship for the kind of database that an address names. */
export const ourMigrations = (url: string, folder?: string): Migration[] =>
  migrationsIn(folder ?? (isPostgresql(url) ? "prisma/postgresql/migrations" : "prisma/migrations"));

/**
 * Applies the migrations in `folder` (Prisma's layout; those that ship unless said) that the database at `url` has not
 * had, each in a transaction. A SQLite file is copied into `backups/` beside it before; it and its folder are created
 * where they are not there.
 * @throws StoreProblem when the database can't be used, or an applied migration was changed
 */
export async function migrate(url: string, folder?: string): Promise<MigrationReport> {
  try {
    if (isPostgresql(url)) {
      const { migratePostgresql } = await import("../postgresql/migrate-postgresql.ts"); // loaded only where it is asked for
      return await migratePostgresql(url, ourMigrations(url, folder));
    }
    const file = databasePath(url);
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    return await applyMigrations(url, file, ourMigrations(url, folder));
  } catch (error) {
    throw storeProblem(error, url);
  }
}

async function applyMigrations(url: string, file: string, migrations: Migration[]): Promise<MigrationReport> {
  const database = await new PrismaBetterSqlite3({ url, timeout: 5000 }).connect();
  const query = (sql: string, values: readonly string[] = []) =>
    database.queryRaw({
      sql,
      args: [...values],
      argTypes: values.map(() => ({ scalarType: "string", arity: "scalar" })),
    });
  const pending = async () => {
    const { rows } = await query(
      "SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    const done = new Map(rows.map((row) => [String(row[0]), String(row[1])]));
    return { hadSome: done.size > 0, waiting: waitingMigrations(migrations, done, file) };
  };
  try {
    await database.executeScript("PRAGMA journal_mode = WAL");
    await database.executeScript(HISTORY_TABLE);
    const first = await pending();
    if (first.waiting.length === 0) return { applied: [], backup: null };
    const backup = first.hadSome ? backupPath(file, first.waiting[0]?.name ?? "") : null;
    if (backup) {
      mkdirSync(path.dirname(backup), { recursive: true });
      await query("VACUUM INTO ?", [backup]);
    }
    const applied: string[] = [];
    await database.executeScript("PRAGMA foreign_keys = OFF");
    for (const { name, sql, checksum } of first.waiting) {
      await database.executeScript("BEGIN IMMEDIATE");
      try {
        // Another process may have applied it while this one waited for the lock.
        if ((await pending()).waiting.some((migration) => migration.name === name)) {
          await database.executeScript(sql);
          const now = new Date().toISOString().replace("Z", "+00:00");
          await query(
            "INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES (?, ?, ?, ?, ?, 1)",
            [randomUUID(), checksum, name, now, now],
          );
          applied.push(name);
        }
        await database.executeScript("COMMIT");
      } catch (error) {
        await database.executeScript("ROLLBACK");
        throw failedMigration(error, name, file, backup);
      }
    }
    return { applied, backup };
  } finally {
    await database.dispose();
  }
}

function backupPath(file: string, migration: string): string {
  const stamp = `${new Date().toISOString().replace(/[:.]/g, "-")}-${process.pid}`;
  const { dir, name } = path.parse(path.resolve(file));
  return path.join(dir, "backups", `${name}-${stamp}-before-${migration}.db`);
}
