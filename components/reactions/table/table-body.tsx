import { localePath } from "../../../lib/i18n/routing.ts";
import type { DisplayedRow } from "./displayed-rows.ts";
import { rowSlice } from "./displayed-rows.ts";
import { GroupRow } from "./group-row.tsx";
import { REACTION_CELLS, type ReactionColumn } from "./reaction-cells.tsx";
import { RowPager } from "./row-pager.tsx";
import type { ReactionTableLabels } from "./table-labels.ts";
import type { TableAddress } from "./use-table-address.ts";

interface TableBodyProps {
  readonly rows: readonly DisplayedRow[];
  readonly address: TableAddress;
  readonly companyNames: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly labels: ReactionTableLabels;
  /** Of the announcements in the rows' windows. */
  readonly titles: readonly string[];
}

/** The rows that fit, and the way to the others. */
export function TableBody({ rows, address, companyNames, locale, labels, titles }: TableBodyProps) {
  const slice = rowSlice(rows, address.manyRows, address.page);
  const { columns } = address;
  return (
    <>
      <tbody>
        {slice.rows.map((row) =>
          row.kind === "group" ? (
            <GroupRow key={row.id} row={row} columns={columns} locale={locale} labels={labels} />
          ) : (
            <ReactionRow
              key={row.id}
              row={row}
              columns={columns}
              companyNames={companyNames}
              locale={locale}
              labels={labels}
              titles={titles}
            />
          ),
        )}
      </tbody>
      <RowPager slice={slice} address={address} labels={labels} />
    </>
  );
}

interface ReactionRowProps extends Pick<TableBodyProps, "companyNames" | "locale" | "labels" | "titles"> {
  readonly row: Extract<DisplayedRow, { kind: "reaction" }>;
  readonly columns: readonly ReactionColumn[];
}

function ReactionRow({ row: { reaction }, columns, companyNames, ...shared }: ReactionRowProps) {
  const { locale } = shared;
  const props = {
    reaction,
    companyName: companyNames[reaction.company] ?? reaction.company,
    eventHref: localePath(locale, `/events/${reaction.event}`),
    companyHref: localePath(locale, `/companies/${reaction.company}`),
    ...shared,
  };
  return (
    <tr
      data-event={reaction.event}
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
