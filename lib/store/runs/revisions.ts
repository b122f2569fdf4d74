import type { StoreSession } from "../client.ts";
import { inChunks } from "../rows/chunks.ts";

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

/** How many revisions are kept, of all instruments or of those asked for. */
export async function countRevisions(
  store: StoreSession,
  instrumentIds: readonly number[] | null = null,
): Promise<number> {
  if (instrumentIds === null) return store.revision.count();
  const [row] = await store.$queryRaw<{ found: bigint }[]>`
    SELECT count(*) AS "found" FROM "Revision"
    WHERE "instrumentId" ${store.dialect.among(instrumentIds)}`;
  return Number(row?.found ?? 0);
}

/** Some of the revisions, newest first, of all instruments or of those asked for. */
export async function readRevisions(
  store: StoreSession,
  {
    skip,
    take,
    instrumentIds = null,
  }: {
    readonly skip: number;
    readonly take: number;
    readonly instrumentIds?: readonly number[] | null;
  },
): Promise<StoredRevision[]> {
  const found = instrumentIds === null ? null : await revisionIds(store, instrumentIds, { skip, take });
  const rows =
    found === null
      ? await store.revision.findMany({ orderBy: { id: "desc" }, skip, take })
      : await store.revision.findMany({ where: { id: { in: found } }, orderBy: { id: "desc" } });
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

/** The newest revisions of some instruments, by id; their ids go as one value, however many they are. */
async function revisionIds(
  store: StoreSession,
  instrumentIds: readonly number[],
  { skip, take }: { readonly skip: number; readonly take: number },
): Promise<number[]> {
  const rows = await store.$queryRaw<{ id: bigint | number }[]>`
    SELECT "id" FROM "Revision"
    WHERE "instrumentId" ${store.dialect.among(instrumentIds)}
    ORDER BY "id" DESC LIMIT ${take} OFFSET ${skip}`;
  return rows.map(({ id }) => Number(id));
}
