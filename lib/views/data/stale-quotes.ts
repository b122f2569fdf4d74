import type { ExchangeCode } from "../../market/types.ts";
import { type ExchangeQuotes, readExchangeQuotes } from "../../quotes/schedule/exchange-quotes.ts";
import { lastSettledSession } from "../../quotes/schedule/next-refresh.ts";
import { revisionCache } from "../../reactions/revision-cache.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import { dataRevision } from "../../store/state.ts";

/** An exchange with sessions over whose quotes could be had and are not stored. */
export interface StaleExchange {
  readonly exchange: ExchangeCode;
  /** The newest session stored there. */
  readonly last: string;
}

const kept = revisionCache<readonly ExchangeQuotes[]>(1);

/**
 * The exchanges whose newest stored session is older than their calendars expect at `now` (milliseconds since the
 * epoch); none where the quotes are as fresh as can be, or where nothing is stored.
 * @throws what the store throws when it can't be read
 */
export async function staleQuotes(given?: Store, now = Date.now()): Promise<readonly StaleExchange[]> {
  const store = given ?? (await sharedStore());
  const quotes = given
    ? await readExchangeQuotes(given)
    : await kept.get(await dataRevision(store), "quotes", () => readExchangeQuotes(store));
  return quotes.flatMap(({ calendar, last }) => {
    const settled = lastSettledSession(calendar, now);
    return last !== null && settled !== null && last < settled ? [{ exchange: calendar.exchange, last }] : [];
  });
}
