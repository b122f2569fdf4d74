import { Columns3 } from "lucide-react";
import { REACTION_GROUPINGS } from "../../../lib/views/reactions/reaction-groups.ts";
import { Menu } from "../../ui/menu.tsx";
import type { ReactionTableLabels } from "./table-labels.ts";
import { OPTIONAL_COLUMNS, type TableAddress } from "./use-table-address.ts";

interface TableToolsProps {
  readonly address: TableAddress;
  /** A part of the rows makes no groups. */
  readonly isPart: boolean;
  readonly allOpen: boolean;
  readonly onOpenAll: (open: boolean) => void;
  readonly labels: ReactionTableLabels;
}

/** What the table is grouped by, and which columns it shows. */
export function TableTools({ address, isPart, allOpen, onOpenAll, labels }: TableToolsProps) {
  const { tools } = labels;
  const { group, groupBy } = address;
  return (
    <div className="needs-script no-print my-2 flex flex-wrap items-center gap-2 text-sm">
      {!isPart && (
        <label className="flex items-center gap-1.5">
          <span className="text-muted">{tools.group}</span>
          <select
            className="control"
            value={group ?? "none"}
            onChange={({ target }) =>
              groupBy(REACTION_GROUPINGS.find((known) => known === target.value) ?? null)
            }
          >
            {(["none", ...REACTION_GROUPINGS] as const).map((name) => (
              <option key={name} value={name}>
                {tools.groupings[name]}
              </option>
            ))}
          </select>
        </label>
      )}
      {group !== null && (
        <button type="button" className="control" onClick={() => onOpenAll(!allOpen)}>
          {allOpen ? tools.collapseAll : tools.expandAll}
        </button>
      )}
      <ColumnChoice address={address} labels={labels} />
    </div>
  );
}

function ColumnChoice({ address, labels }: Pick<TableToolsProps, "address" | "labels">) {
  return (
    <Menu
      face={
        <>
          <Columns3 aria-hidden="true" size={16} />
          {labels.tools.columns}
          <span className="text-muted">
            {address.columns.length - 1}/{OPTIONAL_COLUMNS.length}
          </span>
        </>
      }
      panelClass="w-max"
    >
      <fieldset className="grid gap-1 p-2.5">
        <legend className="sr-only">{labels.tools.columns}</legend>
        {OPTIONAL_COLUMNS.map((column) => (
          <label key={column} className="flex min-h-6 items-center gap-2">
            <input
              type="checkbox"
              checked={address.columns.includes(column)}
              onChange={({ target }) => address.show(column, target.checked)}
            />
            {labels.columns[column]}
          </label>
        ))}
      </fieldset>
    </Menu>
  );
}
