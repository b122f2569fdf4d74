import { type ExportLinks, exportLinks } from "../export/export-links.ts";
import { type FilterProblem, parseFilter, type QueryInput } from "../filters/parse.ts";
import { type Filter, openingFilter } from "../filters.ts";
import type { ExchangeCode } from "../market/types.ts";
import { type Listing, loadReference, type Reference } from "../reactions/reference.ts";
import { loadSelection, select } from "../reactions/selection.ts";
import type { Language } from "../reactions/titles.ts";
import type { Store } from "../store/client.ts";
import type { Company } from "../store/reference/reference-reads.ts";
import { sharedStore } from "../store/shared.ts";
import { type EmptyResult, emptyResult } from "./empty-result.ts";
import type { CompanyNames } from "./event.ts";
import { type Panorama, panorama } from "./figure/panorama.ts";
import { type FilterOptions, filterOptions } from "./options.ts";

/** One company: its listings over the whole range, and the announcements that name it by reaction. */
export interface CompanyView extends Panorama {
  readonly revision: number;
  readonly filter: Filter;
  /** What the page opens on where its address asks for nothing. */
  readonly opening: Filter;
  readonly problems: readonly FilterProblem[];
  readonly options: FilterOptions;
  readonly exports: ExportLinks;
  /** Why there is no reaction, and what would have some; null where there are. */
  readonly empty: EmptyResult | null;
  readonly slug: string;
  readonly names: CompanyNames;
  readonly listings: readonly ListingSummary[];
  /** Its sector as stored, and others of it, the first of them; none where it has no sector. */
  readonly sector: string | null;
  readonly peers: readonly { readonly slug: string; readonly names: CompanyNames }[];
}

export interface ListingSummary {
  readonly symbol: string;
  readonly exchange: ExchangeCode;
  readonly board: string | null;
  readonly currency: string;
  readonly benchmarks: readonly string[];
}

/** Whether a company of that slug is stored. */
export async function isCompanyKnown(slug: string, given?: Store): Promise<boolean> {
  const { companies } = await loadReference(given ?? (await sharedStore()), "en");
  return companies.some((company) => company.slug === slug);
}

/** The page of one company, or null where there is none of that slug. */
export async function companyView(
  slug: string,
  query: QueryInput,
  language: Language,
  given?: Store,
): Promise<CompanyView | null> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const company = reference.companies.find((candidate) => candidate.slug === slug);
  if (!company) return null;
  const opening = openingFilter({ company: [slug], relation: "named" });
  const parsed = parseFilter(query, reference.vocabulary, opening);
  const filter: Filter = { ...parsed.filter, company: [slug] };

  const selection = select(reference, filter);
  const shown = panorama(await loadSelection(store, selection), query);
  return {
    revision: reference.revision,
    filter,
    opening,
    problems: parsed.problems,
    options: filterOptions(reference, { filter, companies: shown.reactions.map(({ company: own }) => own) }),
    exports: exportLinks(selection),
    slug,
    names: { en: company.nameEn, zh: company.nameZh, ar: company.nameAr },
    listings: selection.listings.map(listingSummary),
    sector: company.sector,
    peers: peersOf(reference, company),
    empty:
      shown.reactions.length === 0 ? emptyResult({ reference, filter, opening, fixed: "company" }) : null,
    ...shown,
  };
}

/** So many peers are offered; the filter has the others. */
const MOST_PEERS = 8;

const peersOf = ({ companies }: Reference, { slug, sector }: Company): CompanyView["peers"] =>
  companies
    .filter((other) => sector !== null && other.sector === sector && other.slug !== slug)
    .slice(0, MOST_PEERS)
    .map(({ slug: peer, nameEn: en, nameZh: zh, nameAr: ar }) => ({ slug: peer, names: { en, zh, ar } }));

function listingSummary({
  symbol,
  exchangeCode,
  board,
  currency,
  benchmarkSymbols,
}: Listing): ListingSummary {
  return { symbol, exchange: exchangeCode, board, currency, benchmarks: benchmarkSymbols };
}
