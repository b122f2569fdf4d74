import type { StoreSession } from "../client.ts";
import { finishRun, startRun } from "./runs.ts";

/** The provider of what a person stored. */
export const BY_HAND = "person";

/** What a person changed of one session or one ex-date of an instrument. */
export interface ChangeByHand {
  readonly instrumentId: number;
  /** ISO date of the exchange. */
  readonly session: string;
  /** Null where an earlier change is taken back. */
  readonly reason: string | null;
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

/** Keeps revisions of what a person changes, under a run of its own; returns the run. */
export async function revisedByHand(
  store: StoreSession,
  { instrumentId, session, reason, changes }: ChangeByHand,
): Promise<number> {
  const runId = await startRun(store, BY_HAND, { instrumentId, session }, "person");
  await store.revision.createMany({
    data: changes.map((change) => ({
      ...change,
      runId,
      instrumentId,
      session,
      reason: reason ?? "taken back",
    })),
  });
  const changed = Math.min(1, changes.length);
  await finishRun(store, runId, { status: "done", inserted: 0, changed, rejected: 0, message: null });
  return runId;
}
