import {
  type Move,
  type MovesFilter,
  moveRow,
  unexplainedMoves,
} from "../reactions/questions/unexplained-moves.ts";
import type { Reference } from "../reactions/reference.ts";
import type { Store } from "../store/client.ts";
import { type Columns, type DataTable, dataTable, slugsNamed, unlessEmpty } from "./columns.ts";

/** The columns of moves.csv. */
export const MOVE_COLUMNS: Columns<Move> = {
  company: { type: "string", sentence: "The company's slug.", read: ({ company }) => company },
  symbol: {
    type: "string",
    sentence: "The listing's symbol, as at Yahoo Finance.",
    read: ({ symbol }) => symbol,
  },
  session: {
    type: "date",
    sentence: "The session, a date of the exchange.",
    read: ({ session }) => session,
  },
  return: {
    type: "number",
    unit: "fraction",
    sentence: "Its return from adjusted closes.",
    read: (move) => move.return,
  },
  benchmark: { type: "string", sentence: "The benchmark's symbol.", read: ({ benchmark }) => benchmark },
  benchmark_return: {
    type: "number",
    unit: "fraction",
    sentence: "The benchmark's return over the same sessions.",
    read: ({ benchmarkReturn }) => benchmarkReturn,
  },
  abnormal_return: {
    type: "number",
    unit: "fraction",
    sentence: "What the market model does not explain of the return.",
    read: ({ abnormal }) => abnormal,
  },
  abnormal_return_t: {
    type: "number",
    unit: "standard errors",
    sentence: "The t of the abnormal return, with prediction error.",
    read: ({ tStatistic }) => tStatistic,
  },
  sigma: {
    type: "number",
    unit: "fraction",
    sentence: "The residual standard deviation of the estimation window.",
    read: ({ sigma }) => sigma,
  },
  volume_ratio: {
    type: "number",
    unit: "ratio",
    sentence: "The volume over its mean in the estimation window.",
    read: ({ volumeRatio }) => volumeRatio,
  },
  limit: {
    type: "string",
    sentence: "The price limit that the session closed at, if any.",
    read: ({ limit }) => limit,
  },
  nearby: {
    type: "list",
    separator: ";",
    sentence: "Announcements about others within a session; the nearest hundred, then how many more.",
    read: ({ nearby, nearbyCount }) => slugsNamed(nearby, nearbyCount),
  },
  actions: {
    type: "list",
    separator: ";",
    sentence: "Dividends and splits of that session.",
    read: ({ actions }) => unlessEmpty(actions),
  },
  findings: {
    type: "list",
    separator: ";",
    sentence: "Kinds of what the checks found odd there.",
    read: ({ findings }) => unlessEmpty(findings),
  },
  flag: {
    type: "string",
    sentence: "The stored bar's flag where it is not an ordinary close.",
    read: ({ flag }) => flag,
  },
};

/** Every unexplained move of a filter as a table, strongest first; rows are described as they are asked for. */
export const movesTable = (store: Store, reference: Reference, filter: MovesFilter): DataTable =>
  dataTable(MOVE_COLUMNS, moves(store, reference, filter));

async function* moves(store: Store, reference: Reference, filter: MovesFilter): AsyncGenerator<Move> {
  for (const figures of (await unexplainedMoves(store, reference, filter)).moves) {
    yield moveRow(reference, figures);
  }
}
