import { Fragment, useSyncExternalStore } from "react";
import { localePath } from "../../../lib/i18n/routing.ts";
import { DEFAULT_SORT, isRanking } from "../../../lib/views/reactions/reaction-sort.ts";
import { FIRST_ROWS, type TablePart } from "../../../lib/views/reactions/table-rows.ts";
import type { DisplayedRow } from "./displayed-rows.ts";
import { rowSlice } from "./displayed-rows.ts";
import { GroupRow } from "./group-row.tsx";
import { REACTION_CELLS, type ReactionColumn } from "./reaction-cells.tsx";
import { explainedRow } from "./row-explanations.ts";
import { RowPager } from "./row-pager.tsx";
import type { ReactionTableLabels } from "./table-labels.ts";
import type { TableAddress } from "./use-table-address.ts";

interface TableBodyProps {
  readonly rows: readonly DisplayedRow[];
  /** Where the rows are a page that the server made. */
  readonly part: TablePart | null;
  readonly address: TableAddress;
  /** Rows of a page unless the reader asks for more. */
  readonly few?: number;
  readonly companyNames: Readonly<Record<string, string>>;
  readonly benchmarkNames: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly labels: ReactionTableLabels;
}

/** The rows that fit, and the way to the others. */
export function TableBody({
  rows,
  part,
  address,
  few = FIRST_ROWS,
  locale,
  labels,
  ...shared
}: TableBodyProps) {
  const isScriptThere = useSyncExternalStore(neverChanges, there, notThere);
  const slice = part ? { ...part, rows } : rowSlice(rows, address, isScriptThere, few);
  const { columns, sorts, group, ranksDays } = address;
  const apart = group === null && !ranksDays && isRanking((sorts[0] ?? DEFAULT_SORT).key);
  const firstApart = apart ? slice.rows.findIndex(isOfDay) : -1;
  return (
    <>
      <tbody>
        {slice.rows.map((row, at) =>
          row.kind === "group" ? (
            <GroupRow key={row.id} row={row} columns={columns} locale={locale} labels={labels} />
          ) : (
            <Fragment key={row.id}>
              {at === firstApart && (
                <tr className="border-b border-rule bg-raised" data-testid="apart">
                  <td colSpan={columns.length} className="px-2.5 py-1.5 text-xs text-muted">
                    <div className="sticky start-2.5 w-fit max-w-[calc(100vw-4rem)]">
                      {labels.dayOnly.apart}
                    </div>
                  </td>
                </tr>
              )}
              <ReactionRow row={row} columns={columns} locale={locale} labels={labels} {...shared} />
            </Fragment>
          ),
        )}
      </tbody>
      <RowPager
        slice={slice}
        few={few}
        isPart={part !== null}
        isScriptThere={isScriptThere}
        address={address}
        labels={labels}
      />
    </>
  );
}

const neverChanges = () => () => {};
const there = () => true;
const notThere = () => false;

const isOfDay = (row: DisplayedRow): boolean => row.kind === "reaction" && row.reaction.precision === "day";

interface ReactionRowProps extends Omit<TableBodyProps, "rows" | "part" | "address" | "few"> {
  readonly row: Extract<DisplayedRow, { kind: "reaction" }>;
  readonly columns: readonly ReactionColumn[];
}

function ReactionRow({
  row: { reaction },
  columns,
  companyNames,
  benchmarkNames,
  ...shared
}: ReactionRowProps) {
  const { locale } = shared;
  const props = {
    reaction,
    companyName: companyNames[reaction.company] ?? reaction.company,
    benchmarkName: benchmarkNames[reaction.benchmark ?? ""] ?? reaction.benchmark ?? "",
    eventHref: localePath(locale, `/events/${reaction.event}`),
    companyHref: localePath(locale, `/companies/${reaction.company}`),
    ...shared,
  };
  return (
    <tr
      {...explainedRow(reaction)}
      data-testid={`row-${reaction.event}-${reaction.symbol}`}
      className="border-b border-grid"
    >
      {columns.map((column) => {
        const Cell = REACTION_CELLS[column];
        return <Cell key={column} {...props} />;
      })}
    </tr>
  );
}
