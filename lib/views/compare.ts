import { type ValueAxis, valueAxis } from "../drawing/axis.ts";
import { type ExportLinks, exportLinks } from "../export/export-links.ts";
import type { FilterProblem, QueryInput } from "../filters/parse.ts";
import type { Filter } from "../filters.ts";
import { type AlignedPoint, alignedPath } from "../reactions/aligned-path.ts";
import { PATH_WINDOW } from "../reactions/car-path.ts";
import { dayZerosOn } from "../reactions/day-zeros.ts";
import { measureReaction, type Reaction } from "../reactions/reaction.ts";
import { loadListing } from "../reactions/reactions.ts";
import { loadReference, type Reference } from "../reactions/reference.ts";
import type { Language } from "../reactions/titles.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import type { SessionWindow } from "../study/types.ts";
import { type CompareBy, type CompareChoice, compareChoice, compareQuery } from "./compare-choice.ts";
import { type SeriesNote, seriesNotes } from "./data/series-notes.ts";
import { type FilterOptions, filterOptions } from "./options.ts";

/** One announcement and one listing: the figures of reactions.csv and the path round day 0. */
export interface ComparedCell {
  readonly reaction: Reaction;
  /** Empty where there is no price on day 0. */
  readonly path: readonly AlignedPoint[];
}

/** What stands side by side: an announcement's listings, or a listing's announcements. */
export interface ComparedBlock {
  readonly cells: readonly ComparedCell[];
}

/** Listings round announcements, or announcements of listings, beside each other. */
export interface Comparison {
  readonly revision: number;
  readonly by: CompareBy;
  readonly filter: Filter;
  readonly problems: readonly FilterProblem[];
  readonly opened: CompareChoice["opened"];
  readonly left: CompareChoice["left"];
  readonly options: FilterOptions;
  readonly exports: ExportLinks;
  /** The query string that is this page and no other. */
  readonly query: string;
  readonly blocks: readonly ComparedBlock[];
  readonly drawn: SessionWindow;
  /** The one scale of every line of the page, fractions; null where no line is. */
  readonly axis: ValueAxis | null;
  readonly notes: readonly SeriesNote[];
}

/** What is said of a comparison before all of it is measured: what it compares, and its first block alone. */
export type ComparisonHead = Pick<
  Comparison,
  "revision" | "by" | "filter" | "problems" | "left" | "options" | "query" | "blocks"
>;

/** A comparison's head, for the page's title, description and address. */
export async function compareHead(
  query: QueryInput,
  language: Language,
  given?: Store,
): Promise<ComparisonHead> {
  const { store, reference, choice } = await chosen(query, language, given);
  const { by, filter, problems, left } = choice;
  const first =
    by === "company"
      ? { ...choice, announcements: choice.announcements.slice(0, 1) }
      : { ...choice, listings: choice.listings.slice(0, 1) };
  return {
    revision: reference.revision,
    ...{ by, filter, problems, left },
    options: filterOptions(reference),
    query: compareQuery(filter, by),
    blocks: blocksOf(await comparedCells(store, reference, first, filter.window), by),
  };
}

/** The page of a comparison: measured by the same functions as an announcement's page and reactions.csv. */
export async function compareView(query: QueryInput, language: Language, given?: Store): Promise<Comparison> {
  const { store, reference, choice } = await chosen(query, language, given);
  const { by, filter, problems, opened, left } = choice;
  // As far as every chart of a CAR, or as the filter's window.
  const drawn = {
    start: Math.min(PATH_WINDOW.start, filter.window.start),
    end: Math.max(PATH_WINDOW.end, filter.window.end),
  };
  const cells = await comparedCells(store, reference, choice, drawn);
  return {
    revision: reference.revision,
    ...{ by, filter, problems, opened, left, drawn },
    options: filterOptions(reference),
    exports: exportLinks(reference, filter),
    query: compareQuery(filter, by),
    blocks: blocksOf(cells, by),
    axis: valueAxis(
      cells.flatMap(({ path }) => path.flatMap(({ raw, abnormal }) => [raw, abnormal, 0])),
      "price",
    ),
    notes: await seriesNotes(
      store,
      reference,
      cells.flatMap(({ reaction }) => [reaction.symbol, reaction.benchmark ?? []].flat()),
    ),
  };
}

async function chosen(query: QueryInput, language: Language, given: Store | undefined) {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  return { store, reference, choice: await compareChoice(store, reference, query) };
}

function blocksOf(cells: readonly ComparedCell[], by: CompareBy): ComparedBlock[] {
  const keyOf = ({ reaction }: ComparedCell) => (by === "company" ? reaction.event : reaction.symbol);
  return [...Map.groupBy(cells, keyOf).values()].map((own) => ({ cells: own }));
}

/** Every announcement against every listing, announcement by announcement. */
async function comparedCells(
  store: Store,
  reference: Reference,
  { listings, announcements, filter }: Pick<CompareChoice, "listings" | "announcements" | "filter">,
  drawn: SessionWindow,
): Promise<ComparedCell[]> {
  const loaded = await Promise.all(
    listings.map((listing) => loadListing(store, reference, listing, filter.benchmark)),
  );
  const inputs = loaded.filter((input) => input !== null);
  return announcements.flatMap(({ slug }) =>
    inputs.flatMap((input) => {
      const placed = dayZerosOn(reference, input.listing.exchangeCode).get(slug);
      if (!placed) return [];
      const reaction = measureReaction({ ...input, placed, filter });
      const { series, benchmark } = input;
      const index =
        placed.dayZero.status === "found" ? series.position.get(placed.dayZero.session) : undefined;
      const path = index === undefined ? [] : alignedPath(series, benchmark, index, filter, drawn);
      return [{ reaction, path }];
    }),
  );
}
