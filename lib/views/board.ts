import { DEFAULT_FILTER, type Filter, type FilterProblem, parseFilter, type QueryInput } from "../filters.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import { type ExportLinks, exportLinks } from "./export-links.ts";
import { type FilterOptions, filterOptions } from "./options.ts";
import { type Panorama, panorama } from "./panorama.ts";
import { loadReference, type Reference } from "./reference.ts";

/** Everything the board shows, for one filter and one data revision. */
export interface BoardView extends Panorama {
  readonly revision: number;
  readonly filter: Filter;
  readonly problems: readonly FilterProblem[];
  /** The filter that the board opened with where the reader gave none, so that it can say so. */
  readonly opened: { readonly from: string | null; readonly primaryOnly: boolean };
  readonly options: FilterOptions;
  readonly exports: ExportLinks;
}

/** The board for a page's query. Nothing given: the main listings since the year of the last announcement. */
export async function boardView(query: QueryInput, given?: Store): Promise<BoardView> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store);
  const defaults = openingFilter(reference, query);
  const { filter, problems } = parseFilter(query, reference.vocabulary, defaults);

  return {
    revision: reference.revision,
    filter,
    problems,
    opened: {
      from: defaults.from !== null && filter.from === defaults.from ? defaults.from : null,
      primaryOnly: filter.listing === "primary",
    },
    options: filterOptions(reference),
    exports: exportLinks(reference, filter),
    ...(await panorama(store, reference, filter)),
  };
}

/** What the board opens on: main listings, from 1 January of the year of the last announcement. */
function openingFilter(reference: Reference, query: QueryInput): Filter {
  const asked = (name: string) => (query instanceof URLSearchParams ? query.has(name) : query[name] !== undefined);
  const last = reference.announcements.at(-1)?.localDate.slice(0, 4);
  const unbounded = asked("from") || asked("to") || asked("event") || last === undefined;
  return { ...DEFAULT_FILTER, listing: "primary", from: unbounded ? null : `${last}-01-01` };
}
