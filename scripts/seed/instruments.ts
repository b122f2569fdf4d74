import { isExchangeCode } from "../../lib/market/exchanges.ts";
import { priceLimit } from "../../lib/market/price-limit.ts";
import type { ExchangeCode } from "../../lib/market/types.ts";
import { type DetailRow, detailRow, type ListingRow } from "./gathered-schemas.ts";
import { type Folder, faultAt, type Located, readTable, rowsByKey } from "./table.ts";

/** An instrument of the seed, before its quotes are known. */
export interface SeedInstrument {
  readonly symbol: string;
  readonly kind: DetailRow["kind"];
  readonly name: string;
  readonly currency: string;
  readonly exchange: ExchangeCode | null;
  readonly board: string | null;
  readonly company: string | null;
  readonly primary: boolean;
  /** `adjusted` where only prices corrected for dividends were found. */
  readonly basis: DetailRow["basis"];
  readonly dividendCurrency: string | null;
  readonly standInFor: string | null;
  readonly sharesPerUnit: number;
  /** Dates of special treatment, as the store has them. */
  readonly specialTreatment: string | null;
  /** The first session in which a share traded, an ISO date; null where nobody needed to know. */
  readonly listedOn: string | null;
  /** Symbols in order of preference. */
  readonly benchmarks: readonly string[];
}

/**
 * The listings with what `input/instruments.csv` adds to them, then the other instruments of that file, in the
 * order of the two files.
 * @throws CompileError where a benchmark or an index that a fund stands in for is unknown, a detail lacks a field,
 * or the price limit gathered is not the rule's
 */
export function compileInstruments(
  listings: readonly Located<ListingRow>[],
  inputs: Folder,
): SeedInstrument[] {
  const rows = readTable(inputs, "input/instruments.csv", detailRow);
  const details = rowsByKey(rows, ({ symbol }) => symbol);
  const symbols = new Set([...details.keys(), ...listings.map(({ value }) => value.symbol)]);
  const shares = listings.map((listing) => {
    const unknown = listing.value.benchmarks.find((benchmark) => !symbols.has(benchmark));
    if (unknown !== undefined) throw faultAt(listing, `the benchmark ${unknown} is no instrument`);
    return share(listing, details.get(listing.value.symbol)?.value);
  });
  const others = rows.filter(({ value }) => value.kind !== "share").map((row) => other(row, symbols));
  const stray = rows.find(
    ({ value }) => value.kind === "share" && !shares.some(({ symbol }) => symbol === value.symbol),
  );
  if (stray) throw faultAt(stray, `${stray.value.symbol} is no listing of companies.csv`);
  return [...shares, ...others];
}

function share(listing: Located<ListingRow>, detail: DetailRow | undefined): SeedInstrument {
  const { symbol, exchange, board, company, primary, benchmarks, currency, name_en, price_limit } =
    listing.value;
  if (!isExchangeCode(exchange)) throw faultAt(listing, `${exchange} is not a known exchange`);
  // The rule of today is asked for: the gathered limit states the listing's board, not a past session.
  const limit = priceLimit({ exchange, symbol, session: "2025-01-01" });
  if (limit !== price_limit) throw faultAt(listing, `the rule's price limit is ${limit}, not ${price_limit}`);
  return {
    symbol,
    kind: "share",
    name: name_en,
    currency,
    exchange,
    board,
    company,
    primary,
    basis: detail?.basis ?? "raw",
    dividendCurrency: detail?.dividend_currency ?? null,
    standInFor: null,
    sharesPerUnit: detail?.shares_per_unit ?? 1,
    specialTreatment: detail?.special_treatment ?? null,
    listedOn: detail?.listed_on ?? null,
    benchmarks,
  };
}

function other(row: Located<DetailRow>, symbols: ReadonlySet<string>): SeedInstrument {
  const { symbol, kind, name, currency, exchange, basis, stand_in_for: standInFor } = row.value;
  if (name === null || currency === null) throw faultAt(row, `${symbol} needs a name and a currency`);
  if ((exchange === null) !== (kind === "currency")) {
    throw faultAt(row, "all but a currency pair, and no currency pair, have an exchange");
  }
  if (exchange !== null && !isExchangeCode(exchange))
    throw faultAt(row, `${exchange} is not a known exchange`);
  if (standInFor !== null && (kind !== "fund" || !symbols.has(standInFor))) {
    throw faultAt(row, "only a fund stands in, and only for a known index");
  }
  const none = {
    board: null,
    company: null,
    primary: false,
    dividendCurrency: null,
    sharesPerUnit: 1,
    specialTreatment: null,
    listedOn: null,
    benchmarks: [],
  };
  return { symbol, kind, name, currency, exchange, basis, standInFor, ...none };
}
