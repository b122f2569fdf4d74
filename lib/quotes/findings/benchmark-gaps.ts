import { type Finding, finding } from "../../market/finding.ts";
import { sessionFault } from "../judge/calendar.ts";
import { sessionRuns } from "./session-runs.ts";
import type { StoredSeries, TradingCalendar } from "./stored-series.ts";

/** A benchmark as its gaps are seen from a listing. */
export interface JudgedBenchmark {
  readonly symbol: string;
  /** The sessions that have a bar, ascending ISO dates of its exchange. */
  readonly sessions: readonly string[];
  readonly calendar: TradingCalendar;
}

/**
 * Sessions on which a listing has a bar and its first benchmark has none, inside the benchmark's own range and on
 * days when the benchmark's exchange traded; consecutive bars of the listing are one finding with their `count`.
 */
export function benchmarkGaps({ symbol, bars }: StoredSeries, benchmark: JudgedBenchmark): Finding[] {
  const known = benchmark.sessions;
  const [first, last] = [known.at(0), known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const traded = bars.map(({ session }) => session);
  let next = 0;
  const runs = sessionRuns(traded, { start: 0, end: traded.length }, (session) => {
    if (session < first || session > last) return "fine";
    while ((known[next] ?? session) < session) next += 1;
    if (known[next] === session) return "fine";
    return sessionFault(benchmark.calendar.times, session) === null ? "odd" : "skip";
  });
  return runs.map((run) =>
    finding("benchmark gap", symbol, run.first, { benchmark: benchmark.symbol, count: run.count }, run.last),
  );
}
