import type { GroupFigures } from "../../../lib/views/reactions/reaction-groups.ts";
import { FIRST_ROWS, MORE_ROWS, type TableReaction } from "../../../lib/views/reactions/table-rows.ts";

/** A row as the table draws it: a reaction, or the head of a group. */
export type DisplayedRow =
  | { readonly kind: "reaction"; readonly id: string; readonly reaction: TableReaction }
  | {
      readonly kind: "group";
      readonly id: string;
      readonly name: string;
      readonly open: boolean;
      readonly toggle: () => void;
      readonly figures: GroupFigures;
    };

/** Rows at once where the reader asked for all; more would make every change slow. */
export const MOST_ROWS = 500;

/** One screenful of a table's rows. */
export interface RowSlice {
  readonly rows: readonly DisplayedRow[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

/**
 * The rows of a page, `manyRows` at once or `few`; a page beyond the last is the last. What a page is sent with, before
 * any script, is 60 of them at most, and no more than `few` where those are fewer than is usual.
 */
export function rowSlice(
  rows: readonly DisplayedRow[],
  { manyRows, page: asked }: { readonly manyRows: boolean; readonly page: number },
  isScriptThere: boolean,
  few = FIRST_ROWS,
): RowSlice {
  const sent = few < FIRST_ROWS ? few : MORE_ROWS;
  const size = !manyRows ? few : isScriptThere ? MOST_ROWS : sent;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(asked, pages);
  return { rows: rows.slice((page - 1) * size, page * size), page, pages, total: rows.length };
}
