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
import type { TableReaction } from "../../../lib/views/reactions/table-rows.ts";
import type { DisplayedRow } from "./displayed-rows.ts";
import { ascending, type ReactionSort, type ReactionSortKey, SORT_KEYS, sortValue } from "./reaction-sort.ts";

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

/** What a group is sorted on in a column: its mean where the table shows one, else its largest value. */
const groupValue = (key: ReactionSortKey) =>
  constructAggregationFn<typeof features, GroupedReaction, Value, Value>({
    aggregate: ({ rows }) => {
      const reactions = rows.map(({ original }) => original.reaction);
      if (key === "abnormal") return groupFigures(reactions).abnormalReturn ?? undefined;
      if (key === "car") return groupFigures(reactions).car ?? undefined;
      const values = reactions.flatMap((reaction) => sortValue(reaction, key) ?? []);
      return values.reduce<Value>(
        (most, value) => (most === undefined || ascending(most, value) < 0 ? value : most),
        undefined,
      );
    },
  });

const helper = createColumnHelper<typeof features, GroupedReaction>();
const columns = helper.columns([
  helper.accessor("group", { id: "group" }),
  ...SORT_KEYS.map((key) =>
    helper.accessor(({ reaction }): Value => sortValue(reaction, key) ?? undefined, {
      id: key,
      sortUndefined: "last",
      sortFn: (a, b, id) => ascending(a.getValue<string | number>(id), b.getValue<string | number>(id)),
      aggregationFn: groupValue(key),
    }),
  ),
]);

interface ArrangedRowsProps {
  readonly reactions: readonly TableReaction[];
  readonly sorts: readonly ReactionSort[];
  readonly group: ReactionGrouping | null;
  readonly expanded: ExpandedState;
  readonly onExpandedChange: (expanded: ExpandedState) => void;
  /** What a group is called. */
  readonly groupName: (first: TableReaction, group: string) => string;
  readonly children: (rows: readonly DisplayedRow[]) => ReactNode;
}

/** Reactions sorted by several columns and grouped, by TanStack Table; loaded when first asked for. */
export default function ArrangedRows(props: ArrangedRowsProps) {
  const { reactions, sorts, group, expanded, onExpandedChange, groupName, children } = props;
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
      sorting: sorts.map(({ key, descending }) => ({ id: key, desc: descending })),
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
