"use client";

import {
  columnGroupingFeature,
  constructAggregationFn,
  createColumnHelper,
  createExpandedRowModel,
  createGroupedRowModel,
  createSortedRowModel,
  type ExpandedState,
  rowAggregationFeature,
  rowExpandingFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type ReactNode, useMemo } from "react";
import {
  groupFigures,
  groupsOf,
  type ReactionGrouping,
} from "../../../lib/views/reactions/reaction-groups.ts";
import {
  ascending,
  isRanking,
  type ReactionSort,
  type ReactionSortKey,
  SORT_KEYS,
  sortValue,
} from "../../../lib/views/reactions/reaction-sort.ts";
import type { TableReaction } from "../../../lib/views/reactions/table-rows.ts";
import type { DisplayedRow } from "./displayed-rows.ts";

/** A reaction in one of its groups; one of several kinds stands in each. */
interface GroupedReaction {
  readonly reaction: TableReaction;
  readonly group: string;
}

type Value = string | number | undefined;

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnGroupingFeature,
  groupedRowModel: createGroupedRowModel(),
  rowAggregationFeature,
  rowExpandingFeature,
  expandedRowModel: createExpandedRowModel(),
});

/** What a group is sorted on in a column: its mean where the table shows one, else the largest value of those ranked. */
const groupValue = (key: ReactionSortKey, ranks: (row: TableReaction) => boolean) =>
  constructAggregationFn<typeof features, GroupedReaction, Value, Value>({
    aggregate: ({ rows }) => {
      const reactions = rows.map(({ original }) => original.reaction);
      if (key === "abnormal") return groupFigures(reactions).abnormalReturn ?? undefined;
      if (key === "car") return groupFigures(reactions).car ?? undefined;
      const compared = isRanking(key) ? reactions.filter(ranks) : reactions;
      const values = compared.flatMap((reaction) => sortValue(reaction, key) ?? []);
      return values.reduce<Value>(
        (most, value) => (most === undefined || ascending(most, value) < 0 ? value : most),
        undefined,
      );
    },
  });

const helper = createColumnHelper<typeof features, GroupedReaction>();
/** A column that no reader sees: reactions that are not ranked come after the others of their group. */
const APART = "apart";
const columnsRanking = (ranks: (row: TableReaction) => boolean) =>
  helper.columns([
    helper.accessor("group", { id: "group" }),
    helper.accessor(({ reaction }): Value => (ranks(reaction) ? 0 : 1), {
      id: APART,
      aggregationFn: constructAggregationFn<typeof features, GroupedReaction, Value, Value>({
        aggregate: () => 0,
      }),
    }),
    ...SORT_KEYS.map((key) =>
      helper.accessor(({ reaction }): Value => sortValue(reaction, key) ?? undefined, {
        id: key,
        sortUndefined: "last",
        sortFn: (a, b, id) => ascending(a.getValue<string | number>(id), b.getValue<string | number>(id)),
        aggregationFn: groupValue(key, ranks),
      }),
    ),
  ]);

interface ArrangedRowsProps {
  readonly reactions: readonly TableReaction[];
  readonly sorts: readonly ReactionSort[];
  /** Which reactions take part in an order by size; keep it stable. */
  readonly ranks: (row: TableReaction) => boolean;
  readonly group: ReactionGrouping | null;
  readonly expanded: ExpandedState;
  readonly onExpandedChange: (expanded: ExpandedState) => void;
  /** What a group is called. */
  readonly groupName: (first: TableReaction, group: string) => string;
  readonly children: (rows: readonly DisplayedRow[]) => ReactNode;
}

/** Reactions sorted by several columns and grouped, by TanStack Table; loaded when first asked for. */
export default function ArrangedRows(props: ArrangedRowsProps) {
  const { reactions, sorts, ranks, group, expanded, onExpandedChange, groupName, children } = props;
  const columns = useMemo(() => columnsRanking(ranks), [ranks]);
  const [first] = sorts;
  const data = useMemo(
    () =>
      reactions.flatMap((reaction): GroupedReaction[] =>
        group === null
          ? [{ reaction, group: "" }]
          : groupsOf(reaction, group).map((name) => ({ reaction, group: name })),
      ),
    [reactions, group],
  );
  const table = useTable({
    features,
    columns,
    data,
    state: {
      sorting: [
        ...(first && isRanking(first.key) ? [{ id: APART, desc: false }] : []),
        ...sorts.map(({ key, descending }) => ({ id: key, desc: descending })),
      ],
      grouping: group === null ? [] : ["group"],
      expanded,
    },
    autoResetExpanded: false,
    getRowId: ({ reaction, group: name }) => `${name} ${reaction.event} ${reaction.symbol}`,
    onExpandedChange: (next) => onExpandedChange(typeof next === "function" ? next(expanded) : next),
  });
  const rows = table.getRowModel().rows.map((row): DisplayedRow => {
    const { reaction, group: name } = row.original;
    if (!row.getIsGrouped()) return { kind: "reaction", id: row.id, reaction };
    return {
      kind: "group",
      id: row.id,
      name: groupName(reaction, name),
      open: row.getIsExpanded(),
      toggle: () => row.toggleExpanded(),
      figures: groupFigures(row.getLeafRows().map(({ original }) => original.reaction)),
    };
  });
  return children(rows);
}
