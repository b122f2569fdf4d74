/** A value on its way from the server's components to the browser's, as JSON text. */
export interface PackedText<Value> {
  readonly json: string;
  /** Never there: it only says what the text holds. */
  readonly holds?: Value;
}

/**
 * Packs a value of plain data. React looks at every number of what a page hands to the browser, one call each; thousands
 * of them arrive in a tenth of the time as one text.
 */
export const pack = <Value>(value: Value): PackedText<Value> => ({ json: JSON.stringify(value) });

/** The value that was packed. */
export function unpack<Value>({ json }: PackedText<Value>): Value {
  return JSON.parse(json);
}

/** Records of one kind on their way: the names of their fields once, and the values of each. */
export type PackedRows<Row> = PackedText<readonly Row[]>;

/** Packs records that all have the same fields, which halves them: a field left out of one is null there. */
export function packRows<Row extends object>(rows: readonly Row[]): PackedRows<Row> {
  const names = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => names.map((name) => Reflect.get(row, name) ?? null));
  return { json: JSON.stringify([names, ...values]) };
}

/** The records that were packed. */
export function unpackRows<Row>({ json }: PackedRows<Row>): readonly Row[] {
  const [names, ...rows]: [string[], ...Unread[][]] = JSON.parse(json);
  return rows.map((values) =>
    Object.fromEntries(names.map((name, at): readonly Unread[] => [name, values[at]])),
  );
}

/** What JSON text holds, which only whoever packed it can say. */
type Unread = ReturnType<typeof JSON.parse>;
