import type { Pool } from "pg";
import type { StoreSession } from "../client.ts";

/** One process at a time makes partitions. */
const YEARS_LOCK = 4_771_003;
const LOCK_TIMEOUT = "55P03";

/**
 * Gives the bars of a year and the next a table of their own in PostgreSQL, where they have none; call it outside of a
 * transaction, before a run. Bars of such a year that are stored already move into it. Where the table of bars is too
 * busy for it, the next run does it: until then such bars are in the table of everything later. SQLite has one table.
 */
export async function ensureBarYears({ pool }: Pick<StoreSession, "pool">, now: Date): Promise<void> {
  if (pool === null) return;
  const last = now.getUTCFullYear() + 1;
  if ((await newestYear(pool)) >= last) return;
  await addYears(pool, last).catch((error: unknown) => {
    if (!(error instanceof Error && "code" in error && error.code === LOCK_TIMEOUT)) throw error;
  });
}

/** The year of the newest partition. */
async function newestYear(pool: Pick<Pool, "query">): Promise<number> {
  const { rows } = await pool.query<{ year: number | null }>(
    `SELECT max(substring(relname FROM '^Bar_(\\d{4})$')::integer) AS "year"
     FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE inhparent = '"Bar"'::regclass`,
  );
  return rows[0]?.year ?? Number.POSITIVE_INFINITY; // a database that is divided otherwise is left as it is
}

/** Cuts years off the table of everything later, which has nothing in it but what was loaded of the future. */
async function addYears(pool: Pool, last: number): Promise<void> {
  const connection = await pool.connect();
  try {
    await connection.query("BEGIN");
    await connection.query("SELECT pg_advisory_xact_lock($1)", [YEARS_LOCK]);
    const first = (await newestYear(connection)) + 1; // another process may have been here
    if (first <= last) {
      await connection.query(`ALTER TABLE "Bar" DETACH PARTITION "Bar_later"`);
      for (let year = first; year <= last; year += 1) {
        await connection.query(
          `CREATE TABLE "Bar_${year}" PARTITION OF "Bar" FOR VALUES FROM ('${year}') TO ('${year + 1}')`,
        );
      }
      await connection.query(`INSERT INTO "Bar" SELECT * FROM "Bar_later" WHERE "session" < '${last + 1}'`);
      await connection.query(`DELETE FROM "Bar_later" WHERE "session" < '${last + 1}'`);
      await connection.query(
        `ALTER TABLE "Bar" ATTACH PARTITION "Bar_later" FOR VALUES FROM ('${last + 1}') TO (MAXVALUE)`,
      );
    }
    await connection.query("COMMIT");
  } catch (error) {
    await connection.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    connection.release();
  }
}
