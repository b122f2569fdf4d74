import { exchangeCode } from "../../market/exchanges.ts";
import type { ExchangeCode } from "../../market/types.ts";
import type { StoreSession } from "../client.ts";

/** The last stored session of a series that trades on an exchange; null where nothing is stored. */
export interface LastSession {
  readonly symbol: string;
  readonly exchange: ExchangeCode;
  /** `raw`, or `adjusted` where the prices come from a file and no provider carries them on. */
  readonly basis: string;
  readonly last: string | null;
}

/**
 * The last session of every listing, index and fund, by symbol; currency pairs trade on no exchange.
 * @throws UnknownExchange where one is on an exchange without a record
 */
export async function readLastSessions(store: StoreSession): Promise<LastSession[]> {
  const rows = await store.$queryRaw<(Omit<LastSession, "exchange"> & { readonly exchange: string })[]>`
    SELECT "symbol", "exchange", "basis",
      (SELECT max("session") FROM "Bar" WHERE "Bar"."instrumentId" = "Instrument"."id") AS "last"
    FROM "Instrument" WHERE "exchange" IS NOT NULL ORDER BY "symbol"`;
  return rows.map((row) => ({ ...row, exchange: exchangeCode(row.exchange, row.symbol) }));
}
