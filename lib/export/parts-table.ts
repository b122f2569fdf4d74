import { type LongView, longView } from "../reactions/paths/long-view.ts";
import type { Listing } from "../reactions/reference.ts";
import { loadSelection, type Selection, select } from "../reactions/selection.ts";
import type { Store } from "../store/client.ts";
import type { PartPath } from "../study/decomposition.ts";
import { turns } from "../turns.ts";
import { type Column, type Columns, type DataTable, tableOfBatches, unlessEmpty } from "./columns.ts";

/** One session of a listing's move taken apart. */
interface PartRow {
  readonly listing: Listing;
  readonly view: LongView;
  readonly at: number;
  /** Slugs of the announcements whose day 0 it is. */
  readonly events: readonly string[];
}

const sums = (
  sentence: string,
  read: (parts: Extract<LongView["parts"], { status: "ok" }>, at: number) => number | undefined,
): Column<PartRow> => ({
  type: "number",
  unit: "fraction",
  sentence,
  read: ({ view: { parts }, at }) => (parts.status === "ok" ? (read(parts, at) ?? null) : null),
});

/** A part's sum and its standard error: `market`, `market_error`. */
const pathColumns = (
  name: "market" | "announced" | "rest",
  what: string,
  error: string,
): Columns<PartRow> => {
  const of = (column: keyof PartPath) => (parts: Extract<LongView["parts"], { status: "ok" }>, at: number) =>
    parts[name][column][at];
  return {
    [name]: sums(`${what}, summed since \`from\`, as a log return.`, of("sums")),
    [`${name}_error`]: sums(error, of("errors")),
  };
};

/** The columns of parts.csv. */
export const PART_COLUMNS: Columns<PartRow> = {
  company: { type: "string", sentence: "The company's slug.", read: ({ listing }) => listing.company },
  symbol: {
    type: "string",
    sentence: "The listing's symbol, as at Yahoo Finance.",
    read: ({ listing }) => listing.symbol,
  },
  session: {
    type: "date",
    sentence: "The session, a date of the exchange; the first is the close from which everything counts.",
    read: ({ view, at }) => view.sessions[at] ?? null,
  },
  benchmark: {
    type: "string",
    sentence: "The benchmark's symbol; empty where none is stored.",
    read: ({ view }) => view.benchmark,
  },
  status: {
    type: "string",
    sentence: "`ok`, or why the move can't be taken apart: `too few sessions`, `no benchmark` and others.",
    read: ({ view }) => view.parts.status,
  },
  events: {
    type: "list",
    separator: ";",
    sentence: "Announcements that name the company and have their day 0 in this session.",
    read: ({ events }) => unlessEmpty(events),
  },
  total: sums("The log return since `from`: the sum of the three parts.", ({ total }, at) => total[at]),
  ...pathColumns(
    "market",
    "Beta times the benchmark's log return",
    "Its standard error: how well beta is known.",
  ),
  ...pathColumns(
    "announced",
    "The abnormal log returns of announcement days",
    "Its standard error, as of a CAR: noise of as many days, and what alpha and beta may be off.",
  ),
  ...pathColumns("rest", "Everything else, alpha included", "Its standard error, by the same rule."),
  beta: {
    type: "number",
    unit: "ratio",
    sentence: "Beta of the range's own sessions that are no announcement days.",
    read: ({ view: { parts } }) => (parts.status === "ok" ? parts.fit.beta : null),
  },
};

/** Each listing's move over the filter's range taken apart, session by session; one listing is in memory at a time. */
export const partsTable = (store: Store, selection: Selection): DataTable =>
  tableOfBatches(PART_COLUMNS, partRows(store, selection));

async function* partRows(store: Store, selection: Selection): AsyncGenerator<PartRow[]> {
  const { reference, filter, listings } = selection;
  const { announcements } = select(reference, { ...filter, from: null, to: null });
  const turn = turns();
  for (const listing of listings) {
    const [one] = (await loadSelection(store, { ...selection, listings: [listing] })).loaded;
    if (!one) continue;
    const view = longView(one, filter, announcements);
    const byPosition = Map.groupBy(view.announced, ({ at }) => at);
    yield view.sessions.map((_, at) => ({
      ...{ listing, view, at },
      events: (byPosition.get(at) ?? []).map(({ announcement }) => announcement.slug),
    }));
    await turn();
  }
}
