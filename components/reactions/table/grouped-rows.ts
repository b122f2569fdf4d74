import {
  type GroupFigures,
  groupFigures,
  groupsOf,
  type ReactionGrouping,
} from "../../../lib/views/reactions/reaction-groups.ts";
import {
  ascending,
  inOrder,
  isRanking,
  type ReactionSort,
  type ReactionSortKey,
  type SortValue,
  sortByAll,
  sortValue,
} from "../../../lib/views/reactions/reaction-sort.ts";
import type { TableReaction } from "../../../lib/views/reactions/table-rows.ts";

/** A group's head with its reactions in order. */
export interface ReactionGroup {
  readonly group: string;
  readonly figures: GroupFigures;
  readonly reactions: readonly TableReaction[];
}

/**
 * Reactions by what the table is grouped by; one of several kinds stands in each of them. Groups and the reactions of
 * each stand in the order of all sorts; where the first ranks, reactions that are not ranked come last in their group.
 */
export function groupedRows(
  reactions: readonly TableReaction[],
  grouping: ReactionGrouping,
  sorts: readonly ReactionSort[],
  ranks: (row: TableReaction) => boolean,
): ReactionGroup[] {
  const members = new Map<string, TableReaction[]>();
  for (const reaction of reactions) {
    for (const group of groupsOf(reaction, grouping)) {
      const known = members.get(group);
      if (known) known.push(reaction);
      else members.set(group, [reaction]);
    }
  }
  return [...members]
    .map(([group, own]) => {
      const figures = groupFigures(own);
      const values = sorts.map(({ key }) => groupValue(own, figures, key, ranks));
      return { group, figures, reactions: sortByAll(own, sorts, ranks), values };
    })
    .sort((left, right) => {
      for (const [at, { descending }] of sorts.entries()) {
        const order = inOrder(left.values[at] ?? null, right.values[at] ?? null, descending);
        if (order !== 0) return order;
      }
      return 0;
    })
    .map(({ group, figures, reactions: own }) => ({ group, figures, reactions: own }));
}

/** What a group is sorted on in a column: its mean where the table shows one, else the largest value of those ranked. */
function groupValue(
  reactions: readonly TableReaction[],
  figures: GroupFigures,
  key: ReactionSortKey,
  ranks: (row: TableReaction) => boolean,
): SortValue {
  if (key === "abnormal") return figures.abnormalReturn;
  if (key === "car") return figures.car;
  const compared = isRanking(key) ? reactions.filter(ranks) : reactions;
  return compared.reduce<SortValue>((most, reaction) => {
    const value = sortValue(reaction, key);
    return value === null || (most !== null && ascending(most, value) >= 0) ? most : value;
  }, null);
}
