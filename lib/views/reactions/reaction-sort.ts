import { rankedFirst } from "./ranking.ts";
import type { TableReaction } from "./table-rows.ts";

/** The columns a reader can sort by, each with the value that it is sorted on. */
const SORT_VALUES = {
  announced: ({ announcedOn, event }: TableReaction) => `${announcedOn} ${event}`,
  // Of one listing the order stays that of the dates, or of the next column sorted by.
  company: ({ company, symbol }: TableReaction) => `${company} ${symbol}`,
  day0: ({ dayZero }: TableReaction) => (dayZero.status === "found" ? dayZero.session : null),
  return: ({ rawReturn, adjustedReturn }: TableReaction) => rawReturn ?? adjustedReturn,
  benchmark: ({ benchmarkReturn }: TableReaction) => benchmarkReturn,
  abnormal: ({ abnormalReturn }: TableReaction) => abnormalReturn?.value ?? null,
  // The strongest first means furthest from zero, whichever way.
  t: ({ abnormalReturn }: TableReaction) => (abnormalReturn ? Math.abs(abnormalReturn.tStatistic) : null),
  car: ({ car }: TableReaction) => car?.value ?? null,
  carT: ({ car }: TableReaction) => (car ? Math.abs(car.tStatistic) : null),
  volume: ({ volumeRatio }: TableReaction) => volumeRatio,
} as const;

export type ReactionSortKey = keyof typeof SORT_VALUES;

/** The columns in the order of the table. */
export const SORT_KEYS: readonly ReactionSortKey[] = [
  "announced",
  "company",
  "day0",
  "return",
  "benchmark",
  "abnormal",
  "t",
  "car",
  "carT",
  "volume",
];

/** What is sorted on; null where there is no value. */
export type SortValue = string | number | null;

/** What a reaction is sorted on in a column. */
export const sortValue = (reaction: TableReaction, key: ReactionSortKey): SortValue =>
  SORT_VALUES[key](reaction);

export interface ReactionSort {
  readonly key: ReactionSortKey;
  readonly descending: boolean;
}

/** The strongest reactions first: the question is what moved. */
export const DEFAULT_SORT: ReactionSort = { key: "t", descending: true };

/** A sort as it stands in a URL: `-t`, `announced`. Null where it is none. */
export function parseSort(text: string | null): ReactionSort | null {
  const descending = text?.startsWith("-") ?? false;
  const key = descending ? text?.slice(1) : text;
  return isSortKey(key) ? { key, descending } : null;
}

/** A sort as an address has it: `car`, and `-car` for the largest first. */
export const sortText = ({ key, descending }: ReactionSort): string => `${descending ? "-" : ""}${key}`;

/** Several sorts in a URL, `-car,company`, the first deciding; what is no sort is left out, and so is a column's second. */
export function parseSorts(text: string | null): readonly ReactionSort[] {
  const first = new Map<ReactionSortKey, ReactionSort>();
  for (const sort of (text ?? "").split(",").flatMap((one) => parseSort(one) ?? [])) {
    if (!first.has(sort.key)) first.set(sort.key, sort);
  }
  return first.size > 0 ? [...first.values()] : [DEFAULT_SORT];
}

/** Sorts as they stand in a URL; null for the order that stands there without any. */
export function sortsText(sorts: readonly ReactionSort[]): string | null {
  const text = sorts.map(sortText).join(",");
  return text === sortText(DEFAULT_SORT) ? null : text;
}

/**
 * The sorts after a column was chosen: that column alone, or with `more` after those there are. A column that
 * is sorted by already turns round; a new one begins with the largest, a company's name with the first letter.
 */
export function chosenSorts(
  sorts: readonly ReactionSort[],
  key: ReactionSortKey,
  more: boolean,
): readonly ReactionSort[] {
  const known = sorts.find((sort) => sort.key === key);
  const chosen = { key, descending: known ? !known.descending : key !== "company" };
  if (!more) return [chosen];
  return known ? sorts.map((sort) => (sort === known ? chosen : sort)) : [...sorts, chosen];
}

const isSortKey = (key: string | null | undefined): key is ReactionSortKey =>
  key !== null && key !== undefined && Object.hasOwn(SORT_VALUES, key);

/** Orders that say nothing of how strong a reaction was: by announcement, by listing, by day. */
const ORDERS_BY_NAME: readonly ReactionSortKey[] = ["announced", "company", "day0"];

/** Whether a column's order ranks reactions, from which those of a mere day stand apart. */
export const isRanking = (key: ReactionSortKey): boolean => !ORDERS_BY_NAME.includes(key);

/**
 * The rows in order; those without a value come last whichever way, and equals keep their order. Where the order ranks
 * them, rows that are not `ranks` come after all others.
 */
export function sortReactions<Row extends TableReaction>(
  rows: readonly Row[],
  { key, descending }: ReactionSort,
  ranks: (row: TableReaction) => boolean = () => true,
): Row[] {
  const sorted = rows.toSorted((left, right) =>
    inOrder(sortValue(left, key), sortValue(right, key), descending),
  );
  return isRanking(key) ? rankedFirst(sorted, ranks) : sorted;
}

/** The rows in the order of several columns, the first deciding. */
export const sortByAll = <Row extends TableReaction>(
  rows: readonly Row[],
  sorts: readonly ReactionSort[],
  ranks: (row: TableReaction) => boolean,
): readonly Row[] =>
  sorts.reduceRight<readonly Row[]>(
    (sorted, sort, at) => sortReactions(sorted, sort, at === 0 ? ranks : undefined),
    rows,
  );

/** Two values of one column: negative where the first stands before the second; none stands last whichever way. */
export function inOrder(left: SortValue, right: SortValue, descending: boolean): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return ascending(left, right) * (descending ? -1 : 1);
}

/** Two values of one column: negative where the first is the smaller. */
export const ascending = (a: string | number, b: string | number): number => (a === b ? 0 : a < b ? -1 : 1);
