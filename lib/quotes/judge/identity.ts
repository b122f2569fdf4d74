import type { ProviderSeries } from "../quote-provider.ts";
import type { JudgedInstrument, KnownBar } from "./verdict.ts";

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

/** A close this many times the nearest stored one, or such a part of it, is another instrument's: an index is in thousands. */
const OTHER_LEVEL = 2;

/**
 * Why rows under a bare code that other exchanges have too (000300 is an index in Shanghai and a share's code in
 * Shenzhen) can't be taken for this instrument's, or null: nothing is stored of it, or the closes are of another level
 * than the nearest stored ones.
 */
export function ambiguityFault(
  { couldBe = [], writtenAs = "", bars }: Pick<ProviderSeries, "couldBe" | "writtenAs" | "bars">,
  { symbol }: Pick<JudgedInstrument, "symbol">,
  stored: readonly KnownBar[],
): string | null {
  const [first] = bars;
  if (couldBe.length === 0 || first === undefined) return null;
  const both = `its bare code ${writtenAs} could be ${[symbol, ...couldBe].join(" or ")}`;
  const near = stored.findLast(({ session }) => session <= first.session) ?? stored[0];
  if (near === undefined) return `${both}, and no quote of ${symbol} is stored that could tell`;
  const given = bars.find(({ session }) => session >= near.session) ?? first;
  const ratio = given.close / near.close;
  if (ratio < OTHER_LEVEL && ratio > 1 / OTHER_LEVEL) return null;
  return `${both}, and its close of ${given.close} on ${given.session} is not of the level of ${near.close} that is stored of ${symbol} on ${near.session}`;
}
