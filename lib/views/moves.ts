import type { FilterProblem, QueryInput } from "../filters/parse.ts";
import { DEFAULT_FILTER } from "../filters.ts";
import { addDays } from "../market/session-date.ts";
import { type MovesQuery, movesQueryText, parseMovesQuery } from "../reactions/questions/moves-query.ts";
import {
  type Move,
  type MoveFigures,
  type MovesFilter,
  moveRow,
  type UnstudiedListing,
  unexplainedMoves,
} from "../reactions/questions/unexplained-moves.ts";
import { loadReference, type Reference } from "../reactions/reference.ts";
import { listingsIn } from "../reactions/selection.ts";
import type { Language } from "../reactions/titles.ts";
import { readSharesRange } from "../store/bars/stored-range.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import type { SessionWindow } from "../study/types.ts";
import { ESTIMATION_WINDOW } from "../study/windows.ts";
import { searchCompanies } from "./company-list.ts";
import { type CompanyOption, filterOptions } from "./options.ts";
import { firstValue, type ListQuery, listQuery, type Page, pageOf } from "./paging.ts";

/**
 * What the moves are in order of; the first is what the list opens on. `strongest` is by |t|, `largest` by the size of
 * the abnormal return, and one of each company.
 */
export const MOVE_ORDERS = ["strongest", "newest", "largest"] as const;
export type MoveOrder = (typeof MOVE_ORDERS)[number];

/** Moves on one page of the list, and listings that were not measured. */
const PAGE_SIZE = 100;
const UNSTUDIED_NAMED = 20;

/** So many sessions of listings are looked through for one page at most: a year of a thousand, seven of two hundred. */
const MOST_SESSIONS = 400_000;
/** The sessions of a year, of 365 days. */
const SESSIONS_A_YEAR = 245;

/** The days on which companies moved abnormally with no announcement about them near. */
export interface MovesView extends Omit<MovesQuery, "problems">, ListQuery<MoveOrder>, Page<Move> {
  readonly problems: readonly FilterProblem[];
  readonly companies: readonly CompanyOption[];
  /** Whether the search finds a company among those of the filter, so that anything was looked through. */
  readonly findsCompany: boolean;
  /** Where the moves begin later than was asked for, because all would be too many at once: that day, and of how many listings. */
  readonly cut: { readonly from: string; readonly listings: number } | null;
  /** The first of those that could not be measured, and how many more there are. */
  readonly unstudied: readonly UnstudiedListing[];
  readonly moreUnstudied: number;
  /** The sessions before each day that the model is fitted on. */
  readonly estimation: SessionWindow;
  /** The query string that makes the export send all of them. */
  readonly exportQuery: string;
  readonly revision: number;
}

/** Reads a page of unexplained moves; `search` keeps the companies with these words in their names or symbols. */
export async function movesView(query: QueryInput, language: Language, given?: Store): Promise<MovesView> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const { filter, problems, badSigma } = parseMovesQuery(query, reference);
  const asked = listQuery(query, MOVE_ORDERS);
  const wanted = narrowed(reference, filter, asked.search);
  const cut = wanted && (await cutOf(store, reference, wanted));
  const found = wanted
    ? await unexplainedMoves(store, reference, cut ? { ...wanted, from: cut.from } : wanted)
    : { moves: [], unstudied: [] };
  const { rows, ...place } = pageOf(inOrder(found.moves, asked.order), firstValue(query, "page"), PAGE_SIZE);
  return {
    ...asked,
    filter,
    badSigma,
    problems: [...problems, ...asked.problems],
    companies: filterOptions(reference, { filter, companies: rows.map(({ company }) => company) }).companies,
    findsCompany: wanted !== null,
    ...place,
    rows: rows.map((figures) => moveRow(reference, figures)),
    cut,
    unstudied: found.unstudied.slice(0, UNSTUDIED_NAMED),
    moreUnstudied: Math.max(0, found.unstudied.length - UNSTUDIED_NAMED),
    estimation: ESTIMATION_WINDOW,
    exportQuery: movesQueryText(wanted ?? filter),
    revision: reference.revision,
  };
}

/** The filter with the companies that a search finds among its own; null where it finds none. */
function narrowed(reference: Reference, filter: MovesFilter, search: string): MovesFilter | null {
  if (search === "") return filter;
  const company = searchCompanies(reference, search)
    .map(({ slug }) => slug)
    .filter((slug) => filter.company.length === 0 || filter.company.includes(slug));
  return company.length === 0 ? null : { ...filter, company };
}

/** From when on as many sessions of a filter's listings are looked through as can be at once; null where all can be. */
async function cutOf(store: Store, reference: Reference, filter: MovesFilter): Promise<MovesView["cut"]> {
  const listings = listingsIn(reference, { ...DEFAULT_FILTER, ...filter }).length;
  const stored = await readSharesRange(store);
  if (stored === null || listings === 0) return null;
  const last = filter.to !== null && filter.to < stored.last ? filter.to : stored.last;
  const sessions = Math.max(20, Math.floor(MOST_SESSIONS / listings) + ESTIMATION_WINDOW.start);
  const from = addDays(last, -Math.ceil((sessions / SESSIONS_A_YEAR) * 365));
  const begins = filter.from !== null && filter.from > stored.first ? filter.from : stored.first;
  return begins >= from ? null : { from, listings };
}

/** The largest |t| first as they are found, the newest first, or of each company its largest abnormal return. */
function inOrder(moves: readonly MoveFigures[], order: MoveOrder): readonly MoveFigures[] {
  if (order === "strongest") return moves;
  if (order === "newest") return moves.toSorted((a, b) => (a.session < b.session ? 1 : -1));
  const seen = new Set<string>();
  const bySize = moves.toSorted((a, b) => Math.abs(b.abnormal) - Math.abs(a.abnormal));
  return bySize.filter(({ company }) => {
    const isFirst = !seen.has(company);
    seen.add(company);
    return isFirst;
  });
}
