import type { StoreSession } from "./client.ts";

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
  const bars = await store.bar.findMany({
    where: { instrument: { symbol: { in: [...symbols] } }, session: { in: [...sessions] } },
    select: {
      session: true,
      instrument: { select: { symbol: true } },
      run: { select: { startedAt: true, finishedAt: true } },
    },
  });
  return bars.map(({ session, instrument: { symbol }, run: { startedAt, finishedAt } }) => ({
    symbol,
    session,
    at: finishedAt ?? startedAt,
  }));
}
