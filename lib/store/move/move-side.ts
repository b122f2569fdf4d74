import { z } from "zod";
import type { CopyKind, CopyValue } from "../postgresql/copy-format.ts";

export type MovedRow = readonly CopyValue[];

/** A table of the model, as both databases have it. */
export interface MovedTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, CopyKind>>;
  /** The columns of its key, by which its rows are in order. */
  readonly key: readonly string[];
  /** Whether the database counts its ids. */
  readonly isCounted: boolean;
}

const value = z.union([z.string(), z.number(), z.null()]);

/** How far a copy has come: everything before `table` is there, and of it all rows up to the key `after`. */
export const progressSchema = z.object({
  /** Where it comes from, without a password, and the data revision there. */
  source: z.string(),
  revision: z.number(),
  table: z.string(),
  after: z.array(value).nullable(),
});
export type MoveProgress = Readonly<z.infer<typeof progressSchema>>;

/** One of the two databases between which a store moves. */
export interface MoveSide {
  /** As a person may read it: a file's path, or a server's database without the password. */
  readonly place: string;
  /** The rows of a table in the order of its key, after one of them where it is given. */
  readonly read: (table: MovedTable, after: MovedRow | null) => AsyncIterable<MovedRow>;
  /** The names of the migrations that it has had. */
  readonly migrations: () => Promise<readonly string[]>;
  readonly hasRows: (table: MovedTable) => Promise<boolean>;
  readonly revision: () => Promise<number>;
  /** The last id that was counted out; 0 where none was. */
  readonly lastId: (table: MovedTable) => Promise<number>;
  readonly setLastId: (table: MovedTable, id: number) => Promise<void>;
  /** The copy that was begun here and not finished; null where there is none. */
  readonly progress: () => Promise<MoveProgress | null>;
  /** Adds rows and says how far that is, both or neither. */
  readonly append: (table: MovedTable, rows: readonly MovedRow[], progress: MoveProgress) => Promise<void>;
  /** Takes out what a copy has put in. */
  readonly clear: (tables: readonly MovedTable[]) => Promise<void>;
  /** Forgets that this was a copy, and has the database count its rows for its plans. */
  readonly finish: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Where a database that is being filled keeps how far it is: no table of the model, gone when it is done. */
export const PROGRESS_TABLE = "_store_move";
export const PROGRESS_SCHEMA = `CREATE TABLE IF NOT EXISTS "${PROGRESS_TABLE}" ("id" INTEGER PRIMARY KEY, "progress" TEXT NOT NULL)`;

export const MIGRATIONS_QUERY = `SELECT "migration_name" AS "value" FROM "_prisma_migrations"
  WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`;

/** `"a", "b"`. */
export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

/** The values of a row's key. */
export const keyOf = (table: MovedTable, row: MovedRow): CopyValue[] => {
  const names = Object.keys(table.columns);
  return table.key.map((name) => row[names.indexOf(name)] ?? null);
};
