import { type Finding, finding } from "../../market/finding.ts";
import { isFinished } from "../judge/calendar.ts";
import { positionOnOrAfter, sessionRuns } from "./session-runs.ts";
import type { StoredSeries } from "./stored-series.ts";

/**
 * Sessions of the exchange's calendar between an instrument's first and last bar that have no bar, consecutive
 * ones as one finding with their `count`. `marketDays` are those on which the whole market is missing; they are
 * reported with the exchange and not again here.
 */
export function missingSessions(
  { symbol, bars, calendar }: StoredSeries,
  marketDays: ReadonlySet<string>,
): Finding[] {
  const [first, last] = [bars.at(0), bars.at(-1)];
  if (!first || !last) return [];
  const { sessions } = calendar;
  const start = positionOnOrAfter(sessions, first.session);
  const end = positionOnOrAfter(sessions, last.session);
  let next = 0;
  const runs = sessionRuns(sessions, { start, end }, (session) => {
    while ((bars[next]?.session ?? session) < session) next += 1;
    if (bars[next]?.session === session) return "fine";
    return marketDays.has(session) ? "skip" : "odd";
  });
  return runs.map((run) => finding("missing session", symbol, run.first, { count: run.count }, run.last));
}

/** A provider may be a session or two late. */
const FEWEST_SESSIONS = 3;

/**
 * The finished sessions of the exchange's calendar that came after an instrument's last bar, where they are three
 * or more at `now` (milliseconds since the epoch): from the first to the last of them, with their `count` and the
 * `last` stored session. An instrument with no bar at all is not stale but empty.
 */
export function staleSeries({ symbol, bars, calendar }: StoredSeries, now: number): Finding[] {
  const last = bars.at(-1)?.session;
  if (last === undefined) return [];
  const { sessions, times } = calendar;
  let start = positionOnOrAfter(sessions, last);
  if (sessions[start] === last) start += 1;
  let end = start;
  for (
    let session = sessions[end];
    session !== undefined && isFinished(times, session, now);
    session = sessions[end]
  ) {
    end += 1;
  }
  const [first, newest] = [sessions[start], sessions[end - 1]];
  if (end - start < FEWEST_SESSIONS || first === undefined || newest === undefined) return [];
  return [finding("stale", symbol, first, { count: end - start, last }, newest)];
}

/** So many instruments must have bars on both sides of a session before its absence is the market's own. */
const FEWEST_INSTRUMENTS = 2;

/** The first and last stored session of one instrument; ISO dates. */
interface StoredRange {
  readonly first: string;
  readonly last: string;
}

/** What the absence of a whole market is seen from. */
interface MarketDays {
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
