import type { ExchangeCode } from "../../market/types.ts";
import { lastSettledSession, nextRefresh } from "../../quotes/schedule/next-refresh.ts";
import { storedReference } from "../../reactions/reference.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import { storedQuotes } from "./stored-quotes.ts";

/** An exchange with sessions over whose quotes could be had and are not stored. */
export interface StaleExchange {
  readonly exchange: ExchangeCode;
  /** The newest session stored there. */
  readonly last: string;
}

/** What is said of the age of the quotes at an instant, and how long it stays true while nothing is written. */
export interface QuotesAge {
  readonly stale: readonly StaleExchange[];
  /** Milliseconds since the epoch at which the next exchange has a session whose quotes could be had; null where there is none. */
  readonly until: number | null;
}

/**
 * The exchanges whose newest stored session is older than their calendars expect at `now` (milliseconds since the
 * epoch); none where the quotes are as fresh as can be, or where nothing is stored.
 * @throws what the store throws when it can't be read
 */
export const staleQuotes = async (given?: Store, now = Date.now()): Promise<readonly StaleExchange[]> =>
  (await quotesAge(given, now)).stale;

/**
 * The same, with the instant from which it may be otherwise.
 * @throws what the store throws when it can't be read
 */
export async function quotesAge(given?: Store, now = Date.now()): Promise<QuotesAge> {
  const store = given ?? (await sharedStore());
  // Not of the request's own revision: shared answers are told apart by this, whoever's request it is asked on.
  const quotes = await storedQuotes(store, await storedReference(store));
  const stale = quotes.flatMap(({ calendar, last }) => {
    const settled = lastSettledSession(calendar, now);
    return last !== null && settled !== null && last < settled ? [{ exchange: calendar.exchange, last }] : [];
  });
  const calendars = quotes.map(({ calendar }) => calendar);
  return { stale, until: nextRefresh(calendars, now)?.at ?? null };
}
