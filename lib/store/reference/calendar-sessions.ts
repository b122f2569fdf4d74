import type { ExchangeCode, TradingSession } from "../../market/types.ts";
import type { StoreSession } from "../client.ts";

/** The stored sessions of an exchange in ascending order; empty where none are stored. */
export async function readCalendarSessions(
  store: StoreSession,
  exchange: ExchangeCode,
): Promise<TradingSession[]> {
  const rows = await store.calendarSession.findMany({ where: { exchange }, orderBy: { session: "asc" } });
  return rows.map(({ session, opensAt, closesAt, halfDay }) => ({
    session,
    opensAt: opensAt.getTime(),
    closesAt: closesAt.getTime(),
    halfDay,
  }));
}
