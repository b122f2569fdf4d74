/** Where each session of a series stands in it. */
export type SessionPositions = Pick<ReadonlyMap<string, number>, "get" | "has">;

/** The bars of one instrument laid out on the sessions of its exchange; NaN is a missing value. */
export interface InstrumentSeries {
  readonly symbol: string;
  /** Ascending ISO dates: the exchange's sessions and any further session that has a bar. */
  readonly sessions: readonly string[];
  readonly position: SessionPositions;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly adjustedClose: Float64Array;
  readonly volume: Float64Array;
  readonly flags: ReadonlyMap<string, string>;
  /** Simple returns of the adjusted close over consecutive sessions, fractions. */
  readonly returns: Float64Array;
  /** First and last session with a bar; null when there is none. */
  readonly range: { readonly first: string; readonly last: string } | null;
}
