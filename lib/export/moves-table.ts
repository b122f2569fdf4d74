import type { Reference } from "../reactions/reference.ts";
import { type Move, type MovesFilter, unexplainedMoves } from "../reactions/unexplained-moves.ts";
import type { Store } from "../store/client.ts";
import { listCell } from "./export-tables.ts";
import type { Cell, Table } from "./rows.ts";

/** Separates several values in one cell. */
const LIST_SEPARATOR = ";";
/** Rows described at once, so that a long table is never in memory whole. */
const ROWS_AT_ONCE = 200;

/** The columns of moves.csv in order, each with how it is read off a move. Fractions; ISO dates of the exchange. */
const MOVE_CELLS: readonly (readonly [string, (move: Move) => Cell])[] = [
  ["company", ({ company }) => company],
  ["symbol", ({ symbol }) => symbol],
  ["session", ({ session }) => session],
  ["return", (move) => move.return],
  ["benchmark", ({ benchmark }) => benchmark],
  ["benchmark_return", ({ benchmarkReturn }) => benchmarkReturn],
  ["abnormal_return", ({ abnormal }) => abnormal],
  ["abnormal_return_t", ({ tStatistic }) => tStatistic],
  ["sigma", ({ sigma }) => sigma],
  ["volume_ratio", ({ volumeRatio }) => volumeRatio],
  ["limit", ({ limit }) => limit],
  ["nearby", ({ nearby, nearbyCount }) => listCell(nearby, nearbyCount)],
  ["actions", ({ actions }) => actions.join(LIST_SEPARATOR) || null],
  ["findings", ({ findings }) => findings.join(LIST_SEPARATOR) || null],
  ["flag", ({ flag }) => flag],
];

/** Every unexplained move of a filter as a table, strongest first; rows are described as they are asked for. */
export function movesTable(store: Store, reference: Reference, filter: MovesFilter): Table {
  return { columns: MOVE_CELLS.map(([column]) => column), rows: moveRows(store, reference, filter) };
}

async function* moveRows(store: Store, reference: Reference, filter: MovesFilter): AsyncGenerator<Cell[]> {
  const found = await unexplainedMoves(store, reference, filter);
  for (let start = 0; start < found.total; start += ROWS_AT_ONCE) {
    for (const move of found.rows(start, ROWS_AT_ONCE)) yield MOVE_CELLS.map(([, read]) => read(move));
  }
}
