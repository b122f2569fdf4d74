import type { Messages } from "../../lib/i18n/messages.ts";
import type { StoredData } from "../../lib/views/data/data-status.ts";
import { decimal, MISSING } from "../text/format.ts";
import { DataTable } from "./data-table.tsx";

interface ActionsTableProps {
  readonly actions: StoredData["actions"];
  readonly locale: string;
  readonly messages: Messages;
}

/** The dividends and splits that adjusted closes are made from. */
export function ActionsTable({ actions, locale, messages: { data, company } }: ActionsTableProps) {
  return (
    <DataTable
      title={data.actions}
      columns={[company.symbol, data.exDate, data.kind, data.amount, data.basis, data.source]}
      rows={actions.map(({ symbol, exDate, kind, amount, ratio, currency, basis, source }) => [
        <bdi key="symbol">{symbol}</bdi>,
        exDate,
        kind === "split" ? data.split : data.dividend,
        kind === "split" ? `${ratio ?? MISSING} : 1` : `${decimal(locale, amount, 4)} ${currency ?? ""}`,
        basis === "stated" || basis === "implied" || basis === "provider" ? data[basis] : basis,
        <bdi key="source">{source}</bdi>,
      ])}
    />
  );
}
