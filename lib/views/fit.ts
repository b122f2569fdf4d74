import { type FilterProblem, parseFilter, type QueryInput } from "../filters/parse.ts";
import { filterFor, filterQuery } from "../filters/query.ts";
import type { Filter } from "../filters.ts";
import { measureReaction, type Reaction } from "../reactions/reaction.ts";
import { loadReference } from "../reactions/reference.ts";
import { loadSelection, type PlacedPair, placedPairs, select } from "../reactions/selection.ts";
import { pairDiagnostics } from "../reactions/significance/fit-diagnostics.ts";
import type { Language } from "../reactions/titles.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import { fittedSessions } from "../study/diagnostics/fitted-sessions.ts";
import type { NormalReturnFit } from "../study/types.ts";
import { type ShownFit, shownFit } from "./fit-plots.ts";

/** The fit behind one reaction, with every test of it. */
export interface FitView {
  readonly revision: number;
  readonly filter: Filter;
  readonly problems: readonly FilterProblem[];
  /** The address of the announcement's page with the same method. */
  readonly query: string;
  readonly reaction: Reaction;
  /** Null where nothing could be fitted; the reaction's status says why. */
  readonly found: (ShownFit & { readonly fit: NormalReturnFit }) | null;
}

/** The fit behind an announcement's reaction on a listing; null where either is not stored. */
export async function fitView(
  { slug, symbol }: { readonly slug: string; readonly symbol: string },
  query: QueryInput,
  language: Language,
  given?: Store,
): Promise<FitView | null> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const parsed = parseFilter(query, reference.vocabulary);
  const filter: Filter = { ...filterFor("event", parsed.filter), company: [], event: [slug] };
  const listing = reference.listings.find((one) => one.symbol === symbol);
  const selection = select(reference, filter);
  if (!listing || selection.announcements.length === 0) return null;
  const [pair] = placedPairs(await loadSelection(store, { ...selection, listings: [listing] }));
  if (!pair) return null;
  return {
    revision: reference.revision,
    filter,
    problems: parsed.problems,
    query: filterQuery({ ...filter, event: [] }).toString(),
    reaction: measureReaction(pair, filter),
    found: pairFit(pair, filter),
  };
}

/** The fit behind a pair's reaction as it is shown; null where nothing could be fitted. */
export function pairFit(pair: PlacedPair, filter: Filter): FitView["found"] {
  const { series, index } = pair;
  const found = index === null ? null : pairDiagnostics(pair, index, filter);
  if (index === null || found === null) return null;
  const { fit, diagnostics, preTrend, fitted } = found;
  const sessions = fittedSessions(fitted, (offset) => series.sessions[index + offset] ?? "");
  return shownFit({ fit, diagnostics, preTrend, sessions });
}
