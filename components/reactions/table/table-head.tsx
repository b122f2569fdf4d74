import type { ReactionSort, ReactionSortKey } from "../../../lib/views/reactions/reaction-sort.ts";
import { fill } from "../../text/fill.ts";
import type { ReactionColumn } from "./reaction-cells.tsx";
import type { ReactionTableLabels } from "./table-labels.ts";

interface TableHeadProps {
  readonly columns: readonly ReactionColumn[];
  readonly sorts: readonly ReactionSort[];
  readonly onSort: (key: ReactionSortKey, more: boolean) => void;
  readonly labels: ReactionTableLabels;
}

/** The columns' names; pressing one sorts by it, with Shift after the columns sorted by already. */
export function TableHead({ columns, sorts, onSort, labels }: TableHeadProps) {
  return (
    <thead>
      <tr className="border-b border-rule text-xs text-muted">
        {columns.map((column) =>
          column === "flags" ? (
            <th key={column} scope="col" className="table-head bg-panel px-2.5 py-2 text-start font-medium">
              {labels.columns.flags}
            </th>
          ) : (
            <SortedHead key={column} column={column} sorts={sorts} onSort={onSort} labels={labels} />
          ),
        )}
      </tr>
    </thead>
  );
}

const PLACES: Partial<Readonly<Record<ReactionColumn, string>>> = {
  announced: "sticky start-0 z-1 text-start",
  company: "wide-cell text-start",
  day0: "wide-cell text-start",
  benchmark: "wide-cell text-end",
  t: "wide-cell text-end",
  carT: "wide-cell text-end",
};

interface SortedHeadProps extends Omit<TableHeadProps, "columns"> {
  readonly column: ReactionSortKey;
}

function SortedHead({ column, sorts, onSort, labels }: SortedHeadProps) {
  const at = sorts.findIndex(({ key }) => key === column);
  const sort = sorts[at];
  const order = sort?.descending ? "descending" : "ascending";
  return (
    <th
      scope="col"
      aria-sort={at === 0 ? order : "none"}
      className={`table-head bg-panel px-2.5 py-2 font-medium ${PLACES[column] ?? "text-end"}`}
    >
      <button
        type="button"
        className="no-print cursor-pointer whitespace-nowrap hover:text-ink"
        data-explain={`${labels.columnHelp[column]} ${labels.tools.sortHelp}`}
        onClick={({ shiftKey }) => onSort(column, shiftKey)}
      >
        {labels.columns[column]}
        {at > 0 && <span className="sr-only"> {fill(labels.tools.sortPlace, { place: at + 1 })}</span>}
        <span aria-hidden="true" className="inline-block min-w-3">
          {sort && (sort.descending ? "↓" : "↑")}
          {sort && sorts.length > 1 && <sup>{at + 1}</sup>}
        </span>
      </button>
      {/* On paper a head stands on every page, and browsers leave its buttons out there. */}
      <span className="hidden print:inline">
        {labels.columns[column]} {sort && (sort.descending ? "↓" : "↑")}
      </span>
    </th>
  );
}
