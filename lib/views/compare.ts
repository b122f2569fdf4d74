import { type ValueAxis, valueAxis } from "../drawing/axis.ts";
import { listingLook } from "../drawing/series-colours.ts";
import { type ExportLinks, exportLinks } from "../export/export-links.ts";
import type { FilterProblem, QueryInput } from "../filters/parse.ts";
import type { Filter } from "../filters.ts";
import { otherSessions } from "../reactions/day-zero/others-in-window.ts";
import { type AlignedPoint, alignedPath } from "../reactions/paths/aligned-path.ts";
import { PATH_WINDOW } from "../reactions/paths/car-path.ts";
import { measureReaction, type Reaction } from "../reactions/reaction.ts";
import { loadReference } from "../reactions/reference.ts";
import { companiesOf, loadSelection, placedPairs, seriesBehind } from "../reactions/selection.ts";
import type { Language } from "../reactions/titles.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import type { SessionWindow } from "../study/types.ts";
import {
  type CompareBy,
  type CompareChoice,
  type CompareWords,
  compareChoice,
  compareQuery,
  turnedQuery,
} from "./compare-choice.ts";
import { isDoubted } from "./data/open-findings.ts";
import { type SeriesNote, seriesNotes } from "./data/series-notes.ts";
import { type ComparedHeadline, comparedHeadline } from "./headline.ts";
import { type FilterOptions, filterOptions } from "./options.ts";

/** One announcement and one listing: the figures of reactions.csv and the path round day 0. */
export interface ComparedCell {
  readonly reaction: Reaction;
  /** Empty where there is no price on day 0. */
  readonly path: readonly AlignedPoint[];
  /** Sessions drawn on which other announcements of the company fall. */
  readonly others: readonly number[];
  /** The scale of its lines, fractions: its listing's own over the whole page, or the page's; null where no line is. */
  readonly axis: ValueAxis | null;
  /** Its listing's number among the series' colours, the same on every page. */
  readonly colour: number;
}

/** What stands side by side: an announcement's listings, or a listing's announcements. */
export interface ComparedBlock {
  readonly cells: readonly ComparedCell[];
}

/** Listings round announcements, or announcements of listings, beside each other. */
export interface Comparison extends CompareWords {
  readonly revision: number;
  readonly filter: Filter;
  readonly problems: readonly FilterProblem[];
  readonly opened: CompareChoice["opened"];
  readonly left: CompareChoice["left"];
  readonly options: FilterOptions;
  readonly exports: ExportLinks;
  /** The query string that is this page and no other, and that of the same turned round. */
  readonly query: string;
  readonly turned: string;
  readonly blocks: readonly ComparedBlock[];
  /** What its first block did, in one sentence; null where nothing was measured. */
  readonly headline: ComparedHeadline | null;
  readonly drawn: SessionWindow;
  /** A scale that holds every line of the page, fractions; null where no line is. */
  readonly axis: ValueAxis | null;
  readonly notes: readonly SeriesNote[];
  /** The symbols of listings against whose quotes the checks hold an error. */
  readonly doubted: readonly string[];
}

/** What is said of a comparison before all of it is measured: what it compares, and its first block alone. */
export type ComparisonHead = Pick<
  Comparison,
  "revision" | keyof CompareWords | "filter" | "problems" | "left" | "options" | "query" | "blocks"
>;

/** A comparison's head, for the page's title, description and address. */
export async function compareHead(
  query: QueryInput,
  language: Language,
  given?: Store,
): Promise<ComparisonHead> {
  const { store, reference, choice } = await chosen(query, language, given);
  const { by, base, axes, selection, problems, left } = choice;
  const { filter, announcements, listings } = selection;
  const first =
    by === "company" ? { announcements: announcements.slice(0, 1) } : { listings: listings.slice(0, 1) };
  const pairs = placedPairs(await loadSelection(store, { ...selection, ...first }));
  return {
    revision: reference.revision,
    ...{ by, base, axes, filter, problems, left },
    options: filterOptions(reference, { filter, companies: companiesOf(selection) }),
    query: compareQuery(filter, choice),
    blocks: blocksOf(
      [...pairs].map((pair) => ({
        reaction: measureReaction(pair, filter),
        path: [],
        others: [],
        axis: null,
        colour: 1,
      })),
      by,
    ),
  };
}

/** The page of a comparison: measured by the same functions as an announcement's page and reactions.csv. */
export async function compareView(query: QueryInput, language: Language, given?: Store): Promise<Comparison> {
  const { store, reference, choice } = await chosen(query, language, given);
  const { by, base, axes, selection, problems, opened, left } = choice;
  const { filter } = selection;
  // As far as every chart of a CAR, or as the filter's window.
  const drawn = {
    start: Math.min(PATH_WINDOW.start, filter.window.start),
    end: Math.max(PATH_WINDOW.end, filter.window.end),
  };
  const pairs = [...placedPairs(await loadSelection(store, selection))];
  const from = base === "day0" ? 0 : drawn.start;
  const measured = pairs.map((pair) => {
    const { index } = pair;
    const path = index === null ? [] : alignedPath(pair, index, filter, { ...drawn, base: from });
    const reaction = measureReaction(pair, filter);
    return { reaction, path, others: otherSessions(reference, reaction, drawn) };
  });
  const axis = axisOf(measured);
  const own = Map.groupBy(measured, ({ reaction }) => reaction.symbol);
  const cells = measured.map((cell) => ({
    ...cell,
    axis: axes === "one" ? axis : axisOf(own.get(cell.reaction.symbol) ?? []),
    colour: listingLook(reference, cell.reaction).colour,
  }));
  const blocks = blocksOf(cells, by);
  return {
    revision: reference.revision,
    ...{ by, base, axes, filter, problems, opened, left, drawn, axis },
    options: filterOptions(reference, { filter, companies: companiesOf(selection) }),
    exports: exportLinks(selection),
    query: compareQuery(filter, choice),
    turned: await turnedQuery(store, choice),
    blocks,
    headline: comparedHeadline(
      reference,
      by,
      (blocks[0]?.cells ?? []).map(({ reaction }) => reaction),
    ),
    notes: seriesNotes(reference, seriesBehind(pairs, filter)),
    doubted: [...own.keys()].filter((symbol) =>
      isDoubted(reference, { symbol, exchange: reference.instruments.get(symbol)?.exchange ?? null }),
    ),
  };
}

/** A scale that holds zero and every line of the cells, fractions; null where there is none. */
function axisOf(cells: readonly Pick<ComparedCell, "path">[]): ValueAxis | null {
  return valueAxis(
    cells.flatMap(({ path }) => path.flatMap(({ raw, abnormal }) => [raw, abnormal, 0])),
    "price",
  );
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
