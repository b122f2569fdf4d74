import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Prisma } from "../../../lib/store/generated/client.ts";
import { migrate } from "../../../lib/store/migration/migrate.ts";
import { postgresqlSchema } from "../../../prisma/postgresql/write-schema.ts";
import { type TemporaryDatabase, temporaryDatabase } from "../../support/postgres-server.ts";

/** A database as lines that both kinds can be compared by: columns with what they begin with, keys, indexes. */
type Described = readonly string[];

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-schemas-"));
let database: TemporaryDatabase;
let server: pg.Client;
beforeAll(async () => {
  database = await temporaryDatabase();
  await migrate(database.url);
  await migrate(`file:${path.join(folder, "store.db")}`);
  server = new pg.Client({ connectionString: database.url });
  await server.connect();
});
afterAll(async () => {
  await server.end();
  await database.dispose();
  rmSync(folder, { recursive: true });
});

const TYPES: Readonly<Record<string, string>> = {
  INTEGER: "whole",
  integer: "whole",
  REAL: "number",
  "double precision": "number",
  TEXT: "text",
  text: "text",
  BOOLEAN: "truth",
  boolean: "truth",
  DATETIME: "instant",
  "timestamp(3) without time zone": "instant",
};

const column = (
  table: string,
  name: string,
  type: string,
  isRequired: boolean,
  first: string | null,
): string =>
  `${table}.${name} ${TYPES[type] ?? type}${isRequired ? " required" : ""}${first === null ? "" : ` = ${first}`}`;

const sorted = (lines: readonly string[]): Described => [...lines].sort();

/** What SQLite's own tables say. */
function sqliteSays(): Described {
  const sqlite = new Database(path.join(folder, "store.db"), { readonly: true });
  const rows = <Row>(sql: string, ...values: string[]) => sqlite.prepare<string[], Row>(sql).all(...values);
  const lines: string[] = [];
  for (const table of Object.values(Prisma.ModelName)) {
    const columns = rows<{
      name: string;
      type: string;
      notnull: number;
      pk: number;
      dflt_value: string | null;
    }>("SELECT * FROM pragma_table_info(?)", table);
    for (const { name, type, notnull, dflt_value: first } of columns)
      lines.push(column(table, name, type, notnull === 1, first));
    const key = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
    lines.push(`${table} key ${key.map(({ name }) => name)}`);
    const indexes = rows<{ name: string; unique: number; origin: string }>(
      "SELECT * FROM pragma_index_list(?) WHERE origin = 'c'",
      table,
    );
    for (const { name, unique } of indexes) {
      const own = rows<{ name: string }>("SELECT name FROM pragma_index_info(?) ORDER BY seqno", name);
      lines.push(`${table} ${unique ? "unique" : "index"} ${name} ${own.map((one) => one.name)}`);
    }
    const foreign = rows<{ table: string; from: string; to: string; on_update: string; on_delete: string }>(
      "SELECT * FROM pragma_foreign_key_list(?)",
      table,
    );
    for (const one of foreign) {
      const { from, to, on_update: update, on_delete: remove } = one;
      lines.push(`${table}.${from} refers to ${one.table}.${to}, ${update} ${remove}`);
    }
  }
  sqlite.close();
  return sorted(lines);
}

const ACTIONS = `CASE %s WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT' WHEN 'n' THEN 'SET NULL' ELSE 'NO ACTION' END`;

