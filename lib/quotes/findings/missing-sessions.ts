import { type Finding, finding } from "../../market/finding.ts";
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
