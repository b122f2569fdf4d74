import { DEFAULT_FILTER } from "../filters.ts";
import type { Selection } from "../reactions/selection.ts";
import type { Store } from "../store/client.ts";
import { BAR_COLUMNS, barsTable } from "./bars-table.ts";
import { CLAIM_COLUMNS } from "./claims-table.ts";
import { type DataTable, type Field, fieldsOf } from "./columns.ts";
import type { Dataset } from "./datasets.ts";
import { DAY_COLUMNS, daysTable } from "./days-table.ts";
import { EVENT_COLUMNS, eventsTable } from "./events-table.ts";
import { EXPLAINED_COLUMNS } from "./explained-table.ts";
import { MOVE_COLUMNS } from "./moves-table.ts";
import { PART_COLUMNS, partsTable } from "./parts-table.ts";
import { reactionColumns, reactionsTable } from "./reactions-table.ts";
import { SESSION_COLUMNS, sessionsTable } from "./sessions-table.ts";

/** The columns of each dataset, as docs/columns.md lists them. */
export const DATASET_FIELDS: Readonly<Record<Dataset, readonly Field[]>> = {
  bars: fieldsOf(BAR_COLUMNS),
  events: fieldsOf(EVENT_COLUMNS),
  reactions: fieldsOf(reactionColumns(DEFAULT_FILTER)),
  days: fieldsOf(DAY_COLUMNS),
  parts: fieldsOf(PART_COLUMNS),
  sessions: fieldsOf(SESSION_COLUMNS),
  explained: fieldsOf(EXPLAINED_COLUMNS),
  moves: fieldsOf(MOVE_COLUMNS),
  claims: fieldsOf(CLAIM_COLUMNS),
};

/** The datasets that are made from a selection of the filter alone. */
export type SelectedDataset = Exclude<Dataset, "moves" | "explained" | "claims">;

/** One of the exported tables for a selection; rows are read as they are asked for. */
export function exportTable(dataset: SelectedDataset, store: Store, selection: Selection): DataTable {
  switch (dataset) {
    case "bars":
      return barsTable(store, selection);
    case "events":
      return eventsTable(selection);
    case "reactions":
      return reactionsTable(store, selection);
    case "days":
      return daysTable(store, selection);
    case "parts":
      return partsTable(store, selection);
    case "sessions":
      return sessionsTable(store, selection);
  }
}
