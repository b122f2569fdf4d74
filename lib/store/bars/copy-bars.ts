import { once } from "node:events";
import pg, { type Pool, type PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { QuoteBar } from "../../market/bar.ts";
import type { Store } from "../client.ts";
import { copyEncoder } from "../postgresql/copy-format.ts";
import { LEASE_MILLISECONDS, LeaseLost } from "../runs/leases.ts";
import { BAR_KINDS } from "./bars.ts";
import type { BulkBars, BulkLoad } from "./bulk-bars.ts";

/** Bars in one transaction at most, as over SQLite. */
const COMMIT_BARS = 200_000;

const COLUMNS = { instrumentId: "whole", ...BAR_KINDS, provider: "text", runId: "whole" } as const;
const COPY = `COPY "Bar" (${Object.keys(COLUMNS)
  .map((name) => `"${name}"`)
  .join(", ")}) FROM STDIN (FORMAT binary)`;

/** A transaction that bars are being copied in. */
interface Copying {
  readonly write: (piece: Buffer) => Promise<void>;
  readonly end: () => Promise<void>;
  readonly encoder: ReturnType<typeof copyEncoder>;
}

/**
 * Loads bars into PostgreSQL by one binary COPY a transaction, under a run's lease, which each transaction renews. That
 * the instrument and the run exist is what the foreign keys ask for each bar.
 */
export function openCopyBars(store: Store, pool: Pool, { lease, runId, provider }: BulkLoad): BulkBars {
  let connection: PoolClient | null = null;
  let copying: Copying | null = null;
  let bars = 0;
  let failure: unknown = null;
  let last: Promise<unknown> = Promise.resolve();

  /**
   * Work in its turn, after which nothing else is done where it failed: two that began at once would take a connection
   * each, of which one is never given back and keeps the other waiting.
   */
  function guarded<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = last.then(() => unlessFailed(work));
    last = done.catch(() => {}); // whoever goes on hears of the failure with the next call
    return done;
  }

  async function unlessFailed<Value>(work: () => Promise<Value>): Promise<Value> {
    if (failure !== null) throw failure;
    try {
      return await work();
    } catch (error) {
      failure = removedParent(error);
      copying = null;
      connection?.release(true); // cut, which undoes what is open
      connection = null;
      throw failure;
    }
  }

  async function begin(): Promise<Copying> {
    connection ??= await pool.connect();
    await connection.query("BEGIN");
    await connection.query(store.dialect.lockForWriting.text);
    const { rowCount } = await connection.query(RENEW, [lease.name, lease.holder]);
    if (rowCount !== 1)
      throw new LeaseLost("Another process has taken over; what was finished before stays.");
    return startCopy(connection);
  }

  async function commit(): Promise<void> {
    if (copying === null || connection === null) return;
    await copying.write(copying.encoder.end());
    await copying.end();
    copying = null;
    bars = 0;
    await connection.query(ADVANCE);
    await connection.query("COMMIT");
  }

  return {
    insert: (instrumentId, added) =>
      guarded(async () => {
        if (added.length === 0) return;
        copying ??= await begin();
        for (const bar of added) {
          const piece = copying.encoder.add(valuesOf(bar, instrumentId, runId, provider));
          if (piece !== null) await copying.write(piece);
        }
        bars += added.length;
        if (bars >= COMMIT_BARS) await commit();
      }),
    commit: () => guarded(commit),
    async close() {
      await guarded(async () => {
        if (copying !== null) throw NOT_COMMITTED;
        connection?.release();
        connection = null;
      }).catch((error: unknown) => {
        if (error !== NOT_COMMITTED) throw error;
      });
    },
  };
}

/** What a foreign key says of a bar without its instrument or run, in our words. */
function removedParent(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError) || error.code !== FOREIGN_KEY_VIOLATION) return error;
  const id = /\((\d+)\) is not present/.exec(error.detail ?? "")?.[1];
  const subject = error.constraint === "Bar_instrumentId_fkey" ? `instrument ${id}` : `run ${id}`;
  return new Error(`The ${subject} was removed while its bars were loaded.`, { cause: error });
}
const FOREIGN_KEY_VIOLATION = "23503";

/** Ends what is open as a failure does. */
const NOT_COMMITTED = new Error("What was not committed is undone.");

const RENEW = `UPDATE "Lease" SET "renewedAt" = clock_timestamp() AT TIME ZONE 'UTC',
  "expiresAt" = clock_timestamp() AT TIME ZONE 'UTC' + interval '${LEASE_MILLISECONDS} milliseconds'
  WHERE "name" = $1 AND "holder" = $2`;
const ADVANCE = `INSERT INTO "StoreState" ("id", "revision") VALUES (1, 1)
  ON CONFLICT ("id") DO UPDATE SET "revision" = "StoreState"."revision" + 1`;

function startCopy(connection: PoolClient): Copying {
  const stream = connection.query(copyFrom(COPY));
  let failure: Error | null = null;
  stream.on("error", (error) => {
    failure = error;
  });
  return {
    encoder: copyEncoder(Object.values(COLUMNS)),
    async write(piece) {
      if (failure !== null) throw failure;
      if (!stream.write(piece)) await once(stream, "drain");
    },
    async end() {
      if (failure !== null) throw failure;
      const ended = once(stream, "finish");
      stream.end();
      await ended;
    },
  };
}

const valuesOf = (bar: QuoteBar, instrumentId: number, runId: number, provider: string) => [
  instrumentId,
  bar.session,
  bar.open,
  bar.high,
  bar.low,
  bar.close,
  bar.close,
  bar.volume,
  bar.flag,
  provider,
  runId,
];
