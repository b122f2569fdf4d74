import type { ExchangeCode, TradingSession } from "../../market/types.ts";
import type { StoreSession } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { inStatements, type ManyRows, namesOf } from "../rows/many-rows.ts";

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

/** The sessions of exchanges, and the weekdays on which they were closed. */
export interface Calendars {
  readonly calendarSessions: readonly Prisma.CalendarSessionCreateManyInput[];
  readonly calendarClosures: readonly Prisma.CalendarClosureCreateManyInput[];
}

const insertInto = (table: string, columns: ManyRows["columns"]): ManyRows => ({
  columns,
  statement: (rows) =>
    Prisma.sql`INSERT INTO ${Prisma.raw(`"${table}" (${namesOf(columns)})`)} SELECT * FROM ${rows} AS given`,
});
const SESSIONS = insertInto("CalendarSession", {
  exchange: "text",
  session: "text",
  opensAt: "instant",
  closesAt: "instant",
  halfDay: "truth",
});
const CLOSURES = insertInto("CalendarClosure", { exchange: "text", date: "text", kind: "text" });

/** Puts the calendars of the exchanges that have sessions here in the place of the stored ones. Call it in a transaction. */
export async function saveCalendars(
  store: StoreSession,
  { calendarSessions, calendarClosures }: Calendars,
): Promise<void> {
  for (const exchange of new Set(calendarSessions.map((row) => row.exchange))) {
    await store.calendarSession.deleteMany({ where: { exchange } });
    await store.calendarClosure.deleteMany({ where: { exchange } });
  }
  const sessions = calendarSessions.map(({ exchange, session, opensAt, closesAt, halfDay = false }) => [
    exchange,
    session,
    new Date(opensAt),
    new Date(closesAt),
    halfDay,
  ]);
  await inStatements(store, SESSIONS, sessions, () => Promise.resolve());
  const closures = calendarClosures.map(({ exchange, date, kind }) => [exchange, date, kind]);
  await inStatements(store, CLOSURES, closures, () => Promise.resolve());
}
