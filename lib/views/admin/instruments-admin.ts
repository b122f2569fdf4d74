import { missingPairs } from "../../admin/instruments/instrument-form.ts";
import type { Store } from "../../store/client.ts";
import { type InstrumentRecord, readInstruments } from "../../store/reference/instruments.ts";
import { readCompanies } from "../../store/reference/reference-reads.ts";
import { sharedStore } from "../../store/shared.ts";

/** An instrument in the list of all. */
export type ListedInstrument = Pick<
  InstrumentRecord,
  "symbol" | "kind" | "name" | "exchange" | "currency" | "company" | "primary"
>;

/** Every instrument, by symbol. */
export async function instrumentList(given?: Store): Promise<ListedInstrument[]> {
  const instruments = await readInstruments(given ?? (await sharedStore()));
  return instruments.map(({ symbol, kind, name, exchange, currency, company, primary }) => ({
    symbol,
    kind,
    name,
    exchange,
    currency,
    company,
    primary,
  }));
}

/** What the form of an instrument chooses from. */
export interface InstrumentChoices {
  readonly companies: readonly {
    readonly slug: string;
    readonly names: { readonly en: string; readonly zh: string; readonly ar: string };
  }[];
  /** Indexes and funds. */
  readonly benchmarks: readonly { readonly symbol: string; readonly name: string }[];
}

/** What is stored that the form of an instrument can choose from. */
export async function instrumentChoices(given?: Store): Promise<InstrumentChoices> {
  const store = given ?? (await sharedStore());
  const [companies, instruments] = [await readCompanies(store), await readInstruments(store)];
  return {
    companies: companies.map(({ slug, nameEn, nameZh, nameAr }) => ({
      slug,
      names: { en: nameEn, zh: nameZh, ar: nameAr },
    })),
    benchmarks: instruments
      .filter(({ kind }) => kind === "index" || kind === "fund")
      .map(({ symbol, name }) => ({ symbol, name })),
  };
}

/** Pairs against the US dollar that an instrument's figures need and that are not stored. */
export async function pairsNeeded(
  instrument: Parameters<typeof missingPairs>[0],
  given?: Store,
): Promise<string[]> {
  const stored = await readInstruments(given ?? (await sharedStore()));
  return missingPairs(instrument, new Set(stored.map(({ symbol }) => symbol)));
}
