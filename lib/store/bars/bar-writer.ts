import Database from "better-sqlite3";
import { LEASE_MILLISECONDS, LeaseLost } from "../runs/leases.ts";
import type { BarColumns } from "./bar-columns.ts";
import { insertRows } from "./bar-statements.ts";

/** Where bars are written and under which run. */
export interface BarWriting {
  /** The path of the SQLite file. */
  readonly file: string;
  readonly lease: { readonly name: string; readonly holder: string };
  readonly runId: number;
  readonly provider: string;
}

/** The connection that a long load writes by, several instruments to a transaction. */
export interface BarWriter {
  /** Inserts the bars of an instrument that has none. */
  readonly insert: (instrumentId: number, bars: BarColumns) => void;
  /** Ends the transaction, if one is open, and moves the data revision on. */
  readonly commit: () => void;
  /** Undoes what is not committed and moves what is into the database file. */
  readonly close: () => void;
}

/** Bars in one transaction at most; a kill loses no more than these, and the next run writes them again. */
const COMMIT_BARS = 200_000;
/** After so many bars the write-ahead log, of some 90 bytes a bar, is emptied and starts anew. */
const LOG_BARS = 2_000_000;
/** Bars in one statement: more of them cost as much each, fewer pay for the statement itself. */
const STATEMENT_BARS = 50;

/**
 * Opens a connection for one load. Foreign keys are off on it, because they look up the instrument and the run of
 * every bar: that both exist is asked once for all bars of an instrument, in a transaction that keeps everyone else
 * from removing them.
 */
export function openBarWriter({ file, lease, runId, provider }: BarWriting): BarWriter {
  const database = new Database(file, { fileMustExist: true, timeout: 5000 });
  database.pragma("journal_mode = WAL");
  // A commit is whole at once, and on the disk with the next checkpoint: a power cut before loses it, and the next
  // run loads it again.
  database.pragma("synchronous = NORMAL");
  database.pragma("wal_autocheckpoint = 0");
  database.pragma("foreign_keys = OFF");
  const plain = insertsOf(database, { flagged: false });
  const flagged = insertsOf(database, { flagged: true });
  const renew = database.prepare(
    `UPDATE "Lease" SET "renewedAt" = ?, "expiresAt" = ? WHERE "name" = ? AND "holder" = ?`,
  );
  const parents = database.prepare(
    `SELECT 1 FROM "Instrument", "IngestRun" WHERE "Instrument"."id" = ? AND "IngestRun"."id" = ?`,
  );
  const advance = database.prepare(
    `INSERT INTO "StoreState" ("id", "revision") VALUES (1, 1)
     ON CONFLICT ("id") DO UPDATE SET "revision" = "revision" + 1`,
  );
  const sessions: string[] = [];
  let open = 0;
  let logged = 0;

  function begin(): void {
    database.exec("BEGIN IMMEDIATE");
    const now = Date.now();
    const until = storedTime(now + LEASE_MILLISECONDS);
    if (renew.run(storedTime(now), until, lease.name, lease.holder).changes === 1) return;
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
      for (const session of bars.newSessions) sessions.push(session);
      const count = bars.sessions.length;
      if (count === 0) return;
      if (open === 0) begin();
      if (parents.get(instrumentId, runId) === undefined) {
        throw new Error(`The instrument ${instrumentId} was removed while its bars were loaded.`);
      }
      const inserts = bars.flags.size > 0 ? flagged : plain;
      const shared = { instrumentId, runId, provider };
      let start = 0;
      for (; start + STATEMENT_BARS <= count; start += STATEMENT_BARS) {
        inserts.many(bars, sessions, start, shared);
      }
      for (; start < count; start += 1) inserts.one(bars, sessions, start, shared);
      open += count;
      if (open >= COMMIT_BARS) commit();
    },
    commit,
    close() {
      if (database.inTransaction) database.exec("ROLLBACK");
      database.pragma("wal_checkpoint(PASSIVE)");
      database.close();
    },
  };
}

const insertsOf = (database: Database.Database, kind: { readonly flagged: boolean }) => ({
  many: insertRows(database, STATEMENT_BARS, kind),
  one: insertRows(database, 1, kind),
});

/** A time as Prisma's adapter stores it. */
const storedTime = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace("Z", "+00:00");
