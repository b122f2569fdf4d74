import { type Finding, finding } from "../../market/finding.ts";
import { isFinished } from "../check/session-check.ts";
import { positionOnOrAfter } from "./session-runs.ts";
import type { StoredSeries } from "./stored-series.ts";

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
