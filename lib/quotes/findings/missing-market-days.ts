import { type Finding, finding } from "../../market/finding.ts";
import { sessionRuns } from "./session-runs.ts";

/** So many instruments must have bars on both sides of a session before its absence is the market's own. */
const FEWEST_INSTRUMENTS = 2;

/** The first and last stored session of one instrument; ISO dates. */
export interface StoredRange {
  readonly first: string;
  readonly last: string;
}

/** What the absence of a whole market is seen from. */
export interface MarketDays {
  readonly exchange: string;
  /** Sessions of the exchange's calendar, ascending. */
  readonly sessions: readonly string[];
  /** Those on which none of the exchange's instruments has a bar. */
  readonly empty: ReadonlySet<string>;
  /** The stored range of each of the exchange's instruments that has bars. */
  readonly ranges: readonly StoredRange[];
}

/**
 * Sessions on which none of an exchange's instruments has a bar although at least two have bars before and after;
 * consecutive ones as one finding with their `count` and the number of `instruments` round the first of them.
 */
export function missingMarketDays({ exchange, sessions, empty, ranges }: MarketDays): Finding[] {
  const around = (session: string) =>
    ranges.reduce((count, { first, last }) => count + Number(first < session && session < last), 0);
  const runs = sessionRuns(sessions, { start: 0, end: sessions.length }, (session) =>
    empty.has(session) && around(session) >= FEWEST_INSTRUMENTS ? "odd" : "fine",
  );
  return runs.map(({ first, last, count }) =>
    finding("market day missing", exchange, first, { count, instruments: around(first) }, last),
  );
}
