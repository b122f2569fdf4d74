import type { Filter, FilterParameter, NameAbout } from "../filters.ts";
import type { Store } from "../store/client.ts";
import { dayZerosOn } from "./day-zeros.ts";
import { loadRates } from "./market-facts.ts";
import { measureReaction, type Reaction, type ReactionInput } from "./reaction.ts";
import type { KnownAnnouncement, Listing, Reference } from "./reference.ts";
import { loadSeries } from "./series.ts";

/** What parameters about a subject let through: one test for each of them. */
type Tests<About extends FilterParameter["about"], Subject> = {
  readonly [Name in NameAbout<About>]: (subject: Subject, filter: Pick<Filter, NameAbout<About>>) => boolean;
};

const COMPANY_TESTS: Tests<"companies", string> = {
  company: (slug, { company }) => company.length === 0 || company.includes(slug),
};
const LISTING_TESTS: Tests<"listings", Listing> = {
  listing: ({ primary }, { listing }) => listing === "all" || primary,
};
/** A month counts for every day in it. */
const ANNOUNCEMENT_TESTS: Tests<"announcements", KnownAnnouncement> = {
  event: ({ slug }, { event }) => event.length === 0 || event.includes(slug),
  kind: ({ kinds }, { kind }) => kind.length === 0 || kinds.some((one) => kind.includes(one)),
  maker: ({ maker: own }, { maker }) => maker.length === 0 || maker.includes(own),
  from: ({ localDate }, { from }) => from === null || localDate >= from.slice(0, localDate.length),
  to: ({ localDate }, { to }) => to === null || localDate <= to.slice(0, localDate.length),
};
const PAIR_TESTS: Tests<"pairs", NamedPair> = {
  relation: ({ announcement, company }, { relation }) =>
    relation === "all" || announcement.companies.some((named) => named.company === company),
};

interface NamedPair {
  readonly announcement: Pick<KnownAnnouncement, "companies">;
  /** Slug. */
  readonly company: string;
}

/** Whether a filter asks for a company of that slug. */
export const isCompanyIn = (filter: Pick<Filter, NameAbout<"companies">>, slug: string): boolean =>
  Object.values(COMPANY_TESTS).every((passes) => passes(slug, filter));

/** The listings that a filter asks for, by company and main listing first. */
export function listingsIn(
  reference: Reference,
  filter: Pick<Filter, NameAbout<"companies" | "listings">>,
): Listing[] {
  const tests = Object.values(LISTING_TESTS);
  return reference.listings.filter(
    (listing) => isCompanyIn(filter, listing.company) && tests.every((passes) => passes(listing, filter)),
  );
}

/** The announcements that a filter asks for, by date. */
export function announcementsIn(
  reference: Reference,
  filter: Pick<Filter, NameAbout<"announcements">>,
): KnownAnnouncement[] {
  const tests = Object.values(ANNOUNCEMENT_TESTS);
  return reference.announcements.filter((announcement) =>
    tests.every((passes) => passes(announcement, filter)),
  );
}

/** Whether a filter asks for the pair of an announcement and a company. */
export const isPairIn = (filter: Pick<Filter, NameAbout<"pairs">>, pair: NamedPair): boolean =>
  Object.values(PAIR_TESTS).every((passes) => passes(pair, filter));

/** What stays the same for all announcements of one listing. */
export type ListingInput = Omit<ReactionInput, "placed" | "filter">;

/** The series and rates behind a listing's reactions; null where nothing of it is stored. */
export async function loadListing(
  store: Store,
  reference: Reference,
  listing: Listing,
  benchmarkSymbol: string | null,
): Promise<ListingInput | null> {
  const symbol = benchmarkSymbol ?? listing.benchmarkSymbols[0];
  const [series, benchmark, rates] = await Promise.all([
    loadSeries(store, reference, listing.symbol),
    symbol === undefined ? null : loadSeries(store, reference, symbol),
    loadRates(store, reference, listing.currency),
  ]);
  return series && { reference, listing, series, benchmark, rates };
}

/**
 * One reaction for every announcement and every listing in the filter, announcement by announcement in the
 * order of their dates, whether or not the announcement names the company unless the filter says so.
 */
export async function* reactions(
  store: Store,
  reference: Reference,
  filter: Filter,
): AsyncGenerator<Reaction, void, undefined> {
  const inputs = [];
  for (const listing of listingsIn(reference, filter)) {
    const input = await loadListing(store, reference, listing, filter.benchmark);
    if (input) inputs.push({ input, days: dayZerosOn(reference, listing.exchangeCode) });
  }
  for (const announcement of announcementsIn(reference, filter)) {
    for (const { input, days } of inputs) {
      const placed = days.get(announcement.slug);
      const pair = { announcement, company: input.listing.company };
      if (placed && isPairIn(filter, pair)) yield measureReaction({ ...input, placed, filter });
    }
  }
}
