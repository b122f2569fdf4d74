import type { StoreSession } from "./client.ts";

/** What a check found odd about some sessions of one series; ISO dates of its exchange, both included. */
export interface SessionFinding {
  readonly kind: string;
  readonly severity: string;
  readonly session: string;
  readonly lastSession: string;
}

/** The findings about these symbols, by symbol, in order of their sessions. */
export async function readSessionFindings(
  store: StoreSession,
  symbols: readonly string[],
): Promise<ReadonlyMap<string, readonly SessionFinding[]>> {
  const rows = await store.finding.findMany({
    where: { subject: { in: [...symbols] } },
    select: { subject: true, kind: true, severity: true, session: true, lastSession: true },
    orderBy: [{ session: "asc" }, { kind: "asc" }],
  });
  return Map.groupBy(rows, ({ subject }) => subject);
}
