import type { StoreSession } from "./client.ts";

/** When a session of an exchange ends (end of continuous trading, milliseconds since the epoch). */
export interface CalendarEntry {
  readonly session: string;
  readonly closesAt: number;
  readonly halfDay: boolean;
}

/** The stored calendar of an exchange in ascending order; empty where none is stored. */
export async function readCalendarSessions(store: StoreSession, exchange: string): Promise<CalendarEntry[]> {
  const rows = await store.calendarSession.findMany({ where: { exchange }, orderBy: { session: "asc" } });
  return rows.map(({ session, closesAt, halfDay }) => ({ session, closesAt: closesAt.getTime(), halfDay }));
}
