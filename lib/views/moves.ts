import type { QueryInput } from "../filters/parse.ts";
import { type MovesQuery, movesQueryText, parseMovesQuery } from "../reactions/moves-query.ts";
import { loadReference } from "../reactions/reference.ts";
import type { Language } from "../reactions/titles.ts";
import { type Move, type UnstudiedListing, unexplainedMoves } from "../reactions/unexplained-moves.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import type { SessionWindow } from "../study/types.ts";
import { ESTIMATION_WINDOW } from "../study/windows.ts";
import { allOptions, type CompanyOption } from "./options.ts";

/** Rows on the page; the export has them all. */
const SHOWN_MOVES = 200;

/** The days on which companies moved abnormally with no announcement about them near. */
export interface MovesView extends MovesQuery {
  readonly companies: readonly CompanyOption[];
  readonly moves: readonly Move[];
  /** Moves of the filter that the page does not show. */
  readonly more: number;
  readonly unstudied: readonly UnstudiedListing[];
  /** The sessions before each day that the model is fitted on. */
  readonly estimation: SessionWindow;
  /** The query string that makes the export send all of them. */
  readonly exportQuery: string;
  readonly revision: number;
}

/** Reads the page of unexplained moves, strongest first. */
export async function movesView(query: QueryInput, language: Language, given?: Store): Promise<MovesView> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const asked = parseMovesQuery(query, reference);
  const found = await unexplainedMoves(store, reference, asked.filter);
  return {
    ...asked,
    companies: allOptions(reference).companies,
    moves: found.rows(0, SHOWN_MOVES),
    more: Math.max(0, found.total - SHOWN_MOVES),
    unstudied: found.unstudied,
    estimation: ESTIMATION_WINDOW,
    exportQuery: movesQueryText(asked.filter),
    revision: reference.revision,
  };
}
