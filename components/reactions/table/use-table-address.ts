import { parseAsArrayOf, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { REACTION_GROUPINGS, type ReactionGrouping } from "../../../lib/views/reactions/reaction-groups.ts";
import type { ReactionColumn } from "./reaction-cells.tsx";
import {
  chosenSorts,
  parseSorts,
  type ReactionSort,
  type ReactionSortKey,
  SORT_KEYS,
  sortsText,
} from "./reaction-sort.ts";

const PARSERS = {
  sort: parseAsString,
  group: parseAsStringLiteral(REACTION_GROUPINGS),
  hide: parseAsArrayOf(parseAsString),
  rows: parseAsString,
  page: parseAsInteger,
};

/** How the reader wants the table; all of it stands in the address, so that a link keeps it. */
export interface TableAddress {
  readonly sorts: readonly ReactionSort[];
  readonly group: ReactionGrouping | null;
  /** Columns shown, in their order. */
  readonly columns: readonly ReactionColumn[];
  /** Whether the reader asked for more rows at once. */
  readonly manyRows: boolean;
  readonly page: number;
  readonly sortBy: (key: ReactionSortKey, more: boolean) => void;
  readonly groupBy: (group: ReactionGrouping | null) => void;
  readonly show: (column: ReactionColumn, shown: boolean) => void;
  readonly showMany: (many: boolean) => void;
  readonly toPage: (page: number) => void;
}

const ALL_COLUMNS: readonly ReactionColumn[] = [...SORT_KEYS, "flags"];
/** Columns that can be left out: a row without its announcement says nothing. */
export const OPTIONAL_COLUMNS: readonly ReactionColumn[] = ALL_COLUMNS.filter(
  (column) => column !== "announced",
);

/** Reads and writes the table's part of the address; what is no column or no sort there is left out. */
export function useTableAddress(): TableAddress {
  const [{ sort, group, hide, rows, page }, setAddress] = useQueryStates(PARSERS);
  const sorts = parseSorts(sort);
  const hidden = OPTIONAL_COLUMNS.filter((column) => hide?.includes(column));
  return {
    sorts,
    group,
    columns: ALL_COLUMNS.filter((column) => !hidden.includes(column)),
    manyRows: rows === "all",
    page: Math.max(1, page ?? 1),
    sortBy: (key, more) =>
      void setAddress({ sort: sortsText(chosenSorts(sorts, key, more)), page: null }, { history: "push" }),
    groupBy: (next) => void setAddress({ group: next, page: null }, { history: "push" }),
    show: (column, shown) => {
      const next = shown ? hidden.filter((one) => one !== column) : [...hidden, column];
      void setAddress({ hide: next.length > 0 ? next : null });
    },
    showMany: (many) => void setAddress({ rows: many ? "all" : null, page: null }),
    toPage: (next) => void setAddress({ page: next > 1 ? next : null }),
  };
}
