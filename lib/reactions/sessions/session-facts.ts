import type { InstrumentSeries } from "../../market/instrument-series.ts";
import type { LimitState } from "../../market/types.ts";
import { type RollingAbnormal, rollingAbnormal } from "../../study/rolling-abnormal.ts";
import type { SessionWindow } from "../../study/types.ts";
import { MINIMUM_ESTIMATION_SESSIONS } from "../../study/windows.ts";
import type { LoadedListing } from "../selection.ts";
import { benchmarkFor, benchmarkReturns } from "../series.ts";
import { limitFacts } from "./market-facts.ts";

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

/** Each session as its own day 0, and the benchmark that it was measured against. */
export interface MeasuredSessions extends RollingAbnormal {
  readonly benchmarkAt: (index: number) => InstrumentSeries | null;
}

const keptMeasured = new WeakMap<
  InstrumentSeries,
  { readonly key: string; readonly value: MeasuredSessions }
>();

/**
 * Each session of a listing as its own day 0, by the market model over an estimation window, against the benchmark that
 * covers it (`benchmarkFor`); the last one is kept. Null where the listing has no benchmark.
 */
export function measuredSessions(
  one: Pick<LoadedListing, "series" | "benchmarks">,
  estimation: SessionWindow,
): MeasuredSessions | null {
  const { series, benchmarks } = one;
  const [first, ...others] = benchmarks;
  if (!first) return null;
  const key = [estimation.start, estimation.end, ...benchmarks.map(({ symbol }) => symbol)].join(" ");
  const known = keptMeasured.get(series);
  if (known?.key === key) return known.value;
  const chosen = series.sessions.map((_, index) => benchmarkFor(one, index, { estimation }) ?? first);
  const value = {
    ...(others.length === 0 ? rollingFor(series, first, estimation) : merged(series, chosen, estimation)),
    benchmarkAt: (index: number) => chosen[index] ?? null,
  };
  keptMeasured.set(series, { key, value });
  return value;
}

/** Every session's figures from the benchmark chosen for it. */
function merged(
  series: InstrumentSeries,
  chosen: readonly InstrumentSeries[],
  estimation: SessionWindow,
): RollingAbnormal {
  const rolling = new Map([...new Set(chosen)].map((one) => [one, rollingFor(series, one, estimation)]));
  const column = (name: keyof RollingAbnormal) =>
    Float64Array.from(chosen, (one, index) => rolling.get(one)?.[name][index] ?? Number.NaN);
  return { abnormal: column("abnormal"), tStatistic: column("tStatistic"), sigma: column("sigma") };
}

/** Each session of a series as its own day 0, by the market model over an estimation window; the last one is kept. */
function rollingFor(
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
