import Database from "better-sqlite3";
import type { StoreSession } from "../client.ts";
import type { StoredBar } from "./bars.ts";

/** ISO dates, both included; an end that is left out is open. */
export interface BarRange {
  readonly from?: string | null;
  readonly to?: string | null;
}

/** What a reaction is measured from; a row of names takes half as long again to read. */
export type CloseBar = readonly [
  session: StoredBar["session"],
  close: StoredBar["close"],
  adjustedClose: StoredBar["adjustedClose"],
  volume: StoredBar["volume"],
  flag: StoredBar["flag"],
];

/** Reads series: one after the other, or as many as are best asked for at once. */
export interface BarReader {
  /** How many that is: one in a file, and some in a server, which then answers all of them by one statement. */
  readonly together: number;
  /** What is committed of an instrument, ascending by session, within a range where one is given. */
  readonly read: (instrumentId: number, range?: BarRange) => Promise<StoredBar[]>;
  /** The same without what no reaction is measured from, in half the time. */
  readonly closes: (instrumentId: number, range?: BarRange) => Promise<CloseBar[]>;
  readonly close: () => void;
}

/**
 * Opens a reader for a look at many bars: Prisma turns every value over several times, which takes nine tenths of the
 * time that reading five million bars takes. Opening takes half a millisecond. Whoever opens it closes it, so that it
 * never outlives a file that is replaced.
 */
export async function openBarReader(store: StoreSession): Promise<BarReader> {
  if (store.pool === null) return openFileReader(store);
  const { postgresqlBarReader } = await import("./postgresql-bar-reader.ts");
  return postgresqlBarReader(store.pool);
}

/** A connection of its own to a store's file. */
async function openFileReader(store: StoreSession): Promise<BarReader> {
  const [main] = await store.$queryRaw<{ file: string }[]>`
    SELECT "file" FROM pragma_database_list WHERE "name" = 'main'`;
  const database = new Database(main?.file ?? "", { readonly: true, fileMustExist: true, timeout: 5000 });
  database.pragma("cache_size = -2000"); // in KiB: bars are read once, one after the other
  const bars = database.prepare<[number, string, string], StoredBar>(
    `SELECT "session", "open", "high", "low", "close", "adjustedClose", "volume", "flag", "provider"
     FROM "Bar" WHERE "instrumentId" = ? AND "session" >= ? AND "session" <= ? ORDER BY "session"`,
  );
  const closes = database
    .prepare<[number, string, string], CloseBar>(
      `SELECT "session", "close", "adjustedClose", "volume", "flag"
       FROM "Bar" WHERE "instrumentId" = ? AND "session" >= ? AND "session" <= ? ORDER BY "session"`,
    )
    .raw();
  return {
    together: 1,
    read: async (instrumentId, { from, to } = {}) => bars.all(instrumentId, from ?? "", to ?? "9999-12-31"),
    closes: async (instrumentId, { from, to } = {}) =>
      closes.all(instrumentId, from ?? "", to ?? "9999-12-31"),
    close: () => void database.close(),
  };
}

/** What `load` makes of each of some series, in their order: as many at once as are best asked for at once. */
export async function* loadedTogether<Series, Value>(
  { together }: Pick<BarReader, "together">,
  series: readonly Series[],
  load: (one: Series) => Promise<Value>,
): AsyncGenerator<Value, void, undefined> {
  for (let first = 0; first < series.length; first += together)
    yield* await Promise.all(series.slice(first, first + together).map(load));
}

/** Work with a reader that is closed after it, whatever comes of it. */
export async function withBarReader<Value>(
  store: StoreSession,
  work: (reader: BarReader) => Promise<Value> | Value,
): Promise<Value> {
  const reader = await openBarReader(store);
  try {
    return await work(reader);
  } finally {
    reader.close();
  }
}
