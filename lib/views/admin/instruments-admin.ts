import { missingPairs } from "../../admin/instruments/instrument-form.ts";
import type { QueryInput } from "../../filters/parse.ts";
import { loadReference } from "../../reactions/reference.ts";
import type { Store } from "../../store/client.ts";
import { type InstrumentRecord, readInstruments } from "../../store/reference/instruments.ts";
import { readCompanies } from "../../store/reference/reference-reads.ts";
import { sharedStore } from "../../store/shared.ts";
import type { CompanyNames } from "../event.ts";
import { searchInstruments } from "../instrument-search.ts";
import { firstValue, type ListQuery, listQuery, type Page, pageOf } from "../paging.ts";

/** What the instruments are in order of; the first is what the list opens on. */
export const INSTRUMENT_ORDERS = ["symbol", "name"] as const;
type InstrumentOrder = (typeof INSTRUMENT_ORDERS)[number];

/** Instruments on one page. */
const INSTRUMENTS_A_PAGE = 100;

/** An instrument in the list of all; `companyNames` are those of its company, of a listing. */
export type ListedInstrument = Pick<
  InstrumentRecord,
  "symbol" | "kind" | "name" | "exchange" | "currency" | "primary"
> & { readonly companyNames: CompanyNames | null };

/** A page of the instruments found, and what was asked for. */
export interface InstrumentList extends Page<ListedInstrument>, ListQuery<InstrumentOrder> {}

/** A page of the instruments that have every word of `search` in their symbol, name, exchange or company. */
export async function instrumentList(query: QueryInput, given?: Store): Promise<InstrumentList> {
  const reference = await loadReference(given ?? (await sharedStore()), "en");
  const asked = listQuery(query, INSTRUMENT_ORDERS);
  const found = searchInstruments(reference, asked.search);
  const { compare } = new Intl.Collator("en", { numeric: true });
  const ordered = asked.order === "symbol" ? found : found.toSorted((a, b) => compare(a.name, b.name));
  const { rows, ...place } = pageOf(ordered, firstValue(query, "page"), INSTRUMENTS_A_PAGE);
  const names = new Map(
    reference.companies.map(({ slug, nameEn, nameZh, nameAr }) => [
      slug,
      { en: nameEn, zh: nameZh, ar: nameAr },
    ]),
  );
  return {
    ...asked,
    ...place,
    rows: rows.map(({ symbol, kind, name, exchange, currency, company, primary }) => ({
      ...{ symbol, kind, name, exchange, currency, primary },
      companyNames: names.get(company ?? "") ?? null,
    })),
  };
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
