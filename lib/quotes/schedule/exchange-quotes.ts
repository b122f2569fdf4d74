import { makeCalendar } from "../../market/calendar.ts";
import type { Calendar, ExchangeCode } from "../../market/types.ts";
import { type LastSession, readLastSessions } from "../../store/bars/last-sessions.ts";
import type { Store } from "../../store/client.ts";
import { readTradingSessions } from "../../store/reference/calendar-sessions.ts";
import { isQuoted } from "../yahoo/symbol.ts";
import { lastSettledSession } from "./next-refresh.ts";

/** How far the quotes of one exchange reach. */
export interface ExchangeQuotes {
  readonly calendar: Calendar;
  /** The newest session of any series there; null where none has bars. */
  readonly last: string | null;
  /** The session in which the series that ends first ends; null where one has no bars at all. */
  readonly oldest: string | null;
  /** How many series end before `last`. */
  readonly behind: number;
}

/** Every exchange with series that a provider can carry on, by its code, as stored now. */
export async function readExchangeQuotes(store: Store): Promise<ExchangeQuotes[]> {
  const series = await readLastSessions(store);
  const sessions = await readTradingSessions(store);
  // Closures need no reading: a day without a session is closed.
  return exchangeQuotes(series, (exchange) =>
    makeCalendar(exchange, sessions.get(exchange) ?? [], new Map()),
  );
}

/** The same of series and calendars that are known. */
export function exchangeQuotes(
  series: readonly LastSession[],
  calendarOf: (exchange: ExchangeCode) => Calendar,
): ExchangeQuotes[] {
  const quoted = series.filter(({ basis, symbol }) => basis !== "adjusted" && isQuoted(symbol));
  return [...Map.groupBy(quoted, ({ exchange }) => exchange)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([exchange, own]) => ({ calendar: calendarOf(exchange), ...reach(own) }));
}

/** The newest session stored of any exchange; null where nothing is stored. */
export const newestSession = (quotes: readonly ExchangeQuotes[]): string | null =>
  quotes
    .flatMap(({ last }) => last ?? [])
    .sort()
    .at(-1) ?? null;

/**
 * Whether a series lacks a session whose quotes can be had by `now` (milliseconds since the epoch). One that is
 * suspended always does: nobody but the provider knows it.
 */
export function areStale(quotes: readonly ExchangeQuotes[], now: number): boolean {
  return quotes.some(({ calendar, oldest }) => {
    const settled = lastSettledSession(calendar, now);
    return settled !== null && (oldest === null || oldest < settled);
  });
}

function reach(series: readonly LastSession[]): Omit<ExchangeQuotes, "calendar"> {
  const sessions = series.flatMap(({ last }) => last ?? []).sort();
  const last = sessions.at(-1) ?? null;
  const oldest = sessions.length < series.length ? null : (sessions[0] ?? null);
  return { last, oldest, behind: series.filter((one) => one.last !== last).length };
}
