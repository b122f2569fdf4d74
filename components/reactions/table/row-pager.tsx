import { fill } from "../../text/fill.ts";
import { FIRST_ROWS, MOST_ROWS, type RowSlice } from "./displayed-rows.ts";
import type { ReactionTableLabels } from "./table-labels.ts";
import type { TableAddress } from "./use-table-address.ts";

interface RowPagerProps {
  readonly slice: RowSlice;
  readonly address: TableAddress;
  readonly labels: ReactionTableLabels;
}

/** How many rows are shown of how many, and the way to the rest; nothing where all fit. */
export function RowPager({ slice, address, labels }: RowPagerProps) {
  const { rows, page, pages, total } = slice;
  const { tools } = labels;
  if (total <= FIRST_ROWS) return null;
  const many = total > MOST_ROWS ? fill(tools.more, { count: MOST_ROWS }) : labels.showAll;
  return (
    <tfoot>
      <tr>
        <td colSpan={address.columns.length} className="p-2.5 text-muted">
          {/* The row is as wide as the table; what it says stays in sight. */}
          <div className="sticky start-2.5 flex w-fit max-w-[calc(100vw-4rem)] flex-wrap items-center gap-3">
            <span>{fill(labels.showing, { shown: rows.length, total })}</span>
            <button
              type="button"
              className="control no-print"
              onClick={() => address.showMany(!address.manyRows)}
            >
              {address.manyRows ? labels.showFewer : many}
            </button>
            {pages > 1 && (
              <>
                <button
                  type="button"
                  className="control no-print disabled:opacity-50"
                  disabled={page === 1}
                  onClick={() => address.toPage(page - 1)}
                >
                  {tools.previous}
                </button>
                <span>{fill(tools.pageOf, { page, pages })}</span>
                <button
                  type="button"
                  className="control no-print disabled:opacity-50"
                  disabled={page === pages}
                  onClick={() => address.toPage(page + 1)}
                >
                  {tools.next}
                </button>
              </>
            )}
          </div>
        </td>
      </tr>
    </tfoot>
  );
}
