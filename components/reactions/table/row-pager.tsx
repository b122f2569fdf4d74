import { MORE_ROWS } from "../../../lib/views/reactions/table-rows.ts";
import { fill } from "../../text/fill.ts";
import { MOST_ROWS, type RowSlice } from "./displayed-rows.ts";
import type { ReactionTableLabels } from "./table-labels.ts";
import type { TableAddress } from "./use-table-address.ts";

interface RowPagerProps {
  readonly slice: RowSlice;
  /** Rows of a page unless the reader asks for more. */
  readonly few: number;
  /** Whether the server sends one page of the rows after the other. */
  readonly isPart: boolean;
  /** Without a script the way to a page is a link. */
  readonly isScriptThere: boolean;
  readonly address: TableAddress;
  readonly labels: ReactionTableLabels;
}

/** How many rows are shown of how many, and the way to the rest; nothing where all fit. */
export function RowPager({ slice, few, isPart, isScriptThere, address, labels }: RowPagerProps) {
  const { rows, page, pages, total } = slice;
  const { tools } = labels;
  if (total <= few) return null;
  const most = isPart ? MORE_ROWS : MOST_ROWS;
  const step = { pages, isLink: isPart || !isScriptThere, address };
  const many = total > most ? fill(tools.more, { count: most }) : labels.showAll;
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
                <Step to={page - 1} {...step} text={tools.previous} />
                <span>{fill(tools.pageOf, { page, pages })}</span>
                <Step to={page + 1} {...step} text={tools.next} />
              </>
            )}
          </div>
        </td>
      </tr>
    </tfoot>
  );
}

interface StepProps extends Pick<RowPagerProps, "address"> {
  readonly isLink: boolean;
  readonly to: number;
  readonly pages: number;
  readonly text: string;
}

/** The way to a page: a link where the server has it, or where there is no script that has. */
function Step({ to, pages, isLink, address, text }: StepProps) {
  const isThere = to >= 1 && to <= pages;
  if (isLink && isThere) {
    return (
      <a href={address.pageAddress(to)} className="control no-print">
        {text}
      </a>
    );
  }
  return (
    <button
      type="button"
      className="control no-print disabled:opacity-50"
      disabled={!isThere}
      onClick={() => address.toPage(to)}
    >
      {text}
    </button>
  );
}
