import { type ExportLinks, exportLinks } from "../../export/export-links.ts";
import type { FilterProblem, QueryInput } from "../../filters/parse.ts";
import type { Filter } from "../../filters.ts";
import type { Reaction } from "../../reactions/reaction.ts";
import type { Reference } from "../../reactions/reference.ts";
import { storedRanges } from "../../reactions/sessions/stored-ranges.ts";
import type { Language } from "../../reactions/titles.ts";
import type { Result } from "../../result.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import { type QuotedSeries, quotedSeries } from "../data/series-notes.ts";
import { type EmptyResult, emptyResult } from "../empty-result.ts";
import { allOptions, type CompanyOption, type FilterOptions, filterOptions } from "../options.ts";
import { parseReactionsChoice, type ReactionsChoice } from "./reactions-choice.ts";
import { type DumbbellView, dumbbellView } from "./reactions-dumbbell.ts";
import { type ExplainedView, explainedView } from "./reactions-explained.ts";
import { type HeatView, heatView } from "./reactions-heat.ts";
import { type PathsView, pathsView } from "./reactions-paths.ts";
import {
  type ReactionsSelection,
  reactionsSelection,
  type SelectionCounts,
  type SelectionCut,
} from "./reactions-selection.ts";
import { reactionsTogether, type Together, type TogetherRefusal } from "./reactions-together.ts";
import { type TablePage, tablePage } from "./table-page.ts";

/** One of the views of a selection, with what it draws. */
export type ReactionsContent =
  | { readonly view: "averages"; readonly together: Result<Together, TogetherRefusal> }
  | ({ readonly view: "table" } & TablePage)
  | { readonly view: "heat"; readonly heat: HeatView }
  | { readonly view: "paths"; readonly paths: PathsView }
  | { readonly view: "dumbbell"; readonly dumbbell: DumbbellView }
  | { readonly view: "explained"; readonly explained: ExplainedView };

/** The reactions page: one selection, and the view of it that the address asks for. */
export interface ReactionsPage {
  readonly revision: number;
  readonly filter: Filter;
  /** What the page opens on where its address asks for nothing. */
  readonly opening: Filter;
  readonly problems: readonly FilterProblem[];
  readonly options: FilterOptions;
  /** All companies stored, for their names: thousands, which are not sent. */
  readonly companies: readonly CompanyOption[];
  readonly exports: ExportLinks;
  readonly choice: ReactionsChoice;
  readonly counts: SelectionCounts;
  /** Where only the newest announcements of the filter are shown, because all would be too many at once. */
  readonly cut: SelectionCut | null;
  /** Why there is no pair, and what would have some; null where there are. */
  readonly empty: EmptyResult | null;
  readonly shown: ReactionsContent;
  /** The series behind it, for the source line of a picture. */
  readonly notes: readonly QuotedSeries[];
}

/** The reactions page for a query; only the view that is asked for is computed. */
export async function reactionsPage(
  query: QueryInput,
  language: Language,
  given?: Store,
): Promise<ReactionsPage> {
  const { choice, problems } = parseReactionsChoice(query);
  const selection = await reactionsSelection(query, language, given);
  const { reference, filter, opening, counts } = selection;
  return {
    revision: reference.revision,
    filter,
    opening,
    problems: [...selection.problems, ...problems],
    options: filterOptions(reference, { filter }),
    companies: allOptions(reference).companies,
    exports: exportLinks(selection),
    choice,
    counts,
    cut: selection.cut,
    empty: counts.pairs + counts.left === 0 ? emptyResult({ reference, filter, opening }) : null,
    shown: shownReactions(selection, choice, query),
    notes: await reactionsNotes(
      reference,
      selection.sample.events.map(({ reaction }) => reaction),
      given,
    ),
  };
}

/** What the source line of some reactions says of their series; `given` is another store than the app's. */
export async function reactionsNotes(
  reference: Reference,
  reactions: readonly Pick<Reaction, "symbol">[],
  given?: Store,
): Promise<readonly QuotedSeries[]> {
  const ranges = await storedRanges(given ?? (await sharedStore()), reference);
  return [...new Set(reactions.map(({ symbol }) => symbol))].flatMap((symbol) => {
    const instrument = reference.instruments.get(symbol);
    return instrument ? [quotedSeries(reference, instrument, ranges.get(instrument.id) ?? null)] : [];
  });
}

function shownReactions(
  selection: ReactionsSelection,
  choice: ReactionsChoice,
  query: QueryInput,
): ReactionsContent {
  const { view } = choice;
  const { sample, filter } = selection;
  switch (view) {
    case "averages":
      return { view, together: reactionsTogether(selection) };
    case "table":
      return {
        view,
        ...tablePage(
          sample.events.map(({ reaction }) => reaction),
          query,
          filter,
        ),
      };
    case "heat":
      return { view, heat: heatView(selection, choice) };
    case "paths":
      return { view, paths: pathsView(selection, choice) };
    case "dumbbell":
      return { view, dumbbell: dumbbellView(selection, choice) };
    case "explained":
      return { view, explained: explainedView(selection, choice) };
  }
}
