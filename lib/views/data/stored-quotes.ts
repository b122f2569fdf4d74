import { makeCalendar } from "../../market/calendar.ts";
import { type ExchangeQuotes, exchangeQuotes } from "../../quotes/schedule/exchange-quotes.ts";
import type { Reference } from "../../reactions/reference.ts";
import { revisionCaches } from "../../reactions/revision-cache.ts";
import { storedRanges } from "../../reactions/sessions/stored-ranges.ts";
import type { Store } from "../../store/client.ts";

type Quotes = readonly ExchangeQuotes[];
const quotesOf = revisionCaches<Quotes>(1);

/**
 * How far the quotes of every exchange reach, by its code, made once for each data revision of what a page knows
 * already: calendars, and the ends of all series.
 * @throws what the store throws when it can't be read
 */
export function storedQuotes(store: Store, reference: Reference): Promise<Quotes> {
  return quotesOf(store).get(reference.revision, "", async () => {
    const ranges = await storedRanges(store, reference);
    const series = [...reference.instruments.values()].flatMap(({ id, symbol, exchange, basis }) =>
      exchange === null ? [] : [{ symbol, exchange, basis, last: ranges.get(id)?.last ?? null }],
    );
    return exchangeQuotes(
      series,
      (exchange) => reference.calendars.get(exchange) ?? makeCalendar(exchange, [], new Map()),
    );
  });
}
