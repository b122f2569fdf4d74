import { useSearchParams } from "next/navigation";
import {
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  useQueryState,
  useQueryStates,
} from "nuqs";
import { useMemo } from "react";
import { REACTION_GROUPINGS, type ReactionGrouping } from "../../../lib/views/reactions/reaction-groups.ts";
import {
  chosenSorts,
  parseSorts,
  type ReactionSort,
  type ReactionSortKey,
  SORT_KEYS,
  sortsText,
} from "../../../lib/views/reactions/reaction-sort.ts";
import type { ReactionColumn } from "./reaction-cells.tsx";

const PARSERS = {
  sort: parseAsString,
  group: parseAsStringLiteral(REACTION_GROUPINGS),
  hide: parseAsArrayOf(parseAsString),
  rows: parseAsString,
  page: parseAsInteger,
};
/** Part of the page's filter: what the server answers changes with it. */
const RANKS_DAYS = parseAsString.withOptions({ shallow: false, history: "push", scroll: false });

/** How the reader wants the table; all of it stands in the address, so that a link keeps it. */
export interface TableAddress {
  readonly sorts: readonly ReactionSort[];
  readonly group: ReactionGrouping | null;
  /** Columns shown, in their order. */
  readonly columns: readonly ReactionColumn[];
  /** Whether the reader asked for more rows at once. */
  readonly manyRows: boolean;
  readonly page: number;
  /** Whether announcements of which only the day is known are ranked with the others. */
  readonly ranksDays: boolean;
  readonly sortBy: (key: ReactionSortKey, more: boolean) => void;
  readonly groupBy: (group: ReactionGrouping | null) => void;
  readonly show: (column: ReactionColumn, shown: boolean) => void;
  readonly showMany: (many: boolean) => void;
  readonly toPage: (page: number) => void;
  /** The address of a page of the rows. */
  readonly pageAddress: (page: number) => string;
  /** One order by one column, the largest first. */
  readonly order: (key: ReactionSortKey) => void;
  readonly rankDays: (rank: boolean) => void;
}

const ALL_COLUMNS: readonly ReactionColumn[] = [...SORT_KEYS, "flags"];
/** Columns that can be left out: a row without its announcement says nothing. */
export const OPTIONAL_COLUMNS: readonly ReactionColumn[] = ALL_COLUMNS.filter(
  (column) => column !== "announced",
);

/**
 * Reads and writes the table's part of the address; what is no column or no sort there is left out. Where the server
 * sends a part of the rows, it is asked for another order, and there are no groups.
 */
export function useTableAddress(isPart: boolean): TableAddress {
  const [{ sort, group: asked, hide, rows, page }, setAddress] = useQueryStates(PARSERS);
  const search = useSearchParams();
  const group = isPart ? null : asked;
  const answered = { shallow: !isPart, scroll: false };
  const [dayonly, setDayOnly] = useQueryState("dayonly", RANKS_DAYS);
  const sorts = useMemo(() => parseSorts(sort), [sort]);
  const hidden = OPTIONAL_COLUMNS.filter((column) => hide?.includes(column));
  return {
    sorts,
    group,
    columns: ALL_COLUMNS.filter((column) => !hidden.includes(column)),
    manyRows: rows === "all",
    page: Math.max(1, page ?? 1),
    ranksDays: dayonly === "ranked",
    sortBy: (key, more) =>
      void setAddress(
        { sort: sortsText(chosenSorts(sorts, key, more)), page: null },
        { ...answered, history: "push" },
      ),
    groupBy: (next) => void setAddress({ group: next, page: null }, { history: "push" }),
    show: (column, shown) => {
      const next = shown ? hidden.filter((one) => one !== column) : [...hidden, column];
      void setAddress({ hide: next.length > 0 ? next : null });
    },
    showMany: (many) => void setAddress({ rows: many ? "all" : null, page: null }, answered),
    toPage: (next) => void setAddress({ page: next > 1 ? next : null }, answered),
    pageAddress(next) {
      const query = new URLSearchParams(search);
      if (next > 1) query.set("page", String(next));
      else query.delete("page");
      return `?${query}`;
    },
    order: (key) =>
      void setAddress(
        { sort: sortsText([{ key, descending: true }]), page: null },
        { ...answered, history: "push" },
      ),
    rankDays: (rank) => void setDayOnly(rank ? "ranked" : null),
  };
}
