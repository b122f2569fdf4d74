import { existsSync, statSync } from "node:fs";
import { fail, type Result, succeed } from "../../result.ts";
import { StoreProblem, storeProblem } from "../problems.ts";
import { openPlain, type PlainDatabase } from "./plain-database.ts";

/** A database that no other process uses, and none can until `close`. */
export interface SoleUse {
  /** Null where there is no file, or one that SQLite can't read; nobody can use it then. */
  readonly database: PlainDatabase | null;
  readonly close: () => Promise<void>;
}

/** Long enough for a command that is just ending, short enough to wait for. */
const WAIT_MILLISECONDS = 1500;

/**
 * Takes a database for this process alone, or says that another has it open. A process that opens it meanwhile
 * waits and then finds it locked. A process in WAL mode holds a shared lock for as long as it has the file open,
 * even when it does nothing, so a lock for one tells of every other.
 */
export async function takeSoleUse(file: string): Promise<Result<SoleUse, string>> {
  if (!existsSync(file) || statSync(file).size === 0) {
    return succeed({ database: null, close: async () => {} });
  }
  let database: PlainDatabase | null = null;
  try {
    database = await openPlain(file, WAIT_MILLISECONDS);
    await database.run("PRAGMA locking_mode = EXCLUSIVE");
    await database.run("BEGIN IMMEDIATE");
    // In this mode the lock outlives the transaction.
    await database.run("COMMIT");
    return succeed({ database, close: database.close });
  } catch (error) {
    await database?.close();
    const problem = storeProblem(error, file);
    if (!(problem instanceof StoreProblem)) throw error;
    if (problem.code === "damaged") return succeed({ database: null, close: async () => {} });
    if (problem.code !== "locked") throw problem;
    return fail(
      `The database ${file} is in use: the app or an ingest is running. Nothing was changed. Stop the app (Ctrl-C where npm start runs, or stop its service), let an ingest end, and try again.`,
    );
  }
}

/**
 * Leaves a database whole in its one file, with nothing beside it, so that another file can take its name. Whoever
 * opened it before and writes later is refused by SQLite, because a rollback journal checks the file's name.
 */
export async function closeJournal(database: PlainDatabase): Promise<void> {
  await database.run("PRAGMA journal_mode = DELETE");
  await database.run("BEGIN EXCLUSIVE");
}
