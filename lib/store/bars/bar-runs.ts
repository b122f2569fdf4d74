import type { StoreSession } from "../client.ts";
import { inChunks } from "../rows/chunks.ts";

/** When a bar was stored as it stands: the end of its run, or the start of one that has not ended. */
export interface BarRun {
  readonly symbol: string;
  readonly session: string;
  readonly at: Date;
}

/** When the bars of some instruments in some sessions were last stored or changed. */
export async function readBarRuns(
  store: StoreSession,
  symbols: readonly string[],
  sessions: readonly string[],
): Promise<BarRun[]> {
  // CROSS JOIN keeps SQLite to this order: each bar is found by its instrument and session.
  const bars = await store.$queryRaw<{ symbol: string; session: string; runId: bigint | number }[]>`
    SELECT "symbol", "session", "runId"
    FROM "Instrument" CROSS JOIN "Bar"
    WHERE "symbol" ${store.dialect.among(symbols)}
      AND "Bar"."instrumentId" = "Instrument"."id" AND "session" ${store.dialect.among(sessions)}`;
  const runs = await inChunks(
    bars.map(({ runId }) => Number(runId)),
    (ids) =>
      store.ingestRun.findMany({
        where: { id: { in: ids } },
        select: { id: true, startedAt: true, finishedAt: true },
      }),
  );
  const stored = new Map(runs.map(({ id, startedAt, finishedAt }) => [id, finishedAt ?? startedAt]));
  return bars.flatMap(({ symbol, session, runId }) => {
    const at = stored.get(Number(runId));
    return at === undefined ? [] : [{ symbol, session, at }];
  });
}
