import type Database from "better-sqlite3";
import { BAR_VALUES, type BarColumns } from "./bar-columns.ts";

/** What all bars of one insert share. */
export interface SharedValues {
  readonly instrumentId: number;
  readonly runId: number;
  readonly provider: string;
}

/** Inserts a statement's number of bars from position `start`; `sessions` are the names that the bars refer to. */
export type InsertRows = (
  bars: BarColumns,
  sessions: readonly string[],
  start: number,
  shared: SharedValues,
) => void;

/**
 * A statement that inserts so many bars. Binding values is what an insert takes its time for, so nothing is bound
 * that SQLite can tell: the instrument and the run come once, the adjusted close is the close, and a flag is bound
 * only where `flagged`. NaN is bound as NULL.
 */
export function insertRows(
  database: Database.Database,
  rows: number,
  { flagged }: { readonly flagged: boolean },
): InsertRows {
  const width = 1 + BAR_VALUES + (flagged ? 1 : 0);
  const row = `(${new Array(width).fill("?").join(", ")})`;
  const statement = database.prepare(
    `INSERT INTO "Bar" ("instrumentId", "session", "open", "high", "low", "close", "adjustedClose", "volume",
                        "flag", "runId", "provider")
     SELECT @instrumentId, column1, column2, column3, column4, column5, column5, column6,
            ${flagged ? "column7" : "NULL"}, @runId, @provider
     FROM (VALUES ${new Array(rows).fill(row).join(", ")})`,
  );
  const bound = new Array<string | number | null | undefined>(rows * width).fill(null);
  return (bars, sessions, start, shared) => {
    let next = 0;
    for (let position = start; position < start + rows; position += 1) {
      bound[next] = sessions[bars.sessions[position] ?? -1];
      const first = position * BAR_VALUES;
      for (let value = 0; value < BAR_VALUES; value += 1)
        bound[next + 1 + value] = bars.values[first + value];
      if (flagged) bound[next + 1 + BAR_VALUES] = bars.flags.get(position);
      next += width;
    }
    statement.run(bound, shared);
  };
}
