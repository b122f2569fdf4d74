import "server-only";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";

/**
 * A SQLite file without the Prisma client and without a change of its settings: for copies, checks and locks.
 * A statement that fails throws the driver's error; `storeProblem` names it.
 */
export interface PlainDatabase {
  /** Runs one or more statements that give no rows. */
  readonly run: (sql: string) => Promise<void>;
  /** All rows of one statement; a number may come as a bigint. */
  readonly rows: (sql: string, values?: readonly string[]) => Promise<readonly (readonly unknown[])[]>;
  readonly close: () => Promise<void>;
}

/** Opens a file that exists; a statement waits `waitMilliseconds` for another process's lock. */
export async function openPlain(file: string, waitMilliseconds: number): Promise<PlainDatabase> {
  const factory = new PrismaBetterSqlite3({ url: file, timeout: waitMilliseconds, fileMustExist: true });
  const database = await factory.connect();
  return {
    run: (sql) => database.executeScript(sql),
    rows: async (sql, values = []) => {
      const argTypes = values.map(() => ({ scalarType: "string" as const, arity: "scalar" as const }));
      return (await database.queryRaw({ sql, args: [...values], argTypes })).rows;
    },
    close: () => database.dispose(),
  };
}

/** What SQLite finds wrong in a file: damaged pages, or rows that refer to nothing. Null where all is well. */
export async function findDamage(database: PlainDatabase): Promise<string | null> {
  const [integrity] = await database.rows("PRAGMA integrity_check(1)");
  if (integrity?.[0] !== "ok") return String(integrity?.[0] ?? "no answer");
  const [orphan] = await database.rows("PRAGMA foreign_key_check");
  return orphan ? `a row of ${orphan[0]} refers to a row of ${orphan[2]} that is not there` : null;
}
