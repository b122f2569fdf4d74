import { companyValue } from "../../claims/measured/values.ts";
import { SPLIT_ADJUSTED } from "../../market/bar.ts";
import type { InstrumentSeries } from "../../market/instrument-series.ts";
import {
  freeSessions,
  isUnderTreatment,
  limitPrices,
  priceLimit,
  referencePrice,
  stateAt,
} from "../../market/price-limit.ts";
import type { LimitState } from "../../market/types.ts";
import { type RateSeries, rateOn, ratePair } from "../../quotes/exchange-rate.ts";
import type { Store } from "../../store/client.ts";
import type { Listing, Reference } from "../reference.ts";
import { loadSeries } from "../series.ts";

/** The price limit in one session: the fraction, the limit prices, and whether the close stood at one. */
export interface LimitFacts {
  readonly limit: number;
  readonly up: number;
  readonly down: number;
  readonly state: LimitState | null;
}

/**
 * The price limit of a listing in the session at `index`; null where the exchange has none, it is no share, or a close
 * that it needs is missing. Adjusted prices break limits by a tick, so only raw ones are judged, none of them divided by a later
 * split.
 */
export function limitFacts(
  reference: Reference,
  listing: Listing,
  series: InstrumentSeries,
  index: number,
): LimitFacts | null {
  const session = series.sessions[index];
  if (session === undefined || listing.basis !== "raw" || listing.kind !== "share") return null;
  if (isFree(listing, series, index)) return null;
  if (isSplitAdjusted(series, index) || isSplitAdjusted(series, index - 1)) return null;
  const limit = priceLimit({
    exchange: listing.exchangeCode,
    symbol: listing.symbol,
    session,
    specialTreatment: isUnderTreatment(listing.specialTreatment, session),
  });
  const close = series.close[index] ?? Number.NaN;
  const previousClose = series.close[index - 1] ?? Number.NaN;
  if (limit === null || Number.isNaN(close) || Number.isNaN(previousClose)) return null;
  let [dividend, ratio] = [0, 1];
  for (const action of reference.actions.get(listing.id) ?? []) {
    if (action.exDate !== session) continue;
    dividend += action.amount ?? 0;
    ratio *= action.ratio ?? 1;
  }
  const prices = limitPrices(referencePrice(previousClose, dividend, ratio), limit);
  return { limit, up: prices.up, down: prices.down, state: stateAt(close, prices) };
}

/** Whether the prices of a session are divided by a later split. */
const isSplitAdjusted = ({ flags, sessions }: InstrumentSeries, index: number): boolean =>
  flags.size > 0 && flags.get(sessions[index] ?? "") === SPLIT_ADJUSTED;

/** Whether a session is one of the first of a new listing, which have no price limit. */
function isFree(
  { exchangeCode, symbol, listedOn }: Listing,
  { position }: InstrumentSeries,
  index: number,
): boolean {
  const first = listedOn === null ? undefined : position.get(listedOn);
  if (listedOn === null || first === undefined || index < first) return false;
  return index - first < freeSessions({ exchange: exchangeCode, symbol, listedOn });
}

/** How many consecutive sessions from `index` on closed at the same limit; 0 where the first did not. */
export function limitRunFrom(
  reference: Reference,
  listing: Listing,
  series: InstrumentSeries,
  index: number,
): number {
  const state = limitFacts(reference, listing, series, index)?.state ?? null;
  if (state === null) return 0;
  let length = 1;
  while (limitFacts(reference, listing, series, index + length)?.state === state) length += 1;
  return length;
}

/** A market value in US dollars and the date of the share count behind it. */
export interface MarketValue {
  readonly usd: number;
  readonly sharesAsOf: string;
}

/**
 * Raw close x the company's last known shares, in US dollars at that day's rate. Null where the close, a share
 * count or the rate is missing, or where only adjusted prices are stored or prices divided by a later split.
 */
export function marketValue(
  reference: Reference,
  listing: Listing,
  series: InstrumentSeries,
  rates: RateSeries | null,
  index: number,
): MarketValue | null {
  const session = series.sessions[index];
  const close = series.close[index] ?? Number.NaN;
  if (session === undefined || Number.isNaN(close) || listing.basis !== "raw") return null;
  if (isSplitAdjusted(series, index)) return null;
  const counts = reference.shareCounts.get(listing.companyId ?? -1) ?? [];
  const count = counts.findLast(({ asOf }) => asOf <= session);
  if (!count) return null;
  const rate = listing.currency === "USD" ? 1 : rates && rateOn(rates, session);
  if (rate === null) return null;
  const { sharesPerUnit } = listing;
  return {
    usd: companyValue({ price: close, sharesPerUnit, shares: count.shares, rate }),
    sharesAsOf: count.asOf,
  };
}

/** Units of the listing's currency for one US dollar by date; null where no pair is stored. */
export async function loadRates(
  store: Store,
  reference: Reference,
  currency: string,
): Promise<RateSeries | null> {
  const series = await loadSeries(store, reference, ratePair(currency));
  return series && { dates: series.sessions, rates: [...series.close] };
}
