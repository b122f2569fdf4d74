// Returns from adjusted closes. Each array holds one value for every session of the exchange, in order;
// NaN stands for a session without a close. Returns are fractions.

/**
 * Simple returns R_t = P_t / P_{t-1} - 1 (Campbell, Lo & MacKinlay 1997, eq. 1.4.1).
 * In: closes in any currency. Out: as many returns as closes; NaN where either close is missing, so also
 * at index 0. `returns` may be room for them, as long and all NaN.
 */
export function simpleReturns(
  closes: Float64Array,
  returns: Float64Array = new Float64Array(closes.length).fill(Number.NaN),
): Float64Array {
  for (let index = 1; index < closes.length; index++) {
    returns[index] = (closes[index] ?? Number.NaN) / (closes[index - 1] ?? Number.NaN) - 1;
  }
  return returns;
}

/**
 * Continuously compounded returns ln(P_t / P_{t-1}) (Campbell, Lo & MacKinlay 1997, eq. 1.4.6).
 * Shapes and missing values as in `simpleReturns`.
 */
export function logReturns(closes: Float64Array): Float64Array {
  const returns = new Float64Array(closes.length).fill(Number.NaN);
  for (let index = 1; index < closes.length; index++) {
    returns[index] = Math.log((closes[index] ?? Number.NaN) / (closes[index - 1] ?? Number.NaN));
  }
  return returns;
}

/** Returns of an instrument and its benchmark over the same spans of sessions. */
export interface SpanReturns {
  readonly returns: Float64Array;
  readonly benchmark: Float64Array;
  /** How many sessions each return spans: 1 without a gap, 0 where there is no return. */
  readonly spans: Int32Array;
}

/**
 * Returns after a gap, matched: from the last session in which both instrument and benchmark have a close
 * to this one, both over the same span (the "trade-to-trade" returns of Maynes & Rumsey 1993).
 * In: two arrays of closes of equal length. Out: three arrays of that length; NaN and span 0 where either
 * close is missing or none came before. Throws RangeError when the lengths differ.
 */
export function spanReturns(
  closes: Float64Array,
  benchmarkCloses: Float64Array,
  kind: "simple" | "log" = "simple",
): SpanReturns {
  if (closes.length !== benchmarkCloses.length) throw new RangeError("closes and benchmark differ in length");
  const returns = new Float64Array(closes.length).fill(Number.NaN);
  const benchmark = new Float64Array(closes.length).fill(Number.NaN);
  const spans = new Int32Array(closes.length);
  let previous = -1;
  for (let index = 0; index < closes.length; index++) {
    const ratio = (closes[index] ?? Number.NaN) / (closes[previous] ?? 1);
    const benchmarkRatio = (benchmarkCloses[index] ?? Number.NaN) / (benchmarkCloses[previous] ?? 1);
    if (Number.isNaN(ratio) || Number.isNaN(benchmarkRatio)) continue;
    if (previous >= 0) {
      returns[index] = kind === "log" ? Math.log(ratio) : ratio - 1;
      benchmark[index] = kind === "log" ? Math.log(benchmarkRatio) : benchmarkRatio - 1;
      spans[index] = index - previous;
    }
    previous = index;
  }
  return { returns, benchmark, spans };
}
