import type { QueryInput } from "../../filters/parse.ts";
import type { Filter } from "../../filters.ts";
import type { Reaction } from "../../reactions/reaction.ts";
import { pagePlace } from "../paging.ts";
import { correctedRows } from "./many-tests.ts";
import { isRanked } from "./ranking.ts";
import { parseSorts, sortByAll } from "./reaction-sort.ts";
import {
  FIRST_ROWS,
  MOST_SENT,
  moreRows,
  type TablePart,
  type TableRows,
  tableFacts,
  tableRows,
} from "./table-rows.ts";

/** The rows of a table: all of them, or the page that an address asks for in its order. */
export interface TablePage extends TableRows {
  /** Null where all rows are sent; the reader's browser then sorts, groups and pages them. */
  readonly part: TablePart | null;
}

/**
 * A table of reactions for a query: `sort`, `page` and `rows=all` are read where there are more than are sent at once.
 * A page has `few` rows unless the reader asks for more.
 */
export function tablePage(
  reactions: readonly Reaction[],
  query: QueryInput,
  filter: Pick<Filter, "dayonly">,
  few = FIRST_ROWS,
): TablePage {
  if (reactions.length <= MOST_SENT) return { ...tableRows(reactions), part: null };
  const total = reactions.length;
  const size = one(query, "rows") === "all" ? moreRows(few) : few;
  const { skip, ...place } = pagePlace(one(query, "page") ?? undefined, total, size);
  const sorted = sortByAll(reactions, parseSorts(one(query, "sort")), (row) => isRanked(row, filter));
  const sent = sorted.slice(skip, skip + size);
  const placeOf = new Map(reactions.map((reaction, at) => [reaction, at] as const));
  const all = correctedRows(reactions);
  const corrected = sent.flatMap((reaction) => all[placeOf.get(reaction) ?? -1] ?? []);
  return {
    ...tableRows(sent),
    part: { ...place, total, facts: tableFacts(reactions), corrected },
  };
}

function one(query: QueryInput, name: string): string | null {
  const value = query instanceof URLSearchParams ? query.getAll(name) : query[name];
  return (typeof value === "string" ? value : value?.[0]) ?? null;
}
