import type { ProviderSeries } from "../quote-provider.ts";
import type { JudgedInstrument } from "./verdict.ts";

/**
 * Why an answer is about another instrument than the one asked for, or null; `named` is the symbol that the answer
 * itself has. Codes in files are matched by their own rules before (`file/read-symbols.ts`), because they are written
 * in many ways.
 */
export function identityFault(
  { named = null }: Pick<ProviderSeries, "named">,
  { symbol }: Pick<JudgedInstrument, "symbol">,
): string | null {
  if (named === null || named.trim().toUpperCase() === symbol.toUpperCase()) return null;
  return `the answer is about ${named}, not ${symbol}`;
}

/** Why prices can't be a listing's, because they are in another currency, or null. */
export function currencyFault(
  { currency }: Pick<ProviderSeries, "currency">,
  listing: Pick<JudgedInstrument, "currency">,
): string | null {
  if (currency === listing.currency) return null;
  return `its prices are in ${currency}, not ${listing.currency}`;
}
