import type pg from "pg";
import type { CopyKind } from "../postgresql/copy-format.ts";
import type { MovedTable } from "./move-side.ts";

const KINDS: Readonly<Record<string, CopyKind>> = {
  integer: "whole",
  "double precision": "number",
  text: "text",
  boolean: "truth",
  "timestamp without time zone": "instant",
};

/** Not data: who may write just now, files that wait for an hour, and which migrations a database has had. */
const LEFT_OUT = ["Lease", "PendingFile", "_prisma_migrations", "_store_move"];

interface ColumnRow {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly isCounted: boolean;
  /** The column's place in the table's key, from 1; null where it is no part of it. */
  readonly place: number | null;
}

const COLUMNS_QUERY = `
  SELECT class.relname AS "table", attname AS "column", format_type(atttypid, NULL) AS "type",
    pg_get_serial_sequence(quote_ident(class.relname), attname) IS NOT NULL AS "isCounted",
    array_position(indkey::integer[], attnum::integer) + 1 AS "place"
  FROM pg_class AS class
  JOIN pg_attribute ON attrelid = class.oid AND attnum > 0 AND NOT attisdropped
  JOIN pg_index ON indrelid = class.oid AND indisprimary
  WHERE class.relnamespace = current_schema()::regnamespace AND class.relkind IN ('r', 'p') AND NOT class.relispartition
  ORDER BY class.relname COLLATE "C", attnum`;

const PARENTS_QUERY = `
  SELECT child.relname AS "child", parent.relname AS "parent"
  FROM pg_constraint
  JOIN pg_class AS child ON child.oid = conrelid
  JOIN pg_class AS parent ON parent.oid = confrelid
  WHERE contype = 'f' AND conrelid <> confrelid AND NOT child.relispartition`;

/**
 * Every table with data of a migrated PostgreSQL database, those that others refer to before the others.
 * @throws Error where a column is of a type that the model has not had so far
 */
export async function movedTables(client: pg.ClientBase): Promise<MovedTable[]> {
  const columns = (await client.query<ColumnRow>(COLUMNS_QUERY)).rows;
  const parents = (await client.query<{ child: string; parent: string }>(PARENTS_QUERY)).rows;
  const tables = [...Map.groupBy(columns, ({ table }) => table)]
    .filter(([name]) => !LEFT_OUT.includes(name))
    .map(([name, own]) => ({
      name,
      columns: Object.fromEntries(own.map(({ column, type }) => [column, kindOf(type, `${name}.${column}`)])),
      key: own
        .filter(({ place }) => place !== null)
        .sort((one, other) => (one.place ?? 0) - (other.place ?? 0))
        .map(({ column }) => column),
      isCounted: own.some(({ isCounted }) => isCounted),
    }));
  return inOrder(tables, (name) => parents.flatMap(({ child, parent }) => (child === name ? parent : [])));
}

function kindOf(type: string, column: string): CopyKind {
  const kind = KINDS[type];
  if (!kind) throw new Error(`${column} is of type ${type}, which store:move does not know.`);
  return kind;
}

/** Tables after those that they refer to. */
function inOrder(tables: readonly MovedTable[], parentsOf: (name: string) => string[]): MovedTable[] {
  const ordered: MovedTable[] = [];
  for (let left = tables; left.length > 0; ) {
    const names = left.map(({ name }) => name);
    const next = left.filter(({ name }) => !parentsOf(name).some((parent) => names.includes(parent)));
    if (next.length === 0) throw new Error(`${names.join(", ")} refer to each other.`);
    ordered.push(...next);
    left = left.filter((table) => !next.includes(table));
  }
  return ordered;
}
