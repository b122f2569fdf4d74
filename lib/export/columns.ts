import type { Cell, RowBatch, Table } from "./rows.ts";

/** What a number of a column counts; `currency` is that of the row's instrument, and `by row` what its `unit` says. */
export type Unit =
  | "currency"
  | "US dollars"
  | "shares"
  | "sessions"
  | "pairs"
  | "days"
  | "fraction"
  | "standard errors"
  | "probability"
  | "ratio"
  | "readings"
  | "by row";

/**
 * A column of a dataset: its type, with the unit where it is a number, a sentence that says what it holds, and how it
 * is read off a row. Where there is no value a reader gives null, which is an empty cell. A list is one cell, its
 * items between separators.
 */
export type Column<Row> = { readonly sentence: string } & (
  | { readonly type: "string" | "date"; readonly read: (row: Row) => string | null }
  | {
      readonly type: "number" | "integer";
      readonly unit: Unit;
      readonly read: (row: Row) => number | null;
    }
  | {
      readonly type: "list";
      readonly separator: ";" | "; ";
      readonly read: (row: Row) => readonly string[] | null;
    }
);

/** The columns of a dataset by name, in the order of its files. */
export type Columns<Row> = Readonly<Record<string, Column<Row>>>;

/** What is known of a column without any row. */
export type Field = { readonly name: string } & Pick<Column<never>, "type" | "sentence"> & {
    readonly unit: Unit | null;
  };

/** A table whose columns say what they hold. */
export interface DataTable extends Table {
  readonly fields: readonly Field[];
}

/** A dataset's columns as fields, in their order. */
export const fieldsOf = (columns: Columns<never>): Field[] =>
  Object.entries(columns).map(([name, column]) => ({
    name,
    type: column.type,
    unit: "unit" in column ? column.unit : null,
    sentence: column.sentence,
  }));

/** A dataset's rows as a table, each read as it is asked for. */
export function dataTable<Row>(columns: Columns<Row>, rows: AsyncIterable<Row> | Iterable<Row>): DataTable {
  return tableOfBatches(
    columns,
    (async function* () {
      for await (const row of rows) yield [row];
    })(),
  );
}

/** The same of rows that come some hundred at a time, which is several times as fast as one by one. */
export function tableOfBatches<Row>(
  columns: Columns<Row>,
  batches: AsyncIterable<readonly Row[]>,
): DataTable {
  const fields = fieldsOf(columns);
  const cells = Object.values(columns).map(cellReader);
  const readBatches = async function* (): AsyncGenerator<RowBatch> {
    for await (const rows of batches) yield { length: rows.length, cell: cellOf(rows) };
  };
  const cellOf = (rows: readonly Row[]) => (row: number, column: number) => {
    const read = cells[column];
    const from = rows[row];
    return read === undefined || from === undefined ? null : read(from);
  };
  const readRows = async function* () {
    for await (const rows of batches) for (const row of rows) yield cells.map((read) => read(row));
  };
  return {
    columns: Object.keys(columns),
    fields,
    rows: readRows(),
    batches: readBatches(),
    numeric: fields.map(({ type }) => type === "number" || type === "integer"),
  };
}

function cellReader<Row>(column: Column<Row>): (row: Row) => Cell {
  if (column.type !== "list") return column.read;
  const { read, separator } = column;
  const text = sameAsLast((items: readonly string[] | null) => items?.join(separator) ?? null);
  return (row) => text(read(row));
}

/** A function that gives its last answer again where it is asked the same: neighbouring rows have much in common. */
export function sameAsLast<One, Other, Answer>(
  answer: (one: One, other?: Other) => Answer,
): (one: One, other?: Other) => Answer {
  let last: { readonly one: One; readonly other: Other | undefined; readonly given: Answer } | null = null;
  return (one, other) => {
    if (last === null || last.one !== one || last.other !== other)
      last = { one, other, given: answer(one, other) };
    return last.given;
  };
}

/** A list, or null where it is empty. */
export const unlessEmpty = (items: readonly string[]): readonly string[] | null =>
  items.length > 0 ? items : null;

/** The slugs of a list that may be cut short, and at its end how many more there are; null where there are none. */
export const slugsNamed = (named: readonly { readonly slug: string }[], count = named.length) =>
  unlessEmpty([
    ...named.map(({ slug }) => slug),
    ...(count > named.length ? [`+${count - named.length} more`] : []),
  ]);
