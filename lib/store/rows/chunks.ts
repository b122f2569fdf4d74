/** SQLite takes a limited number of values in one statement; a list of this length leaves room for the others. */
const CHUNK_VALUES = 500;

/**
 * Reads by a list of any length, a part at a time, and joins what each gives. Every `in` over what is stored goes
 * through here, and nothing is read with Prisma's `include` of many rows: it names each of them in the query, and
 * from a thousand on the database refuses it.
 */
export async function inChunks<Value, Row>(
  values: Iterable<Value>,
  read: (chunk: Value[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const wanted = [...new Set(values)];
  const rows: Row[] = [];
  for (let start = 0; start < wanted.length; start += CHUNK_VALUES) {
    rows.push(...(await read(wanted.slice(start, start + CHUNK_VALUES))));
  }
  return rows;
}
