import { type ExportLinks, exportLinks } from "../export/export-links.ts";
import { type FilterProblem, parseFilter, type QueryInput } from "../filters/parse.ts";
import { type Filter, openingFilter } from "../filters.ts";
import { loadReference, type Reference } from "../reactions/reference.ts";
import { companiesOf, loadSelection, select } from "../reactions/selection.ts";
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

/** The board for a page's query. Nothing given: the main listings since the year of the last announcement. */
export async function boardView(query: QueryInput, language: Language, given?: Store): Promise<BoardView> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const opening = boardOpening(reference);
  const asked = parseFilter(query, reference.vocabulary).filter;
  const defaults = { ...opening, from: openingStart(reference, opening, asked) };
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

/** What the board opens on: main listings and whom announcements name, from the year of the last one. */
function boardOpening(reference: Reference): Filter {
  const last = reference.announcements.at(-1)?.localDate.slice(0, 4);
  const slugs = reference.companies.map(({ slug }) => slug);
  return openingFilter({
    company: slugs.length > MOST_COMPANIES_AT_OPENING ? slugs.slice(0, MOST_COMPANIES_AT_OPENING) : [],
    listing: "primary",
    relation: "named",
    from: last === undefined ? null : `${last}-01-01`,
  });
}

/**
 * Where the board starts while nobody says so: the opening's year, whatever else is asked for, unless that lies
 * before it: an end of the range, or an announcement. Then it starts with everything stored.
 */
function openingStart(
  { announcements }: Reference,
  { from }: Filter,
  { to, event }: Pick<Filter, "to" | "event">,
): string | null {
  if (from === null || (to !== null && to < from)) return null;
  const isEarlier = announcements.some(
    ({ slug, localDate }) => event.includes(slug) && localDate < from.slice(0, localDate.length),
  );
  return isEarlier ? null : from;
}
