import { dayNumber } from "../market/session-date.ts";

/** Rates of one currency pair: units of the currency for one US dollar, by ISO date, ascending. */
export interface RateSeries {
  readonly dates: readonly string[];
  readonly rates: readonly number[];
}

/** A rate older than this many days is not "that day's rate" any more (Easter closes the ECB for four days). */
const OLDEST_RATE_DAYS = 7;

/**
 * Units of the currency for one US dollar on an ISO date: that day's rate, or the last one published within
 * the week before. Null when there is none.
 */
export const rateOn = (series: RateSeries, date: string): number | null =>
  datedRateOn(series, date)?.rate ?? null;

/** The same with the date of the rate. */
export function datedRateOn(
  series: RateSeries,
  date: string,
): { readonly rate: number; readonly asOf: string } | null {
  let low = 0;
  let high = series.dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((series.dates[middle] ?? "") <= date) low = middle + 1;
    else high = middle;
  }
  const found = series.dates[low - 1];
  const rate = series.rates[low - 1];
  if (found === undefined || rate === undefined) return null;
  const isFresh = found === date || dayNumber(date) - dayNumber(found) <= OLDEST_RATE_DAYS;
  return isFresh ? { rate, asOf: found } : null;
}

/** The symbol (Yahoo's) of the pair that quotes a currency against the US dollar. */
export const ratePair = (currency: string): string => `${currency}=X`;
