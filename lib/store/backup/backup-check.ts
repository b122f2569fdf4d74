import { existsSync, readdirSync, statSync } from "node:fs";
import { fail, type Result, succeed } from "../../result.ts";
import { StoreProblem, storeProblem } from "../problems.ts";
import { findDamage, openPlain, type PlainDatabase } from "./plain-database.ts";

/** What a sound backup holds. */
export interface BackupContent {
  /** Its data revision. */
  readonly revision: number;
  readonly bars: number;
  /** The migrations it has had, oldest first. */
  readonly migrations: readonly string[];
}

/** Why a file can't be restored; `no file` is a slip in the command. */
export interface BackupProblem {
  readonly code: "no file" | "not a database" | "damaged" | "not ours" | "newer";
  readonly message: string;
}

/**
 * Looks whether a file can be restored: sound by SQLite's own checks, made by Model Moves, and with no migration
 * that `folder` (Prisma's layout) does not have.
 */
export async function checkBackup(
  file: string,
  folder: string,
): Promise<Result<BackupContent, BackupProblem>> {
  const problem = (code: BackupProblem["code"], message: string) =>
    fail({ code, message: `${message} Nothing was changed.` });
  if (!existsSync(file) || !statSync(file).isFile())
    return problem("no file", `There is no file ${file}. \`npm run restore\` lists the backups.`);
  try {
    const database = await openPlain(file, 1000);
    try {
      const content = await readContent(database);
      if (content === null) return problem("not ours", `${file} is not a database of Model Moves.`);
      const known = readdirSync(folder);
      const unknown = content.migrations.find((name) => !known.includes(name));
      if (unknown !== undefined) {
        return problem(
          "newer",
          `${file} was made by a newer version of Model Moves (this one does not know ${unknown}). Update first.`,
        );
      }
      const damage = await findDamage(database);
      if (damage !== null) return problem("damaged", `${file} is damaged: ${damage}. Take another backup.`);
      return succeed(content);
    } finally {
      await database.close();
    }
  } catch (error) {
    const known = storeProblem(error, file);
    if (!(known instanceof StoreProblem)) throw error;
    if (known.code === "damaged") {
      return problem("not a database", `${file} is damaged, or is not a SQLite database.`);
    }
    throw known;
  }
}

/** What a database of Model Moves holds, unchecked; null where its tables are not there. */
export async function readContent(database: PlainDatabase): Promise<BackupContent | null> {
  const tables = await database.rows(
    "SELECT name FROM sqlite_schema WHERE name IN ('_prisma_migrations', 'StoreState', 'Bar')",
  );
  if (tables.length < 3) return null;
  const migrations = await database.rows(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name",
  );
  const [counts] = await database.rows(
    'SELECT coalesce((SELECT "revision" FROM "StoreState" WHERE "id" = 1), 0), (SELECT count(*) FROM "Bar")',
  );
  if (migrations.length === 0) return null;
  return {
    revision: Number(counts?.[0] ?? 0),
    bars: Number(counts?.[1] ?? 0),
    migrations: migrations.map(([name]) => String(name)),
  };
}
