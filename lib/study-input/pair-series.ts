// Which rows of a table are sessions of a security, and the returns that follow from them.
import { logReturns, simpleReturns, spanReturns } from "../study/returns.ts";
import { InputFault } from "./input-fault.ts";
import type { StudyOptions } from "./study-options.ts";
import type { WideTable } from "./wide-table.ts";

/** A security beside what it is measured against, and the rows of the table that count as its sessions. */
export interface StudyPair {
  readonly security: string;
  /** The benchmark; null for a model without one. */
  readonly market: string | null;
  /** Places of the table's rows, rising; null where every row is a session. */
  readonly rows: Int32Array | null;
}

/** Returns of a pair, and of the factors, by session of the pair; fractions, NaN where missing. */
export interface PairSeries {
  readonly returns: Float64Array;
  readonly benchmark: Float64Array | null;
  readonly factors: readonly Float64Array[];
  readonly riskFree: Float64Array | null;
}

/** Factor columns laid on the dates of the prices, and the riskless rate among them. */
export interface DatedFactors {
  readonly factors: readonly Float64Array[];
  readonly riskFree: Float64Array | null;
}

/**
 * The rows that are sessions: all of them (`file`), those with a figure of the security (`own`), or those with one of
 * its market (`market`). Throws InputFault for `market` without one.
 */
export function sessionRows(
  options: Pick<StudyOptions, "sessions">,
  table: WideTable,
  security: string,
  market: string | null,
): Int32Array | null {
  if (options.sessions === "file") return null;
  const name = options.sessions === "own" ? security : market;
  if (name === null)
    throw new InputFault(table.source, null, `--sessions market needs a market for "${security}"`);
  const values = table.columns.get(name) ?? new Float64Array(0);
  const rows = new Int32Array(values.length);
  let count = 0;
  values.forEach((value, row) => {
    if (Number.isNaN(value)) return;
    rows[count] = row;
    count += 1;
  });
  return rows.slice(0, count);
}

/** The date of each session of a pair. */
export const sessionDates = (table: WideTable, { rows }: StudyPair): readonly string[] =>
  rows === null ? table.dates : Array.from(rows, (row) => table.dates[row] ?? "");

/** Series of many pairs; what two pairs on the same rows have in common is made once. */
export function pairSeries(
  options: Pick<StudyOptions, "returns" | "gaps">,
  kind: "price" | "return",
  table: WideTable,
  dated: DatedFactors | null,
  pairs: readonly StudyPair[],
): PairSeries[] {
  const everywhere = new Map<string, Float64Array>();
  const made = (name: string, rows: Int32Array | null): Float64Array => {
    const known = rows === null ? everywhere.get(name) : undefined;
    if (known !== undefined) return known;
    const values = table.columns.get(name) ?? new Float64Array(0);
    const returns =
      kind === "price"
        ? toReturns(options.returns, picked(values, rows))
        : overRows(values, rows, options.returns);
    if (rows === null) everywhere.set(name, returns);
    return returns;
  };
  return pairs.map(({ security, market, rows }) => {
    const beside = {
      factors: (dated?.factors ?? []).map((factor) => overRows(factor, rows, "simple")),
      riskFree: dated?.riskFree ? overRows(dated.riskFree, rows, "simple") : null,
    };
    if (market !== null && options.gaps === "span") {
      const closes = (name: string) => picked(table.columns.get(name) ?? new Float64Array(0), rows);
      const { returns, benchmark } = spanReturns(closes(security), closes(market), options.returns);
      return { returns, benchmark, ...beside };
    }
    const benchmark = market === null ? null : made(market, rows);
    return { returns: made(security, rows), benchmark, ...beside };
  });
}

const toReturns = (kind: "simple" | "log", closes: Float64Array): Float64Array =>
  kind === "log" ? logReturns(closes) : simpleReturns(closes);

function picked(values: Float64Array, rows: Int32Array | null): Float64Array {
  return rows === null ? values : Float64Array.from(rows, (row) => values[row] ?? Number.NaN);
}

/**
 * Returns of every row as returns from session to session: those of rows between two sessions are compounded (added, for
 * logarithms). Rows without a return between them are closed days; a session without one leaves the next without one
 * too, whose return spans both.
 */
function overRows(values: Float64Array, rows: Int32Array | null, kind: "simple" | "log"): Float64Array {
  if (rows === null) return values;
  const returns = new Float64Array(rows.length).fill(Number.NaN);
  let before = -1;
  let isWhole = true;
  rows.forEach((row, session) => {
    const last = values[row] ?? Number.NaN;
    let total = last;
    // Before the first session nothing says where its return begins.
    for (let between = session === 0 ? row : before + 1; between < row; between += 1) {
      const value = values[between] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      total = kind === "log" ? total + value : (1 + total) * (1 + value) - 1;
    }
    if (isWhole) returns[session] = total;
    isWhole = !Number.isNaN(last);
    before = row;
  });
  return returns;
}
