import type { StoreSession } from "./client.ts";
import type { IngestRun } from "./generated/client.ts";

export type { IngestRun };

/** How a run ended; `partial` means that some instruments failed and the others were stored. */
export type RunStatus = "done" | "partial" | "failed";

/** Opens a run of `provider`; `request` says what was asked, for the record. */
export async function startRun(store: StoreSession, provider: string, request: object): Promise<number> {
  const run = await store.ingestRun.create({
    data: { provider, request: JSON.stringify(request), startedAt: new Date(), status: "running" },
  });
  return run.id;
}

/** Closes a run with its counts and a sentence where there is something to say. */
export async function finishRun(
  store: StoreSession,
  id: number,
  outcome: {
    readonly status: RunStatus;
    readonly inserted: number;
    readonly changed: number;
    readonly rejected: number;
    readonly message: string | null;
  },
): Promise<void> {
  await store.ingestRun.update({ where: { id }, data: { ...outcome, finishedAt: new Date() } });
}

/** The newest runs, newest first. */
export async function readRuns(store: StoreSession, limit: number): Promise<IngestRun[]> {
  return store.ingestRun.findMany({ orderBy: { id: "desc" }, take: limit });
}
