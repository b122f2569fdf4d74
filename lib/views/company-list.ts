import { type Listing, loadReference } from "../reactions/reference.ts";
import { loadSeries } from "../reactions/series.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import type { CompanyNames } from "./event.ts";

/** One company in the list of all. */
export interface ListedCompany {
  readonly slug: string;
  readonly names: CompanyNames;
  readonly listings: readonly (Pick<Listing, "symbol" | "exchange" | "board" | "currency"> & {
    readonly benchmarks: readonly string[];
    readonly range: { readonly first: string; readonly last: string } | null;
  })[];
}

/** Every company with its listings and the range of their quotes. */
export async function companyList(given?: Store): Promise<ListedCompany[]> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, "en");
  return Promise.all(
    reference.companies.map(async ({ slug, nameEn, nameZh, nameAr }) => {
      const own = reference.listings.filter(({ company }) => company === slug);
      const listings = await Promise.all(
        own.map(async ({ symbol, exchange, board, currency, benchmarkSymbols }) => ({
          symbol,
          exchange,
          board,
          currency,
          benchmarks: benchmarkSymbols,
          range: (await loadSeries(store, reference, symbol))?.range ?? null,
        })),
      );
      return { slug, names: { en: nameEn, zh: nameZh, ar: nameAr }, listings };
    }),
  );
}
