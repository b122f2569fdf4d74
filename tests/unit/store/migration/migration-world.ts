import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { onTestFinished } from "vitest";
import { StoreProblem } from "../../../../lib/store/problems.ts";

const SHIPPED = path.resolve("prisma/migrations");

/** The names of the migrations that ship, in the order in which they are applied. */
export const SHIPPED_MIGRATIONS = readdirSync(SHIPPED, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** The path of a database that does not exist yet, in a folder that does not either, and a copy of the migrations. */
export function migrationWorld() {
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-migrate-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const migrations = path.join(folder, "migrations");
  cpSync(SHIPPED, migrations, { recursive: true });
  const file = path.join(folder, "data", "moves.db");
  return { folder, migrations, file, url: `file:${file}` };
}

/** Adds a migration that runs after those that ship. */
export function addMigration(migrations: string, name: string, sql: string): string {
  const last = `9999${name}`;
  mkdirSync(path.join(migrations, last));
  writeFileSync(path.join(migrations, last, "migration.sql"), sql);
  return last;
}

/** A connection of its own, as another program has one. */
export const connect = (file: string) => new PrismaBetterSqlite3({ url: `file:${file}` }).connect();

/** What a query gives, each row as a list of its values. */
export async function rows(file: string, sql: string): Promise<unknown[][]> {
  const database = await connect(file);
  try {
    return (await database.queryRaw({ sql, args: [], argTypes: [] })).rows;
  } finally {
    await database.dispose();
  }
}

/** Runs statements. */
export async function write(file: string, sql: string): Promise<void> {
  const database = await connect(file);
  await database.executeScript(sql);
  await database.dispose();
}

/** The names of the tables. */
export const tables = async (file: string): Promise<unknown[]> =>
  (await rows(file, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")).flat();

/** The migrations applied. */
export const history = (file: string): Promise<unknown[][]> =>
  rows(file, "SELECT migration_name, checksum, finished_at FROM _prisma_migrations");

/** The problem with which a migration was refused. */
export async function problemOf(run: Promise<unknown>): Promise<StoreProblem> {
  const error = await run.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof StoreProblem) return error;
  throw new Error("It was not refused with a StoreProblem", { cause: error });
}
