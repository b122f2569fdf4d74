import { inForce } from "./exchange.ts";
import { exchange } from "./exchanges.ts";
import type { ExchangeCode } from "./types.ts";

/**
 * The smallest step between two prices of a share round a price, in the listing's currency, as the exchange's record
 * has it for the session. Funds and structured products have other tables.
 */
export function tickSize(of: {
  readonly exchange: ExchangeCode;
  readonly price: number;
  /** ISO date of the exchange. */
  readonly session: string;
}): number {
  const { bands, above, atBound } = inForce(exchange(of.exchange).ticks, of.session);
  const band = bands.find(([bound]) => (atBound === "below" ? of.price <= bound : of.price < bound));
  return band?.[1] ?? above;
}
