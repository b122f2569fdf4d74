import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import {
  createDatabase,
  isOwnServer,
  onDatabase,
  serverAddress,
  type TemporaryDatabase,
} from "./postgres-server.ts";

/** Copying a database takes 0.2 s of a core, so one that is as it was is handed on under another name. */
const FREE = "free";
const LOOK_MILLISECONDS = 5;

/**
 * A copy of a template (`postgresTemplate`) for one test at a time. When it is given back without a row written, the next
 * test of any file has it; one of a template without rows (`isBare`) also when it has been emptied, where the test left the
 * tables themselves as they were.
 */
export async function copyOfTemplate(template: string, isBare: boolean): Promise<TemporaryDatabase> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await onDatabase("postgres", async (client) => {
    if (!(await takeFree(client, template, name))) await createDatabase(client, name, template);
  });
  return {
    url: (await serverAddress()) + name,
    dispose: () =>
      onDatabase("postgres", async (client) => {
        const isFit = !isOwnServer() && (await isAsMade(client, name, isBare ? template : null));
        if (isFit) await client.query(`ALTER DATABASE "${name}" RENAME TO "${freeName(template)}"`);
        else await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      }),
  };
}

// A database's name has 63 bytes.
const freeName = (template: string): string =>
  `${FREE}_${randomBytes(4).toString("hex")}_${template.slice(0, 40)}`;

/** Gives one that is free the name; false where there is none. */
async function takeFree(client: pg.Client, template: string, name: string): Promise<boolean> {
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE starts_with(datname, $1) AND substr(datname, 15) = $2",
    [`${FREE}_`, template.slice(0, 40)],
  );
  for (const { datname } of rows) {
    const taken = await client.query(`ALTER DATABASE "${datname}" RENAME TO "${name}"`).catch(() => null);
    if (taken) return true; // or another test was faster
  }
  return false;
}

/** Whether nothing was written since it was copied, or, of a bare template, has been taken out again. */
async function isAsMade(client: pg.Client, name: string, bare: string | null): Promise<boolean> {
  await endConnections(client, name);
  const { rows } = await client.query<{ written: boolean }>(
    `SELECT tup_inserted + tup_updated + tup_deleted > 0 AS "written" FROM pg_stat_database WHERE datname = $1`,
    [name],
  );
  if (rows[0]?.written === false) return true;
  return bare !== null && rows.length > 0 && (await isEmptied(name, await shapeOf(client, bare)));
}

/** Ends who is still connected: a process that was killed may be undoing what it wrote. What they did is counted then. */
async function endConnections(client: pg.Client, name: string): Promise<void> {
  for (;;) {
    const { rowCount } = await client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1",
      [name],
    );
    if (rowCount === 0) return;
    await wait(LOOK_MILLISECONDS);
  }
}

/** What is written into more than this is not worth to be emptied: the room that rows had stays taken. */
const MOST_BYTES = 16 * 1024 * 1024;

interface Found {
  readonly shape: string;
  readonly statements: string;
  readonly bytes: string;
  /** Whether its planner knows of rows that are gone. */
  readonly analysed: boolean;
}

/** Empties all tables where they are of a template's shape and small; false where a test has changed that. */
const isEmptied = (name: string, shape: string | null): Promise<boolean> =>
  onDatabase(name, async (client) => {
    const { rows } = await client.query<Found>(SHAPE_AND_STATEMENTS);
    const [found] = rows;
    if (!found || found.shape !== shape || found.analysed || Number(found.bytes) > MOST_BYTES) return false;
    await client.query(`BEGIN; SET LOCAL session_replication_role = replica; ${found.statements}; COMMIT`);
    return true;
  });

const IN_PUBLIC = "= 'public'::regnamespace";
const TABLE = `relnamespace ${IN_PUBLIC} AND NOT relispartition AND relname <> '_prisma_migrations'`;
/** Everything that a statement of a test can change beside rows, as one checksum; and what takes all rows out. */
const SHAPE_AND_STATEMENTS = `
  SELECT md5(concat_ws('|',
      (SELECT string_agg(concat(attrelid::regclass, attname, atttypid, attnotnull, attisdropped), ',' ORDER BY attrelid::regclass::text, attnum)
       FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace ${IN_PUBLIC}),
      (SELECT string_agg(conname, ',' ORDER BY conname) FROM pg_constraint WHERE connamespace ${IN_PUBLIC}),
      (SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal), (SELECT count(*) FROM pg_namespace WHERE nspname !~ '^pg_'),
      (SELECT count(*) FROM pg_proc WHERE pronamespace ${IN_PUBLIC}))) AS "shape",
    (SELECT string_agg('DELETE FROM ' || pg_class.oid::regclass, '; ') FROM pg_class WHERE relkind IN ('r', 'p') AND ${TABLE})
    || '; ' || (SELECT string_agg('ALTER SEQUENCE ' || pg_class.oid::regclass || ' RESTART', '; ') FROM pg_class
       WHERE relkind = 'S' AND ${TABLE}) AS "statements",
    pg_database_size(current_database()) AS "bytes",
    EXISTS (SELECT 1 FROM pg_statistic JOIN pg_class ON pg_class.oid = starelid WHERE relnamespace ${IN_PUBLIC}) AS "analysed"`;

/** The shape that a template's databases have, kept as its comment. */
async function shapeOf(client: pg.Client, template: string): Promise<string | null> {
  const { rows } = await client.query<{ shape: string | null }>(
    `SELECT shobj_description(oid, 'pg_database') AS "shape" FROM pg_database WHERE datname = $1`,
    [template],
  );
  return rows[0]?.shape ?? null;
}

/** Notes a template's shape, once it is made. */
export const noteShape = (name: string): Promise<void> =>
  onDatabase(name, async (client) => {
    const { rows } = await client.query<{ shape: string }>(SHAPE_AND_STATEMENTS);
    await client.query(`COMMENT ON DATABASE "${name}" IS '${rows[0]?.shape ?? ""}'`);
  });
