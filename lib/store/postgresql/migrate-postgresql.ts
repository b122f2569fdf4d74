import { randomUUID } from "node:crypto";
import pg from "pg";
import { MIGRATION_LOCK } from "../dialect/postgresql.ts";
import {
  failedMigration,
  type Migration,
  type MigrationReport,
  waitingMigrations,
} from "../migration/migrations.ts";
import { placeOf } from "./postgresql-problems.ts";
import { poolSettings, SESSION_SETTINGS } from "./postgresql-store.ts";
import { requireSuitable } from "./suitable-server.ts";

// As Prisma's own command makes it, so that either can follow the other.
const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Applies what a PostgreSQL database has not had, each migration in a transaction of its own. One process does it at a
 * time, whoever else wants to waits and finds it done. The server's own backups are what there is from before.
 * @throws StoreProblem `unsuitable` where the server is not one that the app can use
 */
export async function migratePostgresql(
  url: string,
  migrations: readonly Migration[],
): Promise<MigrationReport> {
  const place = placeOf(url);
  const { connectionString } = poolSettings(url);
  const connection = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 });
  await connection.connect();
  const applied: string[] = [];
  try {
    await requireSuitable(connection, url);
    await connection.query(SESSION_SETTINGS);
    await connection.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    if (!(await hasHistory(connection))) await connection.query(HISTORY_TABLE);
    const { rows } = await connection.query<{ name: string; checksum: string }>(
      `SELECT "migration_name" AS "name", "checksum" FROM "_prisma_migrations"
       WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`,
    );
    const done = new Map(rows.map(({ name, checksum }) => [name, checksum]));
    for (const { name, sql, checksum } of waitingMigrations(migrations, done, place)) {
      try {
        await connection.query("BEGIN");
        await connection.query(sql);
        await connection.query(
          `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
           VALUES ($1, $2, $3, clock_timestamp(), 1)`,
          [randomUUID(), checksum, name],
        );
        await connection.query("COMMIT");
        applied.push(name);
      } catch (error) {
        await connection.query("ROLLBACK").catch(() => {});
        throw failedMigration(error, name, url, null);
      }
    }
    return { applied, backup: null };
  } finally {
    await connection.end();
  }
}

/** Looked for first: a replica refuses even to be asked to make it. */
async function hasHistory(connection: pg.Client): Promise<boolean> {
  const { rows } = await connection.query<{ found: string | null }>(
    `SELECT to_regclass('"_prisma_migrations"')::text AS "found"`,
  );
  return (rows[0]?.found ?? null) !== null;
}
