// What the tests of an event's fit say, as an answer tells it.

import { isoDate } from "../market/session-date.ts";
import { WHOLE_ESTIMATION } from "../study/clean-estimation.ts";
import { diagnose, type FitDiagnostics } from "../study/diagnostics/diagnose.ts";
import type { Diagnostic } from "../study/diagnostics/diagnostic.ts";
import {
  type EstimatedWindow,
  type FittedSession,
  fittedSessions,
} from "../study/diagnostics/fitted-sessions.ts";
import { fitWindow } from "../study/fit-window.ts";
import type { StudiedEvents } from "./study-data.ts";

const testAnswer = (test: Diagnostic) =>
  test.status === "ok"
    ? { statistic: test.statistic, pValue: test.pValue, df: test.degrees }
    : { statistic: null, pValue: null, df: null, reason: test.status };

/**
 * What one studied event's fit was made of. Of a variance that changes, each residual is taken over its own deviation:
 * what the model leaves to be explained. Its design and returns are null where there is no line of least squares on the
 * market.
 */
export function estimatedWindow(studied: StudiedEvents, row: number): EstimatedWindow {
  const { panel, calendar } = studied;
  const all = new Float64Array(panel.estimationLength);
  panel.residuals.read(row, all);
  const variances = variancesOf(studied, row);
  const sigma = panel.sigma[row] ?? Number.NaN;
  const residuals = all
    .filter((residual) => !Number.isNaN(residual))
    .map((residual, at) => residual * (variances ? sigma / Math.sqrt(variances[at] ?? Number.NaN) : 1));
  const zero = firstEstimated(studied, row) - (calendar.dayZero[row] ?? 0);
  const offsets = Array.from(all.keys()).flatMap((at) => (Number.isNaN(all[at]) ? [] : zero + at));
  return { residuals, offsets, ...regressed(studied, row, all) };
}

/** The tests of one studied event's fit, with the sessions behind them as its plots show them. */
export function studiedFit(
  studied: StudiedEvents,
  row: number,
): { readonly diagnostics: FitDiagnostics; readonly sessions: readonly FittedSession[] } {
  const { days, pair, dayZero } = studied.calendar;
  const own = days[pair[row] ?? -1];
  const fitted = estimatedWindow(studied, row);
  const dateOf = (offset: number) => isoDate(own?.[(dayZero[row] ?? 0) + offset] ?? 0);
  return { diagnostics: diagnose(fitted), sessions: fittedSessions(fitted, dateOf) };
}

/** Where an event's estimation window begins in its pair's sessions. */
const firstEstimated = ({ panel, calendar, clean }: StudiedEvents, row: number): number =>
  (calendar.dayZero[row] ?? 0) - (clean?.[row]?.moved ?? 0) + panel.options.estimation.start;

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
 * The tests of one studied event's fit as an answer tells them (`--diagnostics on`). Durbin-Watson, Chow and Cook's
 * distance are null for a model that is no line of least squares on the market.
 */
export function fitAnswer(studied: StudiedEvents, row: number) {
  const fitted = estimatedWindow(studied, row);
  const found = diagnose(fitted);
  const hasLine = fitted.design !== null;
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

/** What least squares regresses of the sessions that have a residual, and the returns behind it. */
function regressed(
  studied: StudiedEvents,
  row: number,
  residuals: Float64Array,
): Pick<EstimatedWindow, "design" | "returns"> {
  const { series, calendar, options } = studied;
  const { model } = options;
  const pair = series[calendar.pair[row] ?? -1];
  if (pair === undefined || ["scholes-williams", "dimson", "capm", "factors"].includes(model)) {
    return { design: null, returns: null };
  }
  const first = firstEstimated(studied, row);
  const pick = (values: Float64Array) =>
    Float64Array.from(residuals, (_, at) => values[first + at] ?? Number.NaN).filter(
      (__, at) => !Number.isNaN(residuals[at] ?? Number.NaN),
    );
  const own = pick(pair.returns);
  const ones = new Float64Array(own.length).fill(1);
  if (model === "mean" || pair.benchmark === null) {
    return { design: { response: own, columns: [ones] }, returns: null };
  }
  const market = pick(pair.benchmark);
  const design =
    model === "adjusted"
      ? { response: own.map((value, at) => value - (market[at] ?? Number.NaN)), columns: [ones] }
      : { response: own, columns: [ones, market] };
  return { design, returns: { own, market } };
}
