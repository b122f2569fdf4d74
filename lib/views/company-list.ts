import type { QueryInput } from "../filters/parse.ts";
import { type Listing, loadReference, type Reference } from "../reactions/reference.ts";
import type { Language } from "../reactions/titles.ts";
import { finds, searchable } from "../searchable.ts";
import { readStoredRanges, type StoredRange } from "../store/bars/series-figures.ts";
import type { Store } from "../store/client.ts";
import type { Company } from "../store/reference/reference-reads.ts";
import { sharedStore } from "../store/shared.ts";
import type { CompanyNames } from "./event.ts";
import { firstValue, type ListQuery, listQuery, type Page, pageOf } from "./paging.ts";

/** What the companies are in order of; the first is what the list opens on. */
export const COMPANY_ORDERS = ["board", "name", "named"] as const;
export type CompanyOrder = (typeof COMPANY_ORDERS)[number];

/** Companies on a page of the list. */
const PAGE_SIZE = 60;

/** One company in the list of all. */
export interface ListedCompany {
  readonly slug: string;
  readonly names: CompanyNames;
  /** Where it stands on the board, from the smallest. */
  readonly position: number;
  /** How many announcements name it. */
  readonly announcements: number;
  readonly listings: readonly (Pick<Listing, "symbol" | "exchange" | "board" | "currency"> & {
    readonly benchmarks: readonly string[];
    readonly range: StoredRange | null;
  })[];
}

/** A page of the companies found, and what was asked for. */
export interface CompanyList extends Page<ListedCompany>, ListQuery<CompanyOrder> {}

/**
 * A page of the companies with every word of `search` in their names or symbols, with their listings and the range of
 * their quotes, which is found without reading them.
 */
export async function companyList(
  query: QueryInput = {},
  language: Language = "en",
  given?: Store,
): Promise<CompanyList> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const asked = listQuery(query, COMPANY_ORDERS);
  const listingsOf = Map.groupBy(reference.listings, ({ company }) => company);
  const named = announcementsNaming(reference);
  const found = searchCompanies(reference, asked.search);
  const { rows, ...place } = pageOf(
    inOrder(found, asked.order, language, named),
    firstValue(query, "page"),
    PAGE_SIZE,
  );
  const listings = rows.flatMap(({ slug }) => listingsOf.get(slug) ?? []);
  const ranges = await readStoredRanges(
    store,
    listings.map(({ id }) => id),
  );
  return {
    ...asked,
    ...place,
    rows: rows.map(({ slug, nameEn, nameZh, nameAr, position }) => ({
      slug,
      names: { en: nameEn, zh: nameZh, ar: nameAr },
      position,
      announcements: named.get(slug) ?? 0,
      listings: (listingsOf.get(slug) ?? []).map(
        ({ id, symbol, exchange, board, currency, benchmarkSymbols }) => ({
          ...{ symbol, exchange, board, currency },
          benchmarks: benchmarkSymbols,
          range: ranges.get(id) ?? null,
        }),
      ),
    })),
  };
}

/** How many announcements name each company. */
function announcementsNaming({ announcements }: Reference): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { company } of announcements.flatMap(({ companies }) => companies)) {
    counts.set(company, (counts.get(company) ?? 0) + 1);
  }
  return counts;
}

/** The companies, as on the board, that have every word of a search in their names or their listings' symbols. */
export function searchCompanies(
  { companies, listings }: Pick<Reference, "companies" | "listings">,
  search: string,
): readonly Company[] {
  if (search === "") return companies;
  const listingsOf = Map.groupBy(listings, ({ company }) => company);
  return companies.filter(({ slug, nameEn, nameZh, nameAr }) => {
    const symbols = (listingsOf.get(slug) ?? []).map(({ symbol }) => symbol);
    return finds(searchable([slug, nameEn, nameZh, nameAr, ...symbols].join(" ")), search);
  });
}

/** As on the board, by name as the reader's language orders them, or whom most announcements name first. */
function inOrder(
  companies: readonly Company[],
  order: CompanyOrder,
  language: Language,
  named: ReadonlyMap<string, number>,
): readonly Company[] {
  if (order === "board") return companies;
  if (order === "named") {
    const count = ({ slug }: Company) => named.get(slug) ?? 0;
    return companies.toSorted((a, b) => count(b) - count(a));
  }
  const name = { en: "nameEn", zh: "nameZh", ar: "nameAr" } as const;
  const { compare } = new Intl.Collator(language, { numeric: true });
  return companies.toSorted((a, b) => compare(a[name[language]], b[name[language]]));
}
