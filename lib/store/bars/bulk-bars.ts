import { Worker } from "node:worker_threads";
import type { QuoteBar } from "../../market/bar.ts";
import type { Store } from "../client.ts";
import { databasePath } from "../database-path.ts";
import type { Lease } from "../runs/leases.ts";
import { barPacker } from "./bar-columns.ts";
import type { BulkOrder } from "./bulk-thread.ts";
import { startOrderedThread } from "./ordered-thread.ts";

/** Writes many bars fast, several instruments to a transaction. A failure ends it: every later call throws it too. */
export interface BulkBars {
  /**
   * Inserts the bars of an instrument that has neither bars nor corporate actions, so that its adjusted closes are
   * its closes; they are there for others after the next `commit`. Resolves once there is room for more.
   */
  readonly insert: (instrumentId: number, bars: readonly QuoteBar[]) => Promise<void>;
  /** Ends the transaction, if one is open, and moves the data revision on. */
  readonly commit: () => Promise<void>;
  /** Ends the load; what is committed is on the disk then, safe from a power cut too. */
  readonly close: () => Promise<void>;
}

/** Instruments that may wait to be written, so that neither thread waits for the other and the memory stays flat. */
const MOST_WAITING = 8;

/** Under which lease and run bars are loaded, and who brought them. */
export interface BulkLoad {
  readonly lease: Lease;
  readonly runId: number;
  readonly provider: string;
}

/**
 * Opens a store and its `url` for loading bars under a run's lease, on a connection of its own. Nobody else can write
 * while a transaction is open here, and its transactions renew the lease.
 */
export async function openBulkBars(store: Store, url: string, load: BulkLoad): Promise<BulkBars> {
  if (store.pool === null) return openFileBars(url, load);
  const { openCopyBars } = await import("./copy-bars.ts");
  return openCopyBars(store, store.pool, load);
}

/**
 * Prisma binds every value through several layers and stores 25,000 bars a second so, or 110,000 as JSON text;
 * SQLite's driver itself stores ten times as many, in a thread of its own, while the next are read and checked in
 * this one.
 */
function openFileBars(url: string, { lease, runId, provider }: BulkLoad): BulkBars {
  const file = databasePath(url);
  const script = new URL("./bulk-thread.ts", import.meta.url);
  const thread = startOrderedThread<BulkOrder>(script, { file, lease, runId, provider });
  const checkpoints = startCheckpoints(file);
  const pack = barPacker();
  const waiting: Promise<void>[] = [];
  return {
    async insert(instrumentId, bars) {
      if (bars.length === 0) return;
      const packed = pack(bars);
      const handedOver = [packed.sessions.buffer, packed.values.buffer];
      waiting.push(thread.tell({ kind: "insert", instrumentId, bars: packed }, handedOver));
      if (waiting.length > MOST_WAITING) await waiting.shift();
    },
    commit: () => thread.tell({ kind: "commit" }),
    async close() {
      await checkpoints.stop();
      await thread.tell({ kind: "close" }).finally(() => thread.ended);
    },
  };
}

/** A thread that moves what is committed from the write-ahead log into the database file. */
interface Checkpoints {
  readonly stop: () => Promise<void>;
}

/**
 * Starts moving commits of the SQLite file at `file` into place, again and again until stopped. The thread waits
 * for the disk in place of the one that writes. Should it fail, the log only grows longer.
 */
function startCheckpoints(file: string): Checkpoints {
  const thread = new Worker(new URL("./checkpoint-thread.ts", import.meta.url), { workerData: { file } });
  thread.on("error", () => {}); // the writer empties the log itself when it has grown
  return {
    async stop() {
      thread.postMessage("stop");
      await new Promise<void>((resolve) => {
        if (thread.threadId === -1) resolve();
        else thread.once("exit", () => resolve());
      });
    },
  };
}
