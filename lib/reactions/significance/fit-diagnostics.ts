// What the tests of a fit say of the one behind a pair's reaction.
import { movedWindow, withoutSessions } from "../../study/clean-estimation.ts";
import { cumulativeAbnormalReturn } from "../../study/cumulative.ts";
import { diagnose, type FitDiagnostics, type FittedWindow } from "../../study/diagnostics/diagnose.ts";
import type { EstimatedWindow } from "../../study/diagnostics/fitted-sessions.ts";
import type { NormalReturnFit, NormalReturnModel, Tested } from "../../study/types.ts";
import { PRE_TREND } from "../../study/windows.ts";
import { type MeasureFilter, studyReaction } from "../reaction-study.ts";
import type { PlacedPair } from "../selection.ts";
import { benchmarkReturns } from "../series.ts";
import { cleanEstimation } from "../sessions/clean-estimation.ts";

/** A pair's fit with its tests and the sessions behind them. */
export interface PairDiagnostics {
  readonly fit: NormalReturnFit;
  readonly diagnostics: FitDiagnostics;
  /** The CAR of the ten sessions before day 0; null where one of them has no return. */
  readonly preTrend: Tested | null;
  /** The sessions that the fit was made of, and its residuals there. */
  readonly fitted: EstimatedWindow;
}

/** Tests the fit behind a pair's reaction, day 0 at a position of its series; null where nothing could be fitted. */
export function pairDiagnostics(
  pair: PlacedPair,
  index: number,
  filter: MeasureFilter,
): PairDiagnostics | null {
  const study = studyReaction(pair, index, filter, PRE_TREND);
  if (study.status !== "ok") return null;
  const { series, benchmark } = pair;
  const { fit } = study;
  const market = benchmark && fit.model !== "mean" ? benchmarkReturns(series, benchmark) : null;
  const clean = cleanEstimation(pair, index, filter);
  const returns = withoutSessions(series.returns, clean.leftOut);
  const { start, end } = movedWindow(filter.estimation, clean);
  const positions: number[] = [];
  for (let position = index + start; position <= index + end; position++) {
    const both = (returns[position] ?? Number.NaN) + (market === null ? 0 : (market[position] ?? Number.NaN));
    if (Number.isFinite(both)) positions.push(position);
  }
  const pick = (values: Float64Array) => Float64Array.from(positions, (at) => values[at] ?? Number.NaN);
  const own = pick(returns);
  const beside = market === null ? new Float64Array(own.length) : pick(market);
  // Of a variance that changes, each residual over its own deviation: what the model leaves to be explained.
  const scale = (at: number) => {
    const variance = fit.conditional?.variances[at];
    return variance === undefined ? 1 : fit.sigma / Math.sqrt(variance);
  };
  const fitted = {
    residuals: own.map((value, at) => scale(at) * (value - fit.alpha - fit.beta * (beside[at] ?? 0))),
    design: designOf(fit.model, own, beside),
    offsets: positions.map((at) => at - index),
    returns: market === null ? null : { own, market: beside },
  };
  return {
    fit,
    diagnostics: diagnose(fitted),
    preTrend: cumulativeAbnormalReturn(study, PRE_TREND),
    fitted,
  };
}

/** What least squares would regress: on the benchmark, or the return over it (or the return) on a constant. */
function designOf(model: NormalReturnModel, own: Float64Array, beside: Float64Array): FittedWindow["design"] {
  const ones = new Float64Array(own.length).fill(1);
  if (model === "mean") return { response: own, columns: [ones] };
  if (model === "adjusted") {
    return { response: own.map((value, at) => value - (beside[at] ?? Number.NaN)), columns: [ones] };
  }
  return { response: own, columns: [ones, beside] };
}
