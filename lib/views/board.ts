import { type ExportLinks, exportLinks } from "../export/export-links.ts";
import { type FilterProblem, parseFilter, type QueryInput } from "../filters/parse.ts";
import { DEFAULT_FILTER, type Filter, openingFilter } from "../filters.ts";
import { loadReference, type Reference } from "../reactions/reference.ts";
import { companiesOf, listingsIn, loadSelection, select } from "../reactions/selection.ts";
import type { Language } from "../reactions/titles.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import { type EmptyResult, emptyResult } from "./empty-result.ts";
import { type Panorama, panorama } from "./figure/panorama.ts";
import { type FilterOptions, filterOptions } from "./options.ts";

/** Everything the board shows, for one filter and one data revision. */
export interface BoardView extends Panorama {
  readonly revision: number;
  readonly filter: Filter;
  /** What the page opens on where its address asks for nothing. */
  readonly opening: Filter;
  readonly problems: readonly FilterProblem[];
  /** The filter that the board opened with where the reader gave none, so that it can say so. */
  readonly opened: {
    readonly from: string | null;
    /** The end of the story that the board opens on; null where it opens on all that is later. */
    readonly to: string | null;
    /** The start of the year of the last announcement, where the story ends before it. */
    readonly latest: string | null;
    readonly primaryOnly: boolean;
    readonly namedOnly: boolean;
    /** How many companies are shown of how many stored, where the board opened on a part. */
    readonly companies: { readonly shown: number; readonly stored: number } | null;
  };
  readonly options: FilterOptions;
  readonly exports: ExportLinks;
  /** Why there is no reaction, and what would have some; null where there are. */
  readonly empty: EmptyResult | null;
}

/**
 * The board for a page's query. Nothing given: the companies and the dates of the story that the data tell; without one
 * the main listings since the year of the last announcement.
 */
export async function boardView(query: QueryInput, language: Language, given?: Store): Promise<BoardView> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const asked = parseFilter(query, reference.vocabulary).filter;
  const opening = boardOpening(reference, asked);
  const defaults = { ...opening, ...openingRange(reference, opening, asked) };
  const { filter, problems } = parseFilter(query, reference.vocabulary, defaults);

  const selection = select(reference, filter);
  const shown = panorama(await loadSelection(store, selection), query);
  return {
    revision: reference.revision,
    filter,
    opening,
    problems,
    opened: {
      from: defaults.from !== null && filter.from === defaults.from ? defaults.from : null,
      to: defaults.to !== null && filter.to === defaults.to ? defaults.to : null,
      latest: defaults.to !== null && filter.to === defaults.to ? yearAfter(reference, defaults.to) : null,
      primaryOnly: filter.listing === "primary",
      namedOnly: filter.relation === "named",
      companies:
        defaults.company.length > 0
          ? { shown: filter.company.length, stored: reference.companies.length }
          : null,
    },
    options: filterOptions(reference, { filter, companies: companiesOf(selection) }),
    exports: exportLinks(selection),
    empty: shown.reactions.length === 0 ? emptyResult({ reference, filter, opening }) : null,
    ...shown,
  };
}

/** More lines than this can't be told apart, and the board must not grow with what is stored. */
const MOST_COMPANIES_AT_OPENING = 6;

/**
 * What the board opens on: main listings and whom announcements name; of companies those of the story, else the first;
 * the dates of the story, else from the year of the last announcement on. Where sectors or places are asked for, the
 * companies are those of them.
 */
function boardOpening(reference: Reference, asked: Pick<Filter, "sector" | "place">): Filter {
  const { announcements, story } = reference;
  const last = announcements.at(-1)?.localDate.slice(0, 4);
  const companies = companiesOfGroups(reference, asked);
  const told = companies
    .flatMap(({ slug, story: place }) => (place === null ? [] : [{ slug, place }]))
    .sort((one, other) => one.place - other.place);
  const isGroup = asked.sector.length > 0 || asked.place.length > 0;
  const slugs = (told.length > 0 && !isGroup ? told : companies).map(({ slug }) => slug);
  const shown = slugs.slice(0, MOST_COMPANIES_AT_OPENING);
  return openingFilter({
    company: shown.length < reference.companies.length ? shown : [],
    // A further listing is what a company may have in a place.
    listing: asked.place.length > 0 ? "all" : "primary",
    relation: "named",
    from: story?.from ?? (last === undefined ? null : `${last}-01-01`),
    to: story?.to ?? null,
  });
}

/** The companies of the sectors and places asked for, in their order; all where nothing is. */
function companiesOfGroups(
  reference: Reference,
  { sector, place }: Pick<Filter, "sector" | "place">,
): Reference["companies"] {
  const listings = listingsIn(reference, { ...DEFAULT_FILTER, sector, place });
  const chosen = new Set(listings.map(({ company }) => company));
  return reference.companies.filter(({ slug }) => chosen.has(slug));
}

/** The first day of the year of the last announcement; null where that year began before the range ended. */
function yearAfter({ announcements }: Reference, to: string): string | null {
  const year = announcements.at(-1)?.localDate.slice(0, 4);
  return year !== undefined && `${year}-01-01` > to ? `${year}-01-01` : null;
}

/**
 * Where the board starts and ends while nobody says so: with the opening's range, whatever else is asked for, unless that
 * lies outside of it: an end of the range, or an announcement. Then it starts, or ends, with everything stored. Who says
 * where it starts says all of the range: an end left open is the last day stored.
 */
function openingRange(
  { announcements }: Reference,
  { from, to }: Filter,
  asked: Pick<Filter, "from" | "to" | "event">,
): Pick<Filter, "from" | "to"> {
  const days = announcements.flatMap(({ slug, localDate }) =>
    asked.event.includes(slug) ? [localDate] : [],
  );
  const isEarlier = (start: string) =>
    (asked.to !== null && asked.to < start) || days.some((day) => day < start.slice(0, day.length));
  const isLater = (end: string) => days.some((day) => day > end.slice(0, day.length));
  return {
    from: from === null || isEarlier(from) ? null : from,
    to: to === null || asked.from !== null || isLater(to) ? null : to,
  };
}
