import { fail, type Result, succeed } from "../result.ts";
import type { Store } from "../store/client.ts";
import { type InstrumentRecord, readInstruments } from "../store/instruments.ts";
import { readCompanies } from "../store/reference-reads.ts";
import { ratePair } from "./exchange-rate.ts";

/** Why an ingest could not begin, with a sentence for a person. */
export interface IngestProblem {
  readonly code: "unknown company";
  readonly message: string;
}

/** Currency pairs come first, because a foreign dividend needs its day's rate; shares come last. */
const ORDER = ["currency", "index", "fund", "share"];

/**
 * The instruments to ask for: everything stored, or, where companies are named by their slugs, their listings,
 * those listings' benchmarks and the currency pairs that either is converted with.
 */
export async function chooseInstruments(
  store: Store,
  companies: readonly string[] = [],
): Promise<Result<readonly InstrumentRecord[], IngestProblem>> {
  const instruments = await readInstruments(store);
  if (companies.length === 0) return succeed(inOrder(instruments));
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
  return succeed(inOrder(instruments.filter(({ symbol }) => wanted.has(symbol))));
}

const inOrder = (instruments: readonly InstrumentRecord[]): InstrumentRecord[] =>
  [...instruments].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
