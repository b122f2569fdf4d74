import type { ExchangeCode, TradingSession } from "../../market/types.ts";
import type { StoreSession } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { inStatements, type ManyRows, namesOf } from "../rows/many-rows.ts";

/** Between the columns of a session, and between sessions: neither stands in a date or a time. */
const [BETWEEN, AFTER] = ["|", "\n"];

/**
 * The stored sessions of every exchange, or of one, in ascending order, by exchange; one without a session is left out.
 * The database hands all of an exchange over as one text: as thirteen thousand rows they take four times as long.
 */
export async function readTradingSessions(
  store: StoreSession,
  exchange?: ExchangeCode,
): Promise<ReadonlyMap<string, TradingSession[]>> {
  const asked = exchange === undefined ? Prisma.empty : Prisma.sql`WHERE "exchange" = ${exchange}`;
  // PostgreSQL's instants are in UTC and do not say so; SQLite's are stored as texts that do.
  const zone = store.dialect.choose({ sqlite: Prisma.empty, postgresql: Prisma.raw(`|| 'Z'`) });
  const rows = await store.$queryRaw<{ exchange: string; sessions: string }[]>`
    SELECT "exchange", string_agg("session" || ${BETWEEN} || "opensAt" ${zone} || ${BETWEEN} || "closesAt" ${zone}
        || ${BETWEEN} || CASE WHEN "halfDay" THEN 'half' ELSE '' END, ${AFTER} ORDER BY "session") AS "sessions"
    FROM "CalendarSession" ${asked} GROUP BY "exchange"`;
  return new Map(rows.map((row) => [row.exchange, row.sessions.split(AFTER).map(tradingSession)]));
}

function tradingSession(text: string): TradingSession {
  const [session = "", opensAt = "", closesAt = "", half = ""] = text.split(BETWEEN);
  return { session, opensAt: Date.parse(opensAt), closesAt: Date.parse(closesAt), halfDay: half !== "" };
}

/** The stored sessions of an exchange in ascending order; empty where none are stored. */
export const readCalendarSessions = async (
  store: StoreSession,
  exchange: ExchangeCode,
): Promise<readonly TradingSession[]> => (await readTradingSessions(store, exchange)).get(exchange) ?? [];

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
