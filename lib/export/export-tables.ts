import type { Filter } from "../filters.ts";
import type { Reference } from "../reactions/reference.ts";
import type { Store } from "../store/client.ts";
import { BAR_COLUMNS, barsTable } from "./bars-table.ts";
import { type DataTable, type Field, fieldsOf } from "./columns.ts";
import { EVENT_COLUMNS, eventsTable } from "./events-table.ts";
import { MOVE_COLUMNS } from "./moves-table.ts";
import { REACTION_COLUMNS, reactionsTable } from "./reactions-table.ts";

/** The tables of "Every view as CSV" in the README, by the name of their file. */
export const DATASETS = ["bars", "events", "reactions", "moves"] as const;
export type Dataset = (typeof DATASETS)[number];

/** What each dataset has a row for, as the README says it, and its columns, as docs/columns.md lists them. */
export const DATASET_CONTENT: Readonly<
  Record<Dataset, { readonly rowFor: string; readonly fields: readonly Field[] }>
> = {
  bars: { rowFor: "each instrument and session", fields: fieldsOf(BAR_COLUMNS) },
  events: {
    rowFor:
      "each announcement; with `company`, those that name it; `title_zh` and `title_ar` are empty where they are the same",
    fields: fieldsOf(EVENT_COLUMNS),
  },
  reactions: {
    rowFor: "each announcement and listing; `findings` names what the checks found odd behind it",
    fields: fieldsOf(REACTION_COLUMNS),
  },
  moves: {
    rowFor:
      "each day on which a company moved beyond `sigma` (3) standard deviations with no announcement near",
    fields: fieldsOf(MOVE_COLUMNS),
  },
};

/** One of the exported tables for a filter; rows are read as they are asked for. */
export function exportTable(
  dataset: Exclude<Dataset, "moves">,
  store: Store,
  reference: Reference,
  filter: Filter,
): DataTable {
  switch (dataset) {
    case "bars":
      return barsTable(store, reference, filter);
    case "events":
      return eventsTable(reference, filter);
    case "reactions":
      return reactionsTable(store, reference, filter);
  }
}
