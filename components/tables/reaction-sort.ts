import type { Reaction } from "../../lib/views/reaction.ts";

/** The columns a reader can sort by, each with the value that it is sorted on. */
const SORT_VALUES = {
  announced: ({ announcedOn, event }: Reaction) => `${announcedOn} ${event}`,
  company: ({ company, symbol, announcedOn }: Reaction) => `${company} ${symbol} ${announcedOn}`,
  day0: ({ dayZero }: Reaction) => (dayZero.status === "found" ? dayZero.session : null),
  return: ({ rawReturn, adjustedReturn }: Reaction) => rawReturn ?? adjustedReturn,
  benchmark: ({ benchmarkReturn }: Reaction) => benchmarkReturn,
  abnormal: ({ abnormalReturn }: Reaction) => abnormalReturn?.value ?? null,
  // The strongest first means furthest from zero, whichever way.
  t: ({ abnormalReturn }: Reaction) => (abnormalReturn ? Math.abs(abnormalReturn.tStatistic) : null),
  car: ({ car }: Reaction) => car?.value ?? null,
  carT: ({ car }: Reaction) => (car ? Math.abs(car.tStatistic) : null),
  volume: ({ volumeRatio }: Reaction) => volumeRatio,
} as const;

export type ReactionSortKey = keyof typeof SORT_VALUES;

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

export const sortText = ({ key, descending }: ReactionSort): string => `${descending ? "-" : ""}${key}`;

const isSortKey = (key: string | null | undefined): key is ReactionSortKey =>
  key !== null && key !== undefined && Object.hasOwn(SORT_VALUES, key);

/** The rows in order; those without a value come last whichever way, and equals keep their order. */
export function sortReactions(rows: readonly Reaction[], { key, descending }: ReactionSort): Reaction[] {
  const value = SORT_VALUES[key];
  return [...rows].sort((left, right) => {
    const [a, b] = [value(left), value(right)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (a === b) return 0;
    return (a < b ? -1 : 1) * (descending ? -1 : 1);
  });
}
