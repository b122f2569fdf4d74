import { choosesAbout } from "../filters/query.ts";
import { BAR_FLAGS } from "../market/bar.ts";
import { requireRevision } from "../reactions/data-moved-on.ts";
import type { Selection } from "../reactions/selection.ts";
import { openBarReader } from "../store/bars/bar-reader.ts";
import type { StoredBar } from "../store/bars/bars.ts";
import type { Store } from "../store/client.ts";
import { turns } from "../turns.ts";
import { type Columns, type DataTable, tableOfBatches } from "./columns.ts";

interface Instrument {
  readonly id: number;
  readonly symbol: string;
  readonly currency: string;
  readonly basis: string;
}

interface BarRow {
  readonly instrument: Instrument;
  readonly bar: StoredBar;
}

const FLAGS = BAR_FLAGS.map((flag) => `\`${flag}\``).join(", ");

/** The columns of bars.csv, which `npm run ingest -- --file` reads too (lib/quotes/bulk). */
export const BAR_COLUMNS: Columns<BarRow> = {
  symbol: {
    type: "string",
    sentence: "The instrument's symbol, as at Yahoo Finance.",
    read: ({ instrument }) => instrument.symbol,
  },
  session: {
    type: "date",
    sentence: "The session, a date of the exchange.",
    read: ({ bar }) => bar.session,
  },
  open: {
    type: "number",
    unit: "currency",
    sentence: "The first price of the session.",
    read: ({ bar }) => bar.open,
  },
  high: {
    type: "number",
    unit: "currency",
    sentence: "The highest price of the session.",
    read: ({ bar }) => bar.high,
  },
  low: {
    type: "number",
    unit: "currency",
    sentence: "The lowest price of the session.",
    read: ({ bar }) => bar.low,
  },
  close: {
    type: "number",
    unit: "currency",
    sentence: "The last price of the session, as traded where raw prices are stored.",
    read: ({ bar }) => bar.close,
  },
  adjusted_close: {
    type: "number",
    unit: "currency",
    sentence: "The close adjusted for the dividends and splits since.",
    read: ({ bar }) => bar.adjustedClose,
  },
  volume: {
    type: "number",
    unit: "shares",
    sentence: "How much was traded.",
    read: ({ bar }) => bar.volume,
  },
  currency: {
    type: "string",
    sentence: "The currency of the prices.",
    read: ({ instrument }) => instrument.currency,
  },
  provider: {
    type: "string",
    sentence: "Where the quote comes from.",
    read: ({ bar }) => bar.provider,
  },
  basis: {
    type: "string",
    sentence:
      "What the prices are: `raw` as traded, or `adjusted` for dividends and splits; a row may differ by its `flag`.",
    read: ({ instrument }) => instrument.basis,
  },
  flag: {
    type: "string",
    sentence: `What the bar is where it is no ordinary one: ${FLAGS}, of which \`split-adjusted\` is divided by every later split. Empty for an ordinary one.`,
    read: ({ bar }) => bar.flag,
  },
};

/** Bars read between two looks at the data revision: a fifth of a second, and twice what ships. */
const BARS_A_LOOK = 100_000;

/**
 * The bars of a selection, read as they are asked for.
 * @throws DataMovedOn, while they are read, when quotes were stored after the first `barsALook` of them
 */
export const barsTable = (store: Store, selection: Selection, barsALook = BARS_A_LOOK): DataTable =>
  tableOfBatches(BAR_COLUMNS, barRows(store, selection, barsALook));

/** The rows of one instrument after the other: never more of them in memory, and others get a turn between. */
async function* barRows(store: Store, selection: Selection, barsALook: number): AsyncGenerator<BarRow[]> {
  const { from, to } = selection.filter;
  const { revision } = selection.reference;
  const reader = await openBarReader(store);
  const turn = turns();
  let read = 0;
  let looked = 0;
  try {
    for (const instrument of barInstruments(selection)) {
      const bars = await reader.read(instrument.id, { from, to });
      read += bars.length;
      if (read - looked > barsALook) {
        looked = read;
        await requireRevision(store, revision);
      }
      yield bars.map((bar) => ({ instrument, bar }));
      await turn();
    }
    if (looked > 0) await requireRevision(store, revision);
  } finally {
    reader.close();
  }
}

/**
 * Whose bars a filter asks for: the listings of the chosen companies and the chosen benchmark; with no company
 * and no benchmark chosen, everything stored (only the main listings of companies where the filter says so).
 */
function barInstruments({ reference, filter, listings }: Selection): Instrument[] {
  const everything = !choosesAbout("companies", filter) && filter.benchmark === null;
  const others = [...reference.instruments.values()].filter(
    ({ kind, symbol }) => kind !== "share" && (everything || symbol === filter.benchmark),
  );
  return [...listings, ...others];
}
