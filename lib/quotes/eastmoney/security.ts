import { exchange, listedAs } from "../../market/exchanges.ts";

/** How East Money names a listing, and what its answer does not say about it. */
export interface Security {
  /** Six digits on the mainland, five in Hong Kong. */
  readonly code: string;
  /** 0 is Shenzhen, 1 Shanghai, 116 Hong Kong. */
  readonly market: number;
  readonly host: string;
  readonly currency: string;
  /** How many shares one of its units of volume is. */
  readonly sharesPerUnit: number;
  readonly isIndex: boolean;
}

/**
 * The security of a symbol such as 002315.SZ, 399006.SZ or 9988.HK; null where this source doesn't cover it, as it
 * does no listing in another currency than its exchange's.
 */
export function security(symbol: string): Security | null {
  const listing = listedAs(symbol);
  if (listing === null) return null;
  const { eastMoney, codes, currency, otherCurrencies } = exchange(listing.exchange);
  const { code } = listing;
  if (!eastMoney?.codes.test(code) || otherCurrencies.some((other) => other.codes.test(code))) return null;
  return {
    code: code.padStart(codes.digits?.chinese ?? 0, "0"),
    market: eastMoney.market,
    host: eastMoney.host,
    currency,
    sharesPerUnit: eastMoney.sharesPerUnit,
    isIndex: codes.indexes?.test(code) ?? false,
  };
}
