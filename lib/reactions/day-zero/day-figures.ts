import type { InstrumentSeries } from "../../market/instrument-series.ts";
import type { DayZero } from "../../market/types.ts";
import { type CleanEstimation, movedWindow, WHOLE_ESTIMATION } from "../../study/clean-estimation.ts";
import { volumeRatio } from "../../study/volume.ts";
import type { Reaction, ReactionStatus } from "../reaction.ts";
import { censoredFigures, type MeasureFilter, studiedFigures } from "../reaction-study.ts";
import type { LoadedListing, PlacedPair } from "../selection.ts";
import { benchmarkReturns } from "../series.ts";
import { cleanEstimation } from "../sessions/clean-estimation.ts";
import { findingsBehind } from "../sessions/findings-behind.ts";
import { limitFacts, marketValue } from "../sessions/market-facts.ts";
import { lasting } from "./lasting.ts";

/** What of a reaction is the same for every announcement that has its day 0 in one session of a listing. */
export type DayFigures = Pick<
  Reaction,
  | "status"
  | "close"
  | "previousClose"
  | "rawReturn"
  | "adjustedReturn"
  | "benchmarkReturn"
  | "abnormalReturn"
  | "car"
  | "beta"
  | "estimationSessions"
  | "estimationLeftOut"
  | "estimationMoved"
  | "volumeRatio"
  | "limit"
  | "priceLimit"
  | "limitUpPrice"
  | "limitRun"
  | "throughRun"
  | "throughFirstFree"
  | "lasting"
  | "marketValueChangeUsd"
  | "sharesAsOf"
  | "flags"
  | "findings"
>;

/** What a pair without figures has, and why it has none. */
export const withoutFigures = (status: ReactionStatus): DayFigures => ({
  status,
  close: null,
  previousClose: null,
  rawReturn: null,
  adjustedReturn: null,
  benchmarkReturn: null,
  abnormalReturn: null,
  car: null,
  beta: null,
  estimationSessions: null,
  estimationLeftOut: null,
  estimationMoved: null,
  volumeRatio: null,
  limit: null,
  priceLimit: null,
  limitUpPrice: null,
  limitRun: 0,
  throughRun: null,
  throughFirstFree: null,
  lasting: null,
  marketValueChangeUsd: null,
  sharesAsOf: null,
  flags: NOTHING,
  findings: NOTHING,
});

const NOTHING: readonly never[] = [];

/** The figures of a pair whose day 0 is found; where that has no close, why. */
export function dayFigures(
  pair: PlacedPair,
  dayZero: Extract<DayZero, { readonly status: "found" }>,
  filter: MeasureFilter,
): DayFigures {
  const { reference, listing, series, index } = pair;
  const clean = index === null ? WHOLE_ESTIMATION : cleanEstimation(pair, index, filter);
  const findings = findingsBehind(reference, {
    listing,
    benchmark: filter.model === "mean" ? null : (pair.benchmark?.symbol ?? null),
    dayZero: dayZero.index,
    filter: { window: filter.window, estimation: movedWindow(filter.estimation, clean) },
  });
  const close = known(series.close[index ?? -1]);
  return index === null || close === null
    ? { ...withoutFigures(absence(series, dayZero.session)), findings }
    : measured(pair, filter, { index, close, clean, findings });
}

function measured(
  pair: PlacedPair,
  filter: MeasureFilter,
  {
    index,
    close,
    clean,
    findings,
  }: Pick<DayFigures, "findings"> & {
    readonly index: number;
    readonly close: number;
    readonly clean: CleanEstimation;
  },
): DayFigures {
  const { reference, listing, series, benchmark, rates } = pair;
  const raw = listing.basis === "raw";
  const limit = limitFacts(reference, listing, series, index);
  const value = marketValue(reference, listing, series, rates, index);
  const valueBefore = marketValue(reference, listing, series, rates, index - 1);
  const studied = studiedFigures(pair, index, filter, clean);
  const censored = censoredFigures(pair, filter, index, limit?.state ?? null);
  return {
    status: studied.status,
    close: raw ? close : null,
    previousClose: raw ? known(series.close[index - 1]) : null,
    rawReturn: rawReturnAt(pair, index),
    adjustedReturn: known(series.returns[index]),
    benchmarkReturn: benchmark ? known(benchmarkReturns(series, benchmark)[index]) : null,
    abnormalReturn: studied.abnormalReturn,
    car: studied.car,
    beta: studied.beta,
    estimationSessions: studied.estimationSessions,
    estimationLeftOut: clean.leftOut.length,
    estimationMoved: clean.moved,
    volumeRatio: volumeRatio(series.volume, index, filter.estimation),
    limit: limit?.state ?? null,
    priceLimit: limit?.limit ?? null,
    limitUpPrice: limit?.up ?? null,
    limitRun: censored.limitRun,
    throughRun: censored.throughRun,
    throughFirstFree: censored.throughFirstFree,
    lasting: lasting(series, index),
    marketValueChangeUsd: value && valueBefore ? value.usd - valueBefore.usd : null,
    sharesAsOf: value?.sharesAsOf ?? null,
    flags: flagsOf(series, index),
    findings,
  };
}

/** The flags of a session's bar and of the one before it, as `session flag`. */
function flagsOf({ flags, sessions }: InstrumentSeries, index: number): readonly string[] {
  if (flags.size === 0) return NOTHING;
  const days = [index - 1, index].flatMap((at) => sessions[at] ?? []);
  return days.flatMap((day) => (flags.has(day) ? [`${day} ${flags.get(day)}`] : []));
}

/** The close as traded at a position against the one before; null where one is missing or only adjusted ones are stored. */
export function rawReturnAt({ listing, series }: LoadedListing, index: number): number | null {
  const [close, previous] = [known(series.close[index]), known(series.close[index - 1])];
  return listing.basis !== "raw" || close === null || previous === null ? null : close / previous - 1;
}

/** Why there is no bar in a session: before, after or without stored data; otherwise trading was suspended. */
function absence({ range }: InstrumentSeries, session: string): ReactionStatus {
  return range && session >= range.first && session <= range.last ? "suspended" : "no data";
}

/** A value of a series; null where it has none. */
export const known = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;
