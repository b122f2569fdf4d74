import type { InstrumentSeries } from "../market/instrument-series.ts";
import type { LimitState } from "../market/types.ts";
import { type RollingAbnormal, rollingAbnormal } from "../study/rolling-abnormal.ts";
import type { SessionWindow } from "../study/types.ts";
import { limitFacts } from "./market-facts.ts";
import { MINIMUM_ESTIMATION_SESSIONS } from "./reaction-study.ts";
import type { LoadedListing } from "./selection.ts";
import { benchmarkReturns } from "./series.ts";

// Worked out once per data revision, by which series are kept.
const keptLimits = new WeakMap<InstrumentSeries, readonly (LimitState | null)[]>();
const keptRolling = new WeakMap<InstrumentSeries, WeakMap<InstrumentSeries, RollingOver>>();

interface RollingOver {
  readonly estimation: SessionWindow;
  readonly rolling: RollingAbnormal;
}

/** The price limit that each session of a listing closed at, aligned with its series; null where at none. */
export function limitCloses({
  reference,
  listing,
  series,
}: Pick<LoadedListing, "reference" | "listing" | "series">): readonly (LimitState | null)[] {
  const known = keptLimits.get(series);
  if (known) return known;
  const states = series.sessions.map(
    (_, index) => limitFacts(reference, listing, series, index)?.state ?? null,
  );
  keptLimits.set(series, states);
  return states;
}

/** Each session of a series as its own day 0, by the market model over an estimation window; the last one is kept. */
export function rollingFor(
  series: InstrumentSeries,
  benchmark: InstrumentSeries,
  estimation: SessionWindow,
): RollingAbnormal {
  const byBenchmark = keptRolling.get(series) ?? new WeakMap<InstrumentSeries, RollingOver>();
  keptRolling.set(series, byBenchmark);
  const known = byBenchmark.get(benchmark);
  if (known?.estimation.start === estimation.start && known.estimation.end === estimation.end) {
    return known.rolling;
  }
  const rolling = rollingAbnormal({
    returns: series.returns,
    benchmark: benchmarkReturns(series, benchmark),
    estimation,
    minimumSessions: MINIMUM_ESTIMATION_SESSIONS,
  });
  byBenchmark.set(benchmark, { estimation, rolling });
  return rolling;
}
