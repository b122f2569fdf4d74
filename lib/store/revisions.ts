import { inChunks } from "./chunks.ts";
import type { StoreSession } from "./client.ts";

/**
 * Keeps one revision for a whole past that was adjusted anew: `session` is the first one whose adjusted close
 * moved, `before` and `after` are its values. Call it in the transaction that wrote them.
 */
export async function addReadjustment(
  store: StoreSession,
  readjustment: {
    readonly runId: number;
    readonly instrumentId: number;
    readonly session: string;
    readonly before: number;
    readonly after: number;
  },
): Promise<void> {
  const { before, after, ...where } = readjustment;
  await store.revision.create({
    data: {
      ...where,
      field: "adjustedClose",
      before: String(before),
      after: String(after),
      reason: "readjusted",
    },
  });
}

/** A stored value that a run saw differently. */
export interface StoredRevision {
  readonly id: number;
  readonly runId: number;
  readonly symbol: string;
  readonly session: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string;
  /** When its run began. */
  readonly at: Date;
}

/** How many revisions are kept. */
export const countRevisions = (store: StoreSession): Promise<number> => store.revision.count();

/** Some of the revisions, newest first. */
export async function readRevisions(
  store: StoreSession,
  { skip, take }: { readonly skip: number; readonly take: number },
): Promise<StoredRevision[]> {
  const rows = await store.revision.findMany({ orderBy: { id: "desc" }, skip, take });
  const instruments = await inChunks(
    rows.map(({ instrumentId }) => instrumentId),
    (ids) => store.instrument.findMany({ where: { id: { in: ids } }, select: { id: true, symbol: true } }),
  );
  const runs = await inChunks(
    rows.map(({ runId }) => runId),
    (ids) => store.ingestRun.findMany({ where: { id: { in: ids } }, select: { id: true, startedAt: true } }),
  );
  const symbols = new Map(instruments.map(({ id, symbol }) => [id, symbol]));
  const starts = new Map(runs.map(({ id, startedAt }) => [id, startedAt]));
  return rows.flatMap(({ instrumentId, ...row }) => {
    const [symbol, at] = [symbols.get(instrumentId), starts.get(row.runId)];
    return symbol === undefined || at === undefined ? [] : [{ ...row, symbol, at }];
  });
}
