import { chmodSync, copyFileSync, existsSync, mkdirSync, realpathSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { fail, type Result, succeed } from "../../result.ts";
import { databasePath } from "../database-path.ts";
import {
  removeCompanions,
  removeDatabase,
  removeLeftovers,
  renameDurably,
  syncFolder,
} from "../files/durable-files.ts";
import { migrate } from "../migration/migrate.ts";
import { StoreProblem, storeProblem } from "../problems.ts";
import { type BackupProblem, checkBackup, readContent } from "./backup-check.ts";
import { backupFile, makeBackup } from "./make-backup.ts";
import { findDamage, openPlain, type PlainDatabase } from "./plain-database.ts";
import { closeJournal, type SoleUse, takeSoleUse } from "./sole-use.ts";

/** What a restore did. */
export interface RestoreReport {
  /** Where the database that was there before is kept; null where there was none. */
  readonly kept: string | null;
  /** Whether that one was damaged, so that its bytes were kept as they were. */
  readonly keptDamaged: boolean;
  /** The migrations that the backup had not had. */
  readonly migrated: readonly string[];
  readonly bars: number;
  /** The data revision now: beyond the backup's and the replaced database's, because the data changed. */
  readonly revision: number;
}

/** Why nothing was restored; nothing was changed then. */
interface RestoreProblem {
  readonly code: BackupProblem["code"] | "in use" | "same file";
  readonly message: string;
}

/**
 * Puts a backup in the place of the database at `url`, brought up to this version, and keeps the present one in
 * `backups/`. The last step is one rename: a kill or a power cut leaves the old or the new database, whole.
 * @throws StoreProblem when the disk is full or a file can't be read or written; the database is as it was
 * @throws BackupError when the present database can't be kept; it is as it was
 */
export async function restore(
  url: string,
  backup: string,
  now: Date,
  migrations = "prisma/migrations",
): Promise<Result<RestoreReport, RestoreProblem>> {
  const database = existsSync(databasePath(url)) ? realpathSync(databasePath(url)) : databasePath(url);
  if (existsSync(backup) && realpathSync(backup) === database) {
    return fail({ code: "same file", message: `${backup} is the database itself. Nothing was changed.` });
  }
  const checked = await checkBackup(backup, migrations);
  if (!checked.ok) return checked;
  const restoring = `${database}.restoring-${process.pid}`;
  let sole: SoleUse | null = null;
  try {
    mkdirSync(path.dirname(database), { recursive: true });
    const taken = await takeSoleUse(database);
    if (!taken.ok) return fail({ code: "in use", message: taken.problem });
    sole = taken.value;
    removeLeftovers(path.dirname(database), now);
    const least = sole.database === null ? 0 : ((await contentOf(sole.database))?.revision ?? 0);
    const prepared = await prepare({ backup, restoring, least, migrations });
    const kept = await keepPresent(database, sole.database, backupFile(url, now, "-before-restore"));
    if (kept.file !== null) chmodSync(restoring, statSync(database).mode);
    // A journal of the old database must never be found beside the new one: SQLite would write it in.
    removeCompanions(database);
    syncFolder(path.dirname(database));
    renameDurably(restoring, database);
    return succeed({ kept: kept.file, keptDamaged: kept.damaged, ...prepared });
  } catch (error) {
    throw storeProblem(error, database);
  } finally {
    await sole?.close();
    removeDatabase(restoring);
  }
}

/** The content of a database that may be damaged. */
async function contentOf(database: PlainDatabase) {
  try {
    return await readContent(database);
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}

/** Copies the backup beside the database, migrates the copy, moves its revision on and checks it once more. */
async function prepare(given: {
  readonly backup: string;
  readonly restoring: string;
  readonly least: number;
  readonly migrations: string;
}): Promise<Pick<RestoreReport, "migrated" | "bars" | "revision">> {
  const { backup, restoring, least, migrations } = given;
  removeDatabase(restoring);
  const source = await openPlain(backup, 1000);
  await source.rows("VACUUM INTO ?", [restoring]).finally(source.close);
  const report = await migrate(restoring, migrations);
  // The backup itself is the copy from before the migration.
  if (report.backup !== null) rmSync(report.backup, { force: true });
  const copy = await openPlain(restoring, 0);
  try {
    await copy.run(
      `INSERT INTO "StoreState" ("id", "revision") VALUES (1, ${least + 1}) ON CONFLICT ("id") DO UPDATE SET "revision" = max("revision", ${least}) + 1`,
    );
    await copy.run("PRAGMA journal_mode = DELETE");
    const damage = await findDamage(copy);
    const content = await readContent(copy);
    if (damage !== null || content === null) {
      throw new StoreProblem(
        "damaged",
        `The copy of ${backup} is damaged: ${damage ?? "tables are missing"}. Nothing was changed; look after the disk.`,
      );
    }
    return { migrated: report.applied, bars: content.bars, revision: content.revision };
  } finally {
    await copy.close();
  }
}

/** Keeps the present database: a checked copy, or its bytes as they are where it is damaged. */
async function keepPresent(
  file: string,
  database: PlainDatabase | null,
  target: string,
): Promise<{ readonly file: string | null; readonly damaged: boolean }> {
  if (!existsSync(file) || statSync(file).size === 0) return { file: null, damaged: false };
  try {
    if (database !== null) {
      const sound = (await findDamage(database)) === null;
      if (sound) {
        await makeBackup(target, async (unfinished) => {
          await database.rows("VACUUM INTO ?", [unfinished]);
        });
      }
      await closeJournal(database);
      if (sound) return { file: target, damaged: false };
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  return { file: keepBytes(file, target), damaged: true };
}

/** A name that no list of backups shows, because this one is none. */
function keepBytes(file: string, target: string): string {
  const kept = target.replace(/\.db$/, ".damaged");
  mkdirSync(path.dirname(kept), { recursive: true });
  copyFileSync(file, kept);
  for (const suffix of ["-wal", "-journal"]) {
    if (existsSync(file + suffix)) copyFileSync(file + suffix, kept + suffix);
  }
  renameDurably(kept, kept);
  return kept;
}

function isDamage(error: unknown): boolean {
  const problem = storeProblem(error, "");
  return problem instanceof StoreProblem && problem.code === "damaged";
}
