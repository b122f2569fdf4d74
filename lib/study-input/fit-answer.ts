// What the tests of an event's fit say, as an answer tells it.

import { WHOLE_ESTIMATION } from "../study/clean-estimation.ts";
import { diagnose, type FitDiagnostics, type FittedWindow } from "../study/diagnostics/diagnose.ts";
import type { Diagnostic } from "../study/diagnostics/diagnostic.ts";
import { fitWindow } from "../study/fit-window.ts";
import type { StudiedEvents } from "./study-data.ts";

const testAnswer = (test: Diagnostic) =>
  test.status === "ok"
    ? { statistic: test.statistic, pValue: test.pValue, df: test.degrees }
    : { statistic: null, pValue: null, df: null, reason: test.status };

/**
 * The tests of one studied event's fit. Of a variance that changes, each residual is taken over its own deviation: what
 * the model leaves to be explained. `hasLine`: whether there is a line of least squares on the market to test.
 */
export function fitDiagnostics(
  studied: StudiedEvents,
  row: number,
): { readonly diagnostics: FitDiagnostics; readonly hasLine: boolean } {
  const { panel } = studied;
  const all = new Float64Array(panel.estimationLength);
  panel.residuals.read(row, all);
  const design = designOf(studied, row, all);
  const variances = variancesOf(studied, row);
  const sigma = panel.sigma[row] ?? Number.NaN;
  const residuals = all
    .filter((residual) => !Number.isNaN(residual))
    .map((residual, at) => residual * (variances ? sigma / Math.sqrt(variances[at] ?? Number.NaN) : 1));
  return { diagnostics: diagnose({ residuals, design }), hasLine: design !== null };
}

/** The variance of each session that a fit by GARCH or EGARCH was made of; null for other models. */
function variancesOf({ panel, series, calendar, clean, options }: StudiedEvents, row: number) {
  const { model } = options;
  const own = series[calendar.pair[row] ?? -1];
  if ((model !== "garch" && model !== "egarch") || own === undefined) return null;
  const { returns, benchmark } = own;
  const { estimation, minimumSessions } = panel.options;
  const outcome = fitWindow({
    ...{ returns, benchmark, estimation, minimumSessions, model },
    ...{ dayZero: calendar.dayZero[row] ?? -1, clean: clean?.[row] ?? WHOLE_ESTIMATION },
  });
  return outcome.status === "ok" ? (outcome.fit.conditional?.variances ?? null) : null;
}

/**
 * The same as an answer tells it (`--diagnostics on`). Durbin-Watson, Chow and Cook's distance are null for a model that
 * is no line of least squares on the market.
 */
export function fitAnswer(studied: StudiedEvents, row: number) {
  const { diagnostics: found, hasLine } = fitDiagnostics(studied, row);
  return {
    sessions: found.sessions,
    skewness: found.shape.skewness,
    kurtosis: found.shape.kurtosis,
    jarqueBera: testAnswer(found.jarqueBera),
    shapiroWilk: testAnswer(found.shapiroWilk),
    ljungBox: testAnswer(found.ljungBox),
    arch: testAnswer(found.arch),
    durbinWatson: !hasLine ? null : testAnswer(found.durbinWatson),
    chow: !hasLine ? null : testAnswer(found.chow),
    cook: found.influence?.distance ?? null,
    findings: found.findings,
  };
}

/** What least squares regresses of the sessions that have a residual. */
function designOf(
  { panel, series, calendar, clean, options }: StudiedEvents,
  row: number,
  residuals: Float64Array,
): FittedWindow["design"] {
  const { model } = options;
  const own = series[calendar.pair[row] ?? -1];
  if (own === undefined || ["scholes-williams", "dimson", "capm", "factors"].includes(model)) return null;
  const { estimation } = panel.options;
  const first = (calendar.dayZero[row] ?? 0) - (clean?.[row]?.moved ?? 0) + estimation.start;
  const pick = (values: Float64Array) =>
    Float64Array.from(residuals, (_, at) => values[first + at] ?? Number.NaN).filter(
      (__, at) => !Number.isNaN(residuals[at] ?? Number.NaN),
    );
  const returns = pick(own.returns);
  const ones = new Float64Array(returns.length).fill(1);
  if (model === "mean" || own.benchmark === null) return { response: returns, columns: [ones] };
  const market = pick(own.benchmark);
  if (model === "adjusted") {
    return { response: returns.map((value, at) => value - (market[at] ?? Number.NaN)), columns: [ones] };
  }
  return { response: returns, columns: [ones, market] };
}
