// Runs as a thread beside a long load (bulk-bars.ts).
import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import { z } from "zod";

const PAUSE_MILLISECONDS = 200;

const { file } = z.object({ file: z.string() }).parse(workerData);
const database = new Database(file, { fileMustExist: true, timeout: 0 });
const timer = setInterval(() => database.pragma("wal_checkpoint(PASSIVE)"), PAUSE_MILLISECONDS);
parentPort?.once("message", () => {
  clearInterval(timer);
  database.close();
});
