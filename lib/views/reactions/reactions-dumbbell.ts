import { type ValueAxis, valueAxis } from "../../drawing/axis.ts";
import { listingLook } from "../../drawing/series-colours.ts";
import type { Reaction } from "../../reactions/reaction.ts";
import { type Page, pagePlace } from "../paging.ts";
import { isRanked, rankedFirst } from "./ranking.ts";
import type { DumbbellOrder, ReactionsChoice } from "./reactions-choice.ts";
import type { ReactionsSelection } from "./reactions-selection.ts";

const ROWS_A_PAGE = 60;

/** One pair's return of day 0 beside its abnormal return, fractions. */
export interface Dumbbell {
  readonly reaction: Reaction;
  /** As traded; of adjusted closes where only those are stored. */
  readonly raw: number | null;
  readonly abnormal: number | null;
  /** Return less abnormal return: what the model had expected. Null where either is missing. */
  readonly gap: number | null;
  /** Its listing's number among the series' colours, the same on every page. */
  readonly colour: number;
}

/** Return against abnormal return for every pair of a selection on one axis. */
export interface DumbbellView {
  readonly order: DumbbellOrder;
  readonly page: Page<Dumbbell>;
  /** Fractions, the same for every page. */
  readonly axis: ValueAxis | null;
  /** Over all pages: pairs with both figures, and those in which the two have different signs. */
  readonly counts: { readonly pairs: number; readonly both: number; readonly turned: number };
}

/** The dumbbells of a selection in the chosen order; by size, those not ranked and those without the figure come last. */
export function dumbbellView(
  { sample, reference, filter }: ReactionsSelection,
  choice: ReactionsChoice,
): DumbbellView {
  const rows = inOrder(
    sample.events.map(({ reaction }) => dumbbell(reaction, listingLook(reference, reaction).colour)),
    choice.order,
    ({ reaction }) => isRanked(reaction, filter),
  );
  const { page, pages, skip } = pagePlace(choice.page, rows.length, ROWS_A_PAGE);
  const both = rows.filter(({ gap }) => gap !== null);
  return {
    order: choice.order,
    page: { rows: rows.slice(skip, skip + ROWS_A_PAGE), page, pages, total: rows.length },
    axis: valueAxis([...rows.flatMap(({ raw, abnormal }) => [raw, abnormal]), 0], "price"),
    counts: {
      pairs: rows.length,
      both: both.length,
      turned: both.filter(({ raw, abnormal }) => (raw ?? 0) * (abnormal ?? 0) < 0).length,
    },
  };
}

function dumbbell(reaction: Reaction, colour: number): Dumbbell {
  const raw = reaction.rawReturn ?? reaction.adjustedReturn;
  const abnormal = reaction.abnormalReturn?.value ?? null;
  return { reaction, raw, abnormal, gap: raw === null || abnormal === null ? null : raw - abnormal, colour };
}

function inOrder(
  rows: readonly Dumbbell[],
  order: DumbbellOrder,
  ranks: (row: Dumbbell) => boolean,
): Dumbbell[] {
  if (order === "date") return [...rows].reverse();
  const size = ({ abnormal, gap }: Dumbbell) => (order === "gap" ? gap && Math.abs(gap) : abnormal);
  const sorted = rows.toSorted(
    (a, b) => (size(b) ?? Number.NEGATIVE_INFINITY) - (size(a) ?? Number.NEGATIVE_INFINITY) || 0,
  );
  return rankedFirst(sorted, ranks);
}
