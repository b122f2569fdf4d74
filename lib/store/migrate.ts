import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { databasePath } from "./database-path.ts";
import { StoreProblem, storeProblem } from "./problems.ts";

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** What a migration did: the names applied, and the backup made before, if there was anything to keep. */
export interface MigrationReport {
  readonly applied: readonly string[];
  readonly backup: string | null;
}

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

/**
 * Applies the migrations in `folder` (Prisma's layout) that the SQLite file at `url` has not had, each in a
 * transaction, after a copy of the file into `backups/` beside it. Creates the file and its folder.
 * @throws StoreProblem when the file is locked, read-only or damaged, or an applied migration was changed
 */
export async function migrate(url: string, folder = "prisma/migrations"): Promise<MigrationReport> {
  const file = databasePath(url);
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    return await applyMigrations(url, file, readMigrations(folder));
  } catch (error) {
    throw storeProblem(error, url);
  }
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .filter((name) => existsSync(path.join(folder, name, "migration.sql")))
    .map((name) => {
      const bytes = readFileSync(path.join(folder, name, "migration.sql"));
      return {
        name,
        sql: bytes.toString("utf8"),
        checksum: createHash("sha256").update(bytes).digest("hex"),
      };
    });
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
    for (const { name, checksum } of migrations) {
      const applied = done.get(name);
      if (applied !== undefined && applied !== checksum) {
        throw new StoreProblem(
          "changed migration",
          `Migration ${name} was changed after it was applied to ${file}. Nothing was done: restore the file prisma/migrations/${name}/migration.sql.`,
        );
      }
    }
    return { hadSome: done.size > 0, waiting: migrations.filter(({ name }) => !done.has(name)) };
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

/** Says which migration failed and why; a lock or a full disk stays what it is. */
function failedMigration(error: unknown, name: string, file: string, backup: string | null): unknown {
  const known = storeProblem(error, file);
  if (known instanceof StoreProblem && known.code !== "missing") return known;
  const cause = error instanceof Error && error.cause !== undefined ? ` ${JSON.stringify(error.cause)}` : "";
  const kept = backup ? ` A copy from before is ${backup}.` : "";
  return new StoreProblem(
    "failed migration",
    `Migration ${name} failed and was undone: ${error instanceof Error ? error.message : error}${cause}.${kept}`,
    { cause: error },
  );
}

function backupPath(file: string, migration: string): string {
  const stamp = `${new Date().toISOString().replace(/[:.]/g, "-")}-${process.pid}`;
  const { dir, name } = path.parse(path.resolve(file));
  return path.join(dir, "backups", `${name}-${stamp}-before-${migration}.db`);
}
