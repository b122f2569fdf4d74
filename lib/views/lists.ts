import { exportLinks } from "../export/export-links.ts";
import { DEFAULT_FILTER } from "../filters.ts";
import { exchange } from "../market/exchanges.ts";
import type { Precision } from "../market/types.ts";
import { type Listing, loadReference } from "../reactions/reference.ts";
import { select } from "../reactions/selection.ts";
import { loadSeries } from "../reactions/series.ts";
import { type Language, originalTitle } from "../reactions/titles.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import type { CompanyNames } from "./event.ts";

/** One announcement in the list of all. */
export interface ListedAnnouncement {
  readonly slug: string;
  readonly title: string;
  /** The stored title where the reader's is another; null where it is the same. */
  readonly originalTitle: string | null;
  readonly maker: string;
  readonly kinds: readonly string[];
  readonly announcedAt: number | null;
  readonly localDate: string;
  readonly zone: string;
  readonly precision: Precision;
  readonly companies: readonly { readonly slug: string; readonly names: CompanyNames }[];
}

/** Every announcement, newest first, with the zones of the exchanges stored and the query that exports them. */
export interface AnnouncementList {
  readonly announcements: readonly ListedAnnouncement[];
  readonly zones: readonly string[];
  readonly exportQuery: string;
}

/** Reads the list of all announcements with the titles of a language. */
export async function announcementList(language: Language, given?: Store): Promise<AnnouncementList> {
  const reference = await loadReference(given ?? (await sharedStore()), language);
  const known = new Map(
    reference.companies.map(({ slug, nameEn, nameZh, nameAr }) => [
      slug,
      { slug, names: { en: nameEn, zh: nameZh, ar: nameAr } },
    ]),
  );
  const announcements = reference.announcements.map(
    ({ slug, title, titles, maker, kinds, time, companies }) => ({
      slug,
      title,
      originalTitle: originalTitle(titles, language),
      maker,
      kinds,
      announcedAt: time.announcedAt,
      localDate: time.localDate,
      zone: time.zone,
      precision: time.precision,
      companies: companies.flatMap(({ company }) => known.get(company) ?? []),
    }),
  );
  return {
    announcements: announcements.reverse(),
    zones: [...new Set(reference.listings.map(({ exchangeCode }) => exchange(exchangeCode).zone))],
    exportQuery: exportLinks(select(reference, DEFAULT_FILTER)).events,
  };
}

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
