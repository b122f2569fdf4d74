import Database from "better-sqlite3";
import { z } from "zod";
import { databasePath } from "../database-path.ts";
import type { CopyKind, CopyValue } from "../postgresql/copy-format.ts";
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

/** Rows that are read before others get a turn. */
const TURN_ROWS = 5_000;

/** Opens a migrated SQLite file for a move. */
export function openFileSide(url: string): MoveSide {
  const file = databasePath(url);
  const database = new Database(file, { fileMustExist: true, timeout: 5000 });
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = NORMAL");
  database.pragma("foreign_keys = ON");
  const first = (sql: string, ...values: unknown[]): unknown =>
    database
      .prepare<unknown[]>(sql)
      .pluck()
      .get(...values);
  return {
    place: file,
    read: (table, after) => storedRows(database, table, after),
    migrations: async () => z.array(z.string()).parse(database.prepare(MIGRATIONS_QUERY).pluck().all()),
    hasRows: async ({ name }) => first(`SELECT 1 FROM "${name}" LIMIT 1`) !== undefined,
    revision: async () => Number(first(`SELECT "revision" FROM "StoreState" WHERE "id" = 1`) ?? 0),
    lastId: async ({ name }) =>
      Number(first(`SELECT "seq" FROM "sqlite_sequence" WHERE "name" = ?`, name) ?? 0),
    async setLastId({ name }, id) {
      const { changes } = database
        .prepare(`UPDATE "sqlite_sequence" SET "seq" = ? WHERE "name" = ?`)
        .run(id, name);
      if (changes === 0 && id > 0)
        database.prepare(`INSERT INTO "sqlite_sequence" ("name", "seq") VALUES (?, ?)`).run(name, id);
    },
    async progress() {
      if (first(`SELECT 1 FROM "sqlite_schema" WHERE "name" = ?`, PROGRESS_TABLE) === undefined) return null;
      const text = first(`SELECT "progress" FROM "${PROGRESS_TABLE}"`);
      return text === undefined ? null : progressSchema.parse(JSON.parse(String(text)));
    },
    async append(table, rows, progress) {
      database.exec(PROGRESS_SCHEMA);
      const places = Object.keys(table.columns).map(() => "?");
      const insert = database.prepare<CopyValue[]>(
        `INSERT INTO "${table.name}" (${quoted(Object.keys(table.columns))}) VALUES (${places.join(", ")})`,
      );
      const kinds = Object.values(table.columns);
      database
        .transaction(() => {
          for (const row of rows) insert.run(...row.map((value, place) => storedValue(value, kinds[place])));
          database
            .prepare(`INSERT OR REPLACE INTO "${PROGRESS_TABLE}" VALUES (1, ?)`)
            .run(JSON.stringify(progress));
        })
        .immediate();
    },
    async clear(tables) {
      database
        .transaction(() => {
          for (const { name } of tables.toReversed()) database.exec(`DELETE FROM "${name}"`);
          database.exec(`DROP TABLE IF EXISTS "${PROGRESS_TABLE}"`);
        })
        .immediate();
    },
    async finish() {
      database.exec(`DROP TABLE IF EXISTS "${PROGRESS_TABLE}"`);
      database.exec("ANALYZE");
      database.pragma("wal_checkpoint(TRUNCATE)");
    },
    close: async () => void database.close(),
  };
}

/** Whether it is the file that something failed on, and not the server at the other end. */
export const isFileFault = (error: unknown): boolean => error instanceof Database.SqliteError;

async function* storedRows(
  database: Database.Database,
  { name, columns, key }: MovedTable,
  after: MovedRow | null,
): AsyncGenerator<MovedRow> {
  const where = after ? `WHERE (${quoted(key)}) > (${after.map(() => "?").join(", ")})` : "";
  const rows = database
    .prepare<CopyValue[]>(
      `SELECT ${quoted(Object.keys(columns))} FROM "${name}" ${where} ORDER BY ${quoted(key)}`,
    )
    .raw();
  const kinds = Object.values(columns);
  let read = 0;
  for (const row of rows.iterate(...(after ?? []))) {
    yield rowSchema.parse(row).map((value, place) => movedValue(value, kinds[place]));
    read += 1;
    if (read % TURN_ROWS === 0) await new Promise(setImmediate);
  }
}

const rowSchema = z.array(z.union([z.string(), z.number(), z.null()]));

/**
 * An instant is text in the file, as Prisma's adapter writes it. PostgreSQL has no NUL in a text: what was stored before
 * such were refused comes as every page and export shows it.
 */
function movedValue(value: CopyValue, kind: CopyKind | undefined): CopyValue {
  if (typeof value === "string" && kind === "text") return value.replaceAll("\0", "\ufffd");
  if (value === null || kind !== "instant") return value;
  const milliseconds = typeof value === "number" ? value : Date.parse(value);
  if (Number.isNaN(milliseconds)) throw new Error(`${value} is no instant.`);
  return milliseconds;
}

const storedValue = (value: CopyValue, kind: CopyKind | undefined): CopyValue =>
  value !== null && kind === "instant" ? new Date(Number(value)).toISOString().replace("Z", "+00:00") : value;
