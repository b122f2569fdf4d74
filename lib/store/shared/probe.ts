import { setImmediate as nextTurn } from "node:timers/promises";
import { openPlain, type PlainDatabase } from "../backup/plain-database.ts";
import { ModelName } from "../generated/internal/prismaNamespace.ts";
import { StoreProblem, seenProblem, storeProblem } from "../problems.ts";

/** A probe waits no longer than this for another process's lock, because the server waits with it. */
const WAIT_MILLISECONDS = 200;

const TABLES = Object.values(ModelName);

/**
 * Opens a database anew, as one who starts now would, and reads a row of every table; with `thorough`, SQLite also
 * checks every page, table by table, and readers are served in between. Null where all is well.
 */
export async function probe(
  file: string,
  { thorough }: { readonly thorough: boolean },
): Promise<StoreProblem | null> {
  let database: PlainDatabase | null = null;
  try {
    database = await openPlain(file, WAIT_MILLISECONDS);
    const rows = await database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'");
    const stored = new Set(rows.map(([name]) => String(name)));
    if (!TABLES.some((table) => stored.has(table))) return seenProblem("missing", file);
    const missing = TABLES.filter((table) => !stored.has(table));
    if (missing.length > 0) return seenProblem("damaged", file, `table missing: ${missing.join(", ")}`);
    for (const table of TABLES) {
      const problem = await named(table, file, () => firstRow(database, table));
      if (problem) return problem;
    }
    return thorough ? await damage(database, file, stored) : null;
  } catch (error) {
    const problem = storeProblem(error, file);
    if (problem instanceof StoreProblem) return problem;
    throw error;
  } finally {
    await database?.close().catch(() => {});
  }
}

const firstRow = async (database: PlainDatabase | null, table: string): Promise<null> => {
  await database?.rows(`SELECT * FROM "${table}" LIMIT 1`);
  return null;
};

/** The pages of every table, one table after the other. */
async function damage(
  database: PlainDatabase,
  file: string,
  tables: ReadonlySet<string>,
): Promise<StoreProblem | null> {
  for (const table of tables) {
    const problem = await named(table, file, async () => {
      const [found] = await database.rows(`PRAGMA quick_check("${table}")`);
      return found?.[0] === "ok" ? null : seenProblem("damaged", file, `table damaged: ${table}`);
    });
    if (problem) return problem;
    await nextTurn();
  }
  return null;
}

/** What reading a table found; that it can't be read at all is damage to it. */
async function named(
  table: string,
  file: string,
  read: () => Promise<StoreProblem | null>,
): Promise<StoreProblem | null> {
  try {
    return await read();
  } catch (error) {
    const problem = storeProblem(error, file);
    if (problem instanceof StoreProblem && problem.code !== "damaged") return problem;
    return seenProblem("damaged", file, `table damaged: ${table}`);
  }
}
