import type { Filter } from "../../filters.ts";
import type { Reaction } from "../../reactions/reaction.ts";
import type { Tested } from "../../study/types.ts";

/**
 * Whether a reaction takes part in what is ordered by size: the one that is said first, the strongest on top. Where
 * only the day of an announcement is known, its day 0 may be another session and its figures with it, so it stands
 * apart unless the filter ranks such days.
 */
export const isRanked = (
  { precision }: Pick<Reaction, "precision">,
  { dayonly }: Pick<Filter, "dayonly">,
): boolean => precision !== "day" || dayonly === "ranked";

/** The ranked reactions in their order, and those that stand apart after them. */
export function rankedFirst<Row>(rows: readonly Row[], ranks: (row: Row) => boolean): Row[] {
  return [...rows.filter(ranks), ...rows.filter((row) => !ranks(row))];
}

/** How many reactions could be tested, and how many of them have a p under 0.05, where chance alone gives one in twenty. */
export interface TestedCount {
  readonly tested: number;
  readonly under: number;
}

export const LOW_PROBABILITY = 0.05;

/** Counts the abnormal returns with a p. */
export function testedCount(
  rows: readonly { readonly abnormalReturn: Pick<Tested, "pValue"> | null }[],
): TestedCount {
  const values = rows.flatMap(({ abnormalReturn }) => abnormalReturn?.pValue ?? []);
  return { tested: values.length, under: values.filter((value) => value < LOW_PROBABILITY).length };
}
