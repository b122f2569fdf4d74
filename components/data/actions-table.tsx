import type { Messages } from "../../lib/i18n/messages.ts";
import { isPaid } from "../../lib/market/bar.ts";
import type { StoredData } from "../../lib/views/data/data-status.ts";
import { decimal, MISSING } from "../text/format.ts";
import { PageLinks } from "../ui/page-links.tsx";
import { DataTable } from "./data-table.tsx";
import { listAddress } from "./list-address.ts";

interface ActionsTableProps {
  readonly stored: StoredData;
  readonly locale: string;
  readonly messages: Messages;
}

/** The corporate actions that adjusted closes are made from. */
export function ActionsTable({ stored, locale, messages: { data, company } }: ActionsTableProps) {
  const { actions } = stored;
  return (
    <DataTable
      id="actions"
      title={data.actions}
      empty={data.noActions}
      columns={[company.symbol, data.exDate, data.kind, data.amount, data.basis, data.source]}
      rows={actions.rows.map(({ symbol, exDate, kind, amount, ratio, currency, basis, source }) => [
        <bdi key="symbol">{symbol}</bdi>,
        exDate,
        data[kind],
        isPaid(kind)
          ? `${decimal(locale, amount, 4)} ${currency ?? ""}`
          : kind === "split"
            ? `${ratio ?? MISSING} : 1`
            : (ratio ?? MISSING),
        basis === "stated" || basis === "implied" || basis === "provider" ? data[basis] : basis,
        <bdi key="source">{source}</bdi>,
      ])}
    >
      <PageLinks
        page={actions.page}
        pages={actions.pages}
        total={actions.total}
        address={(page) => listAddress(stored, "actions", page)}
        texts={data}
      />
    </DataTable>
  );
}
