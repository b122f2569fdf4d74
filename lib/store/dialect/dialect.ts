import type { Prisma } from "../generated/client.ts";

type Sql = Prisma.Sql;

export type DialectName = "sqlite" | "postgresql";

/** What a column of handed over rows holds; `instant` takes a Date. */
export type ColumnKind = "text" | "whole" | "number" | "instant" | "truth";
export type RowValue = string | number | boolean | Date | null;

/**
 * What the two stores say differently, and the only place that says it: a query names what it means (`among`, `rows`)
 * and is one text for both, or takes its own by `choose`. Prisma itself sees to placeholders, quotes, booleans and
 * dates of a tagged `$queryRaw`. Everything else is the part of SQL that both understand:
 *
 * - columns quoted; after ON CONFLICT an old value with its table's name: `"Finding"."foundAt"`
 * - every subquery behind FROM with a name
 * - no LIKE (SQLite's takes capitals for small letters), no NULLs where an order matters but with NULLS LAST
 * - counts are bigint, and so may an integer be: `Number(...)` before it is used
 */
export interface Dialect {
  readonly name: DialectName;
  /** `IN` so many values as there are, as one parameter: ``WHERE "id" ${among(ids)}``. */
  readonly among: (values: readonly string[] | readonly number[]) => Sql;
  /**
   * Rows as a table behind FROM or JOIN, handed over as one JSON text: ``FROM ${rows(columns, values)} AS fresh``.
   * Ten times as fast as naming every value.
   */
  readonly rows: (
    columns: Readonly<Record<string, ColumnKind>>,
    values: readonly (readonly RowValue[])[],
  ) => Sql;
  /** The smaller of two values that are not NULL. */
  readonly least: (one: Sql, other: Sql) => Sql;
  /** A statement that makes its transaction the store's only writer: SQLite's lock of the file, or one of ours. */
  readonly lockForWriting: Sql;
  /** Lets a transaction wait for others as long as they take; null where the wait is the connection's, not its. */
  readonly patience: Sql | null;
  /** Asks the database for its time, as `now` in milliseconds since the epoch; null where that is this machine's. */
  readonly clock: Sql | null;
  /** One of two forms. */
  readonly choose: <Form>(forms: Readonly<Record<DialectName, Form>>) => Form;
}
