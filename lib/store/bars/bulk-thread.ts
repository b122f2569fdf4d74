// Runs as the thread that writes during a long load (bulk-bars.ts).
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import type { BarColumns } from "./bar-columns.ts";
import { openBarWriter } from "./bar-writer.ts";

/** What the thread can be told. Its connection is closed, and what is open undone, where an order fails. */
export type BulkOrder =
  | { readonly kind: "insert"; readonly instrumentId: number; readonly bars: BarColumns }
  | { readonly kind: "commit" }
  | { readonly kind: "close" };

const writingSchema = z.object({
  file: z.string(),
  lease: z.object({ name: z.string(), holder: z.string() }),
  runId: z.number(),
  provider: z.string(),
});

const writer = openBarWriter(writingSchema.parse(workerData));

parentPort?.on("message", (order: BulkOrder) => {
  if (order.kind === "insert") writer.insert(order.instrumentId, order.bars);
  else writer[order.kind]();
  parentPort?.postMessage("done");
  if (order.kind === "close") parentPort?.close();
});
