import Database from "better-sqlite3";
import type { NewBar } from "./bars.ts";
import { startCheckpoints } from "./checkpoints.ts";
import { databasePath } from "./database-path.ts";
import { type Lease, LeaseLost } from "./leases.ts";

/** Writes many bars fast, several instruments to a transaction. */
export interface BulkBars {
  /** Inserts the bars of an instrument that has none; they are there for others after the next `commit`. */
  readonly insert: (instrumentId: number, bars: readonly NewBar[]) => void;
  /** Ends the transaction, if one is open, and moves the data revision on. */
  readonly commit: () => void;
  /** Ends the load; what is committed is on the disk then, safe from a power cut too. */
  readonly close: () => Promise<void>;
}

/** Bars in one transaction at most; a kill loses no more than these, and the next run writes them again. */
const COMMIT_BARS = 200_000;
/** After so many bars the write-ahead log, of some 90 bytes a bar, is emptied and starts anew. */
const LOG_BARS = 2_000_000;
/** Bars in one statement: binding is what takes the time, and statements have a cost of their own. */
const STATEMENT_BARS = 50;
const COLUMNS = `"instrumentId", "session", "open", "high", "low", "close", "adjustedClose", "volume", "flag", "runId", "provider"`;
const ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, @runId, @provider)";
/** Question marks in a row. */
const BOUND = 9;

/**
 * Opens the SQLite file at `url` for loading bars under a run's lease, on a connection of its own. Prisma binds
 * every value through several layers and stores 25,000 bars a second so, or 110,000 as JSON text; the driver
 * itself stores ten times as many. The process must have no transaction open elsewhere while one is open here.
 */
export function openBulkBars(
  url: string,
  run: { readonly lease: Lease; readonly runId: number; readonly provider: string },
): BulkBars {
  const file = databasePath(url);
  const database = new Database(file, { fileMustExist: true, timeout: 5000 });
  database.pragma("journal_mode = WAL");
  // A commit is whole at once, and on the disk with the next checkpoint: a power cut before loses it, and the next
  // run loads it again.
  database.pragma("synchronous = NORMAL");
  database.pragma("wal_autocheckpoint = 0");
  database.pragma("foreign_keys = ON");
  const many = database.prepare(
    `INSERT INTO "Bar" (${COLUMNS}) VALUES ${new Array(STATEMENT_BARS).fill(ROW).join(", ")}`,
  );
  const one = database.prepare(`INSERT INTO "Bar" (${COLUMNS}) VALUES ${ROW}`);
  const holding = database.prepare(`UPDATE "Lease" SET "name" = "name" WHERE "name" = ? AND "holder" = ?`);
  const advance = database.prepare(
    `INSERT INTO "StoreState" ("id", "revision") VALUES (1, 1)
     ON CONFLICT ("id") DO UPDATE SET "revision" = "revision" + 1`,
  );
  const named = { runId: run.runId, provider: run.provider };
  const checkpoints = startCheckpoints(file);
  let open = 0;
  let logged = 0;

  function begin(): void {
    database.exec("BEGIN IMMEDIATE");
    if (holding.run(run.lease.name, run.lease.holder).changes === 1) return;
    database.exec("ROLLBACK");
    throw new LeaseLost("Another process has taken over; what was finished before stays.");
  }

  function commit(): void {
    if (open === 0) return;
    advance.run();
    database.exec("COMMIT");
    logged += open;
    open = 0;
    if (logged < LOG_BARS) return;
    database.pragma("wal_checkpoint(PASSIVE)");
    logged = 0;
  }

  return {
    insert(instrumentId, bars) {
      if (bars.length === 0) return;
      if (open === 0) begin();
      let values: unknown[] = [];
      for (const bar of bars) {
        const { session, open: first, high, low, close, adjustedClose, volume, flag } = bar;
        values.push(instrumentId, session, first, high, low, close, adjustedClose ?? close, volume, flag);
        if (values.length < STATEMENT_BARS * BOUND) continue;
        many.run(values, named);
        values = [];
      }
      for (let at = 0; at < values.length; at += BOUND) one.run(values.slice(at, at + BOUND), named);
      open += bars.length;
      if (open >= COMMIT_BARS) commit();
    },
    commit,
    async close() {
      if (database.inTransaction) database.exec("ROLLBACK");
      await checkpoints.stop();
      database.pragma("wal_checkpoint(PASSIVE)");
      database.close();
    },
  };
}
