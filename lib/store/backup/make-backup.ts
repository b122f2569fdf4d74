import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import type { Store } from "../client.ts";
import { databasePath } from "../database-path.ts";
import { removeDatabase, removeLeftovers, renameDurably } from "../files/durable-files.ts";
import { StoreProblem, storeProblem } from "../problems.ts";
import { findDamage, openPlain } from "./plain-database.ts";

/** A copy that could not be made: its name is taken, or it does not pass SQLite's own check. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}

/** What a person is told who wants to copy or restore a PostgreSQL database by our commands. */
export const SERVER_HAS_ITS_OWN =
  'The database is PostgreSQL, which is copied by its own tools: pg_dump --format=custom --file=<file> "$DATABASE_URL", and back into an empty database by pg_restore --dbname="$DATABASE_URL" <file>. A checked copy as a SQLite file, which this app opens too, is made by npm run store:move -- --from "$DATABASE_URL" --to file:<path>. Nothing was done.';

/** Where backups go when nobody says: `backups/` beside the file. */
export const backupFolder = (url: string): string => path.join(path.dirname(databasePath(url)), "backups");

/** A name in that folder by the UTC time, with what it was made for (`-before-restore`) at its end. */
export function backupFile(url: string, now: Date, purpose = ""): string {
  const { name } = path.parse(databasePath(url));
  return path.join(backupFolder(url), `${name}-${now.toISOString().replace(/[:.]/g, "-")}${purpose}.db`);
}

/**
 * Copies the store into a file while others read and write it: one consistent moment, checked and on the disk
 * before it gets its name, so that a kill or a power cut in the middle leaves no file that looks like a backup.
 * @throws BackupError when the target exists or the copy is damaged
 */
export function backUp(store: Store, target: string): Promise<void> {
  return makeBackup(target, async (unfinished) => {
    await store.$executeRaw`VACUUM INTO ${unfinished}`;
  });
}

/**
 * The same for any way of writing the copy: `write` gets the name of a file that does not exist yet.
 * @throws BackupError when the target exists or the copy is damaged
 */
export async function makeBackup(
  target: string,
  write: (unfinished: string) => Promise<void>,
): Promise<void> {
  const refuseTaken = () => {
    if (existsSync(target)) throw new BackupError(`${target} exists already; nothing was overwritten.`);
  };
  refuseTaken();
  const folder = path.dirname(path.resolve(target));
  mkdirSync(folder, { recursive: true });
  removeLeftovers(folder, new Date());
  const unfinished = `${target}.unfinished-${process.pid}`;
  removeDatabase(unfinished);
  try {
    await write(unfinished);
    const copy = await openPlain(unfinished, 0);
    const damage = await findDamage(copy).finally(copy.close);
    if (damage !== null) {
      throw new BackupError(
        `The copy is damaged (${damage}), so the database probably is too. No backup was made; the earlier ones are untouched. \`npm run restore\` lists them.`,
      );
    }
    refuseTaken();
    renameDurably(unfinished, target);
  } catch (error) {
    throw targetProblem(error, target);
  } finally {
    removeDatabase(unfinished);
  }
}

/** A fault of the copy names the copy; one of the database is left to whoever opened it. */
function targetProblem(error: unknown, target: string): unknown {
  const problem = storeProblem(error, target);
  if (!(problem instanceof StoreProblem)) return error;
  if (problem.code === "full") {
    return new BackupError(
      `There is no room for ${target}: the disk is full, or it reports an error. No backup was made; the database and the earlier ones are untouched.`,
      { cause: error },
    );
  }
  // The database is open, so it is the copy that can't be opened.
  if (problem.code !== "read only" && problem.code !== "missing") return error;
  const message = `${target} can't be written. Check the permissions of its folder.`;
  return new BackupError(message, { cause: error });
}
