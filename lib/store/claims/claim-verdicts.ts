import type { StoreSession } from "../client.ts";
import type { ClaimVerdict } from "../generated/client.ts";

/** A verdict as it is kept for its data revision. */
export type StoredVerdict = Omit<ClaimVerdict, "claimId">;

/** Every kept verdict by claim (its number), the newest first. */
export async function readVerdicts(
  store: StoreSession,
): Promise<ReadonlyMap<number, readonly StoredVerdict[]>> {
  const rows = await store.claimVerdict.findMany({ orderBy: [{ claimId: "asc" }, { revision: "desc" }] });
  return Map.groupBy(rows, ({ claimId }) => claimId);
}

/** Every kept verdict of one claim (its number), the newest first. */
export function readVerdictsOf(store: StoreSession, claimId: number): Promise<StoredVerdict[]> {
  return store.claimVerdict.findMany({ where: { claimId }, orderBy: { revision: "desc" } });
}

/** Keeps verdicts of a revision; one that another process kept for it meanwhile stays. Returns how many are new. */
export async function keepVerdicts(store: StoreSession, rows: readonly ClaimVerdict[]): Promise<number> {
  let kept = 0;
  for (const row of rows) {
    const { claimId, revision } = row;
    const where = { claimId_revision: { claimId, revision } };
    if (await store.claimVerdict.findUnique({ where, select: { revision: true } })) continue;
    await store.claimVerdict.create({ data: row });
    kept += 1;
  }
  return kept;
}
