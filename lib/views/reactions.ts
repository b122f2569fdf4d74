import type { Filter } from "../filters.ts";
import type { Store } from "../store/client.ts";
import { dayZerosOn } from "./day-zeros.ts";
import { loadRates } from "./market-facts.ts";
import { measureReaction, type Reaction, type ReactionInput } from "./reaction.ts";
import type { KnownAnnouncement, Listing, Reference } from "./reference.ts";
import { loadSeries } from "./series.ts";

/** The listings that a filter asks for, by company and main listing first. */
export function listingsIn(reference: Reference, filter: Pick<Filter, "company" | "listing">): Listing[] {
  return reference.listings.filter(
    ({ company, primary }) =>
      (filter.company.length === 0 || filter.company.includes(company)) &&
      (filter.listing === "all" || primary),
  );
}

/** The announcements that a filter asks for, by date; a month counts for every day in it. */
export function announcementsIn(
  reference: Reference,
  filter: Pick<Filter, "event" | "kind" | "maker" | "from" | "to">,
): KnownAnnouncement[] {
  return reference.announcements.filter(
    ({ slug, kinds, maker, localDate }) =>
      (filter.event.length === 0 || filter.event.includes(slug)) &&
      (filter.kind.length === 0 || kinds.some((kind) => filter.kind.includes(kind))) &&
      (filter.maker.length === 0 || filter.maker.includes(maker)) &&
      (filter.from === null || localDate >= filter.from.slice(0, localDate.length)) &&
      (filter.to === null || localDate <= filter.to.slice(0, localDate.length)),
  );
}

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
  for (const { slug, companies } of announcementsIn(reference, filter)) {
    for (const { input, days } of inputs) {
      const placed = days.get(slug);
      const named = companies.some(({ company }) => company === input.listing.company);
      if (placed && (named || filter.relation === "all")) yield measureReaction({ ...input, placed, filter });
    }
  }
}
