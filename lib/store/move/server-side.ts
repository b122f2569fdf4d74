import { once } from "node:events";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { type CopyValue, copyDecoder, copyEncoder } from "../postgresql/copy-format.ts";
import { placeOf } from "../postgresql/postgresql-problems.ts";
import { poolSettings, SESSION_SETTINGS } from "../postgresql/postgresql-store.ts";
import {
  MIGRATIONS_QUERY,
  type MovedRow,
  type MovedTable,
  type MoveSide,
  PROGRESS_SCHEMA,
  PROGRESS_TABLE,
  progressSchema,
  quoted,
} from "./move-side.ts";
import { movedTables } from "./moved-tables.ts";

/** The lock under which one process moves a store into or out of a database. */
const MOVE_LOCK = 4_771_004;
const CONNECT_MILLISECONDS = 5000;
/** What a process that was killed had sent last may take its server so long to end. */
const LOCK_MILLISECONDS = 10_000;

/**
 * Opens a migrated PostgreSQL database for a move, and says which tables the model has. Only one move at a time has it:
 * another would read how far this one is before it is.
 * @throws pg.DatabaseError where another move has it for longer than ten seconds
 */
export async function openServerSide(
  url: string,
): Promise<{ readonly side: MoveSide; readonly tables: readonly MovedTable[] }> {
  const { connectionString } = poolSettings(url);
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_MILLISECONDS });
  client.on("error", () => {}); // whoever asks it next is told
  try {
    await client.connect();
    await client.query(`${SESSION_SETTINGS}; SET lock_timeout TO ${LOCK_MILLISECONDS}`);
    await client.query("SELECT pg_advisory_lock($1)", [MOVE_LOCK]);
    return { side: serverSide(url, client), tables: await movedTables(client) };
  } catch (error) {
    void client.end().catch(() => {});
    throw error;
  }
}

function serverSide(url: string, client: pg.Client): MoveSide {
  const one = async <Value>(text: string, values: readonly unknown[] = []): Promise<Value | undefined> => {
    const { rows } = await client.query<{ value: Value }>(text, [...values]);
    return rows[0]?.value;
  };
  return {
    place: placeOf(url),
    read: (table, after) => copiedRows(client, table, after),
    async migrations() {
      const { rows } = await client.query<{ value: string }>(MIGRATIONS_QUERY);
      return rows.map(({ value }) => value);
    },
    hasRows: async ({ name }) =>
      (await one<boolean>(`SELECT EXISTS (SELECT 1 FROM "${name}") AS "value"`)) === true,
    revision: async () =>
      (await one<number>(`SELECT "revision" AS "value" FROM "StoreState" WHERE "id" = 1`)) ?? 0,
    lastId: async (table) =>
      Number(
        await one(`SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS "value" FROM ${countOf(table)}`),
      ),
    async setLastId(table, id) {
      if (id > 0) await client.query(`SELECT setval($1, $2)`, [countOf(table), id]);
    },
    async progress() {
      const known = await one<string | null>(`SELECT to_regclass($1)::text AS "value"`, [PROGRESS_TABLE]);
      if (!known) return null;
      const text = await one<string>(`SELECT "progress" AS "value" FROM "${PROGRESS_TABLE}"`);
      return text === undefined ? null : progressSchema.parse(JSON.parse(text));
    },
    append: (table, rows, progress) =>
      inTransaction(client, async () => {
        await client.query(PROGRESS_SCHEMA);
        await client.query(
          `INSERT INTO "${PROGRESS_TABLE}" VALUES (1, $1) ON CONFLICT ("id") DO UPDATE SET "progress" = excluded."progress"`,
          [JSON.stringify(progress)],
        );
        if (rows.length > 0) await copyRows(client, table, rows);
      }),
    clear: (tables) =>
      inTransaction(client, async () => {
        await client.query(`TRUNCATE ${quoted(tables.map(({ name }) => name))}`);
        await client.query(`DROP TABLE IF EXISTS "${PROGRESS_TABLE}"`);
      }),
    async finish() {
      await client.query(`DROP TABLE IF EXISTS "${PROGRESS_TABLE}"`);
      // Until a table is vacuumed its index does not say which rows everybody sees, and each is looked up beside it.
      await client.query("VACUUM (ANALYZE)");
    },
    close: () => client.end(),
  };
}

/** What counts a table's ids, in quotes. */
const countOf = ({ name }: MovedTable): string => `"${name}_id_seq"`;

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query("BEGIN");
  try {
    await work();
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  }
}

async function* copiedRows(
  client: pg.Client,
  { name, columns, key }: MovedTable,
  after: MovedRow | null,
): AsyncGenerator<MovedRow> {
  const where = after
    ? `WHERE (${quoted(key)}) > (${after.map((value) => literal(client, value)).join(", ")})`
    : "";
  const query = `SELECT ${quoted(Object.keys(columns))} FROM "${name}" ${where} ORDER BY ${quoted(key)}`;
  const decode = copyDecoder(Object.values(columns), (values) => [...values]);
  for await (const piece of client.query(copyTo(`COPY (${query}) TO STDOUT (FORMAT binary)`)))
    yield* decode(piece);
}

const literal = (client: pg.Client, value: CopyValue): string =>
  typeof value === "number" ? String(value) : value === null ? "NULL" : client.escapeLiteral(value);

async function copyRows(
  client: pg.Client,
  { name, columns }: MovedTable,
  rows: readonly MovedRow[],
): Promise<void> {
  const stream = client.query(
    copyFrom(`COPY "${name}" (${quoted(Object.keys(columns))}) FROM STDIN (FORMAT binary)`),
  );
  const ended = once(stream, "finish");
  ended.catch(() => {}); // told below
  const encoder = copyEncoder(Object.values(columns));
  for (const row of rows) {
    const piece = encoder.add(row);
    if (piece !== null && !stream.write(piece)) await Promise.race([once(stream, "drain"), ended]);
  }
  stream.end(encoder.end());
  await ended;
}