/** What PostgreSQL's own tables say; the parts of a table are no tables of their own. */
async function postgresqlSays(): Promise<Described> {
  const rows = async <Row extends object>(sql: string) => (await server.query<Row>(sql)).rows;
  const names = `(SELECT array_agg(a.attname ORDER BY place) FROM unnest(%s) WITH ORDINALITY AS part(number, place)
    JOIN pg_attribute a ON a.attrelid = %t AND a.attnum = number)::text[]`;
  const listed = (numbers: string, table: string) => names.replace("%s", numbers).replace("%t", table);
  const tables = `pg_class t JOIN pg_namespace s ON s.oid = t.relnamespace AND s.nspname = 'public'
    AND t.relkind IN ('r', 'p') AND NOT t.relispartition AND t.relname <> '_prisma_migrations'`;
  const columns = await rows<{
    table: string;
    name: string;
    type: string;
    required: boolean;
    first: string | null;
  }>(`
    SELECT t.relname AS "table", attname AS "name", format_type(atttypid, atttypmod) AS "type", attnotnull AS "required",
      substring(pg_get_expr(adbin, adrelid) FROM '^(?!nextval)(.*?)(?:::text)?$') AS "first"
    FROM ${tables} JOIN pg_attribute ON attrelid = t.oid AND attnum > 0 AND NOT attisdropped
    LEFT JOIN pg_attrdef ON adrelid = t.oid AND adnum = attnum`);
  const indexes = await rows<{ table: string; name: string; kind: string; columns: string[] }>(`
    SELECT t.relname AS "table", i.relname AS "name", ${listed("indkey::int2[]", "t.oid")} AS "columns",
      CASE WHEN indisprimary THEN 'key' WHEN indisunique THEN 'unique' ELSE 'index' END AS "kind"
    FROM ${tables} JOIN pg_index ON indrelid = t.oid JOIN pg_class i ON i.oid = indexrelid`);
  const foreign = await rows<{ table: string; from: string[]; other: string; to: string[]; does: string }>(`
    SELECT t.relname AS "table", ${listed("conkey", "conrelid")} AS "from", confrelid::regclass::text AS "other",
      ${listed("confkey", "confrelid")} AS "to",
      ${ACTIONS.replace("%s", "confupdtype")} || ' ' || ${ACTIONS.replace("%s", "confdeltype")} AS "does"
    FROM ${tables} JOIN pg_constraint ON conrelid = t.oid AND contype = 'f'`);
  return sorted([
    ...columns.map(({ table, name, type, required, first }) => column(table, name, type, required, first)),
    ...indexes.map((one) =>
      one.kind === "key"
        ? `${one.table} key ${one.columns}`
        : `${one.table} ${one.kind} ${one.name} ${one.columns}`,
    ),
    ...foreign.map(
      (one) => `${one.table}.${one.from} refers to ${one.other.replaceAll('"', "")}.${one.to}, ${one.does}`,
    ),
  ]);
}

describe("the two databases of one model", () => {
  it("prisma/postgresql/schema.prisma is what prisma/schema.prisma makes of it", () => {
    const made = postgresqlSchema(readFileSync("prisma/schema.prisma", "utf8"));
    expect(readFileSync("prisma/postgresql/schema.prisma", "utf8")).toBe(made);
    expect(made).toContain('provider = "postgresql"');
    expect(made).not.toContain("sqlite");
  });

  it("have the same tables, columns, kinds, defaults, keys, indexes and references after both folders of migrations", async () => {
    const sqlite = sqliteSays();
    expect(sqlite.length).toBeGreaterThan(150);
    expect(await postgresqlSays()).toEqual(sqlite);
  });

  it("would be seen to differ by one column, one index, one default or one thing that may be missing", async () => {
    await server.query("BEGIN");
    await server.query(`ALTER TABLE "Company" ADD COLUMN "madeUp" TEXT; DROP INDEX "Candidate_status_idx";
      ALTER TABLE "Finding" ALTER COLUMN "detail" DROP NOT NULL; ALTER TABLE "Instrument" ALTER COLUMN "basis" DROP DEFAULT`);
    const changed = await postgresqlSays();
    await server.query("ROLLBACK");
    const sqlite = sqliteSays();
    expect(changed.filter((line) => !sqlite.includes(line))).toEqual([
      "Company.madeUp text",
      "Finding.detail text",
      "Instrument.basis text required",
    ]);
    expect(sqlite.filter((line) => !changed.includes(line))).toEqual([
      "Candidate index Candidate_status_idx status",
      "Finding.detail text required",
      "Instrument.basis text required = 'raw'",
    ]);
  });

  it("order and compare every text by its bytes", async () => {
    const { rows } = await server.query(`
      SELECT attrelid::regclass::text || '.' || attname AS "column" FROM pg_attribute
      JOIN pg_class t ON t.oid = attrelid AND t.relkind IN ('r', 'p') AND t.relname <> '_prisma_migrations'
      JOIN pg_namespace s ON s.oid = t.relnamespace AND s.nspname = 'public'
      WHERE attnum > 0 AND atttypid = 'text'::regtype AND attcollation <> '"C"'::regcollation`);
    expect(rows).toEqual([]);
  });

  it("every migration of the one that is younger than the other's first is written for both", () => {
    const names = (of: string) =>
      readdirSync(of, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort();
    const [first = "", ...later] = names("prisma/postgresql/migrations");
    expect(names("prisma/migrations").filter((name) => name > first)).toEqual(later);
  });
});
