import { fail, type Result, succeed } from "../../result.ts";
import type { Store } from "../../store/client.ts";
import { type InstrumentRecord, readInstruments } from "../../store/reference/instruments.ts";
import { readCompanies } from "../../store/reference/reference-reads.ts";
import { ratePair } from "../exchange-rate.ts";
import { isQuoted } from "../yahoo/symbol.ts";

/** Why an ingest could not begin, with a sentence for a person. */
export interface IngestProblem {
  readonly code: "unknown company" | "unknown symbol" | "busy";
  readonly message: string;
}

/** Currency pairs come first, because a foreign dividend needs its day's rate; shares come last. */
const ORDER = ["currency", "index", "fund", "share"];

/**
 * The instruments to ask for: everything stored that a provider has; or those whose symbols are named; or, where companies are named
 * by their slugs, their listings, those listings' benchmarks and the currency pairs that either is converted with.
 */
export async function chooseInstruments(
  store: Store,
  {
    companies = [],
    symbols = [],
  }: {
    readonly companies?: readonly string[] | undefined;
    readonly symbols?: readonly string[] | undefined;
  },
): Promise<Result<readonly InstrumentRecord[], IngestProblem>> {
  const instruments = await readInstruments(store);
  if (symbols.length > 0) {
    const missing = symbols.find((symbol) => instruments.every((one) => one.symbol !== symbol));
    if (missing !== undefined) {
      const message = `There is no instrument ${JSON.stringify(missing)}. Add it first; nothing was asked or stored.`;
      return fail({ code: "unknown symbol", message });
    }
    return succeed(inOrder(instruments.filter(({ symbol }) => symbols.includes(symbol))));
  }
  const quoted = instruments.filter(({ symbol }) => isQuoted(symbol));
  if (companies.length === 0) return succeed(inOrder(quoted));
  const known = (await readCompanies(store)).map(({ slug }) => slug);
  const unknown = companies.find((slug) => !known.includes(slug));
  if (unknown !== undefined) {
    const message = `There is no company ${JSON.stringify(unknown)}. Known: ${known.join(", ") || "none"}.`;
    return fail({ code: "unknown company", message });
  }
  const listings = instruments.filter(({ company }) => company !== null && companies.includes(company));
  const wanted = new Set(
    listings.flatMap(({ symbol, currency, dividendCurrency, benchmarkSymbols }) => [
      symbol,
      ...benchmarkSymbols,
      ratePair(currency),
      ...(dividendCurrency === null ? [] : [ratePair(dividendCurrency)]),
    ]),
  );
  return succeed(inOrder(quoted.filter(({ symbol }) => wanted.has(symbol))));
}

const inOrder = (instruments: readonly InstrumentRecord[]): InstrumentRecord[] =>
  [...instruments].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
