import type { Finding, FindingKind } from "../../market/finding.ts";
import { benchmarkGaps, type JudgedBenchmark } from "./benchmark-gaps.ts";
import { adjustmentJumps, closesBeyondLimit, closesOutsideRange, frozenCloses } from "./price-findings.ts";
import { missingSessions, staleSeries } from "./session-findings.ts";
import type { StoredSeries } from "./stored-series.ts";
import { unexplainedSteps } from "./unexplained-steps.ts";

/** What `checkSeries` finds: all that follows from what is stored. The other kinds follow from a run. */
export const SERIES_KINDS: readonly FindingKind[] = [
  "missing session",
  "beyond limit",
  "let in",
  "undeclared split",
  "unexplained step",
  "benchmark gap",
  "close outside range",
  "adjustment jump",
  "frozen close",
  "stale",
];

/**
 * Everything odd about one stored series; `now` in milliseconds since the epoch, `marketDays` the sessions on which
 * its whole exchange is missing.
 */
export function checkSeries(
  series: StoredSeries,
  {
    benchmark,
    marketDays,
    now,
  }: {
    readonly benchmark: JudgedBenchmark | null;
    readonly marketDays: ReadonlySet<string>;
    readonly now: number;
  },
): Finding[] {
  return [
    ...missingSessions(series, marketDays),
    ...closesBeyondLimit(series),
    ...unexplainedSteps(series),
    ...(benchmark ? benchmarkGaps(series, benchmark) : []),
    ...closesOutsideRange(series),
    ...adjustmentJumps(series),
    ...frozenCloses(series),
    ...staleSeries(series, now),
  ];
}
