import type { StoreSession } from "../client.ts";
import type { IngestRun } from "../generated/client.ts";

export type { IngestRun };

/** How a run ended; `partial` means that some instruments failed and the others were stored. */
export type RunStatus = "done" | "partial" | "failed";

/** What began a run: a command, a file read by one, the server's start, its schedule, the button, or a person's change. */
export const RUN_TRIGGERS = ["command", "file", "start", "schedule", "button", "person"] as const;
export type RunTrigger = (typeof RUN_TRIGGERS)[number];

/** Opens a run of `provider`; `request` says what was asked, for the record. */
export async function startRun(
  store: StoreSession,
  provider: string,
  request: object,
  trigger: RunTrigger = "command",
): Promise<number> {
  const run = await store.ingestRun.create({
    data: { provider, request: JSON.stringify(request), startedAt: new Date(), status: "running", trigger },
  });
  return run.id;
}

/**
 * Marks runs whose process died before it could close them. Call it as the holder of the lease under which runs
 * are made: no other run can be alive then.
 */
export async function closeAbandonedRuns(store: StoreSession, now: Date): Promise<void> {
  await store.ingestRun.updateMany({
    where: { status: "running" },
    data: {
      status: "abandoned",
      finishedAt: now,
      message: "Its process ended in the middle. What it had finished stays, and the next run did the rest.",
    },
  });
}

/** Closes a run with its counts and a sentence where there is something to say. */
export async function finishRun(
  store: StoreSession,
  id: number,
  {
    status,
    inserted,
    changed,
    rejected,
    message,
  }: {
    readonly status: RunStatus;
    readonly inserted: number;
    readonly changed: number;
    readonly rejected: number;
    readonly message: string | null;
  },
): Promise<void> {
  const finishedAt = new Date();
  await store.ingestRun.update({
    where: { id },
    data: { status, inserted, changed, rejected, message, finishedAt },
  });
}

/**
 * The newest whole refresh that began at `since` or later, whichever process made it, and left nothing undone; null
 * where there is none.
 */
export async function readRefreshSince(store: StoreSession, since: Date): Promise<IngestRun | null> {
  const trigger = { in: ["start", "schedule", "button"] satisfies RunTrigger[] };
  return store.ingestRun.findFirst({
    where: { trigger, status: "done", startedAt: { gte: since } },
    orderBy: { id: "desc" },
  });
}

/** The newest runs, newest first. */
export async function readRuns(store: StoreSession, limit: number): Promise<IngestRun[]> {
  return store.ingestRun.findMany({ orderBy: { id: "desc" }, take: limit });
}

/** One run by its number; null where there is none. */
export async function readRun(store: StoreSession, id: number): Promise<IngestRun | null> {
  return store.ingestRun.findUnique({ where: { id } });
}
