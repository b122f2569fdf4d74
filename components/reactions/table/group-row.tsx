import { ChevronDown, ChevronRight } from "lucide-react";
import { fill } from "../../text/fill.ts";
import type { DisplayedRow } from "./displayed-rows.ts";
import { Change, type ReactionColumn, WIDE_COLUMNS } from "./reaction-cells.tsx";
import type { ReactionTableLabels } from "./table-labels.ts";

interface GroupRowProps {
  readonly row: Extract<DisplayedRow, { kind: "group" }>;
  readonly columns: readonly ReactionColumn[];
  readonly locale: string;
  readonly labels: ReactionTableLabels;
}

/** The head of a group: its name, which opens it, how many were measured, and their mean AR and CAR. */
export function GroupRow({ row, columns, locale, labels }: GroupRowProps) {
  const { name, open, toggle, figures } = row;
  const { tools } = labels;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <tr className="border-b border-rule bg-raised" data-testid={`group-${row.id}`}>
      {columns.map((column) => {
        if (column === "announced") {
          return (
            <th
              key={column}
              scope="row"
              className="sticky start-0 max-w-36 bg-raised px-2.5 text-start sm:max-w-80"
            >
              <button
                type="button"
                className="flex min-h-8 w-full cursor-pointer items-center gap-1.5 py-1 text-start font-semibold"
                aria-expanded={open}
                onClick={toggle}
              >
                <Chevron aria-hidden="true" size={16} className="shrink-0 rtl:-scale-x-100" />
                <span>
                  <span dir="auto">{name}</span>
                  <span className="block text-xs font-normal text-muted">
                    {fill(tools.groupCounts, {
                      measured: figures.measured,
                      pairs: figures.pairs,
                      positive: figures.positive,
                    })}
                  </span>
                </span>
              </button>
            </th>
          );
        }
        if (column === "abnormal" || column === "car") {
          const value = column === "abnormal" ? figures.abnormalReturn : figures.car;
          const title = column === "abnormal" ? tools.meanAbnormal : tools.meanCar;
          return <Change key={column} value={value} locale={locale} title={title} strong />;
        }
        return <td key={column} className={WIDE_COLUMNS.includes(column) ? "wide-cell" : undefined} />;
      })}
    </tr>
  );
}
