import type { StoreSession } from "../client.ts";

/** The values of one instrument that a run changed, in the order of its sessions. */
export async function readRunRevisions(
  store: StoreSession,
  runId: number,
  instrumentId: number,
): Promise<{ session: string; field: string; before: string | null; after: string | null }[]> {
  return store.revision.findMany({
    where: { runId, instrumentId },
    select: { session: true, field: true, before: true, after: true },
    orderBy: [{ session: "asc" }, { id: "asc" }],
  });
}
