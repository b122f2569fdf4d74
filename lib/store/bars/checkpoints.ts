import { Worker } from "node:worker_threads";

/** A thread that moves what is committed from the write-ahead log into the database file. */
export interface Checkpoints {
  readonly stop: () => Promise<void>;
}

/**
 * Starts moving commits of the SQLite file at `file` into place, again and again until stopped. The thread waits
 * for the disk in place of the one that writes. Should it fail, the log only grows longer.
 */
export function startCheckpoints(file: string): Checkpoints {
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
