// What the tests of an event's fit say, as an answer tells it.

import { diagnose, type FittedWindow } from "../study/diagnostics/diagnose.ts";
import type { Diagnostic } from "../study/diagnostics/diagnostic.ts";
import type { StudiedEvents } from "./study-data.ts";

const testAnswer = (test: Diagnostic) =>
  test.status === "ok"
    ? { statistic: test.statistic, pValue: test.pValue, df: test.degrees }
    : { statistic: null, pValue: null, df: null, reason: test.status };

/**
 * The tests of one studied event's fit (`--diagnostics on`). Durbin-Watson, Chow and Cook's distance are of the line of
 * least squares on the market, and null for a model that is no such line.
 */
export function fitAnswer(studied: StudiedEvents, row: number) {
  const { panel } = studied;
  const all = new Float64Array(panel.estimationLength);
  panel.residuals.read(row, all);
  const residuals = all.filter((residual) => !Number.isNaN(residual));
  const design = designOf(studied, row, all);
  const found = diagnose({ residuals, design });
  return {
    sessions: found.sessions,
    skewness: found.shape.skewness,
    kurtosis: found.shape.kurtosis,
    jarqueBera: testAnswer(found.jarqueBera),
    shapiroWilk: testAnswer(found.shapiroWilk),
    ljungBox: testAnswer(found.ljungBox),
    arch: testAnswer(found.arch),
    durbinWatson: design === null ? null : testAnswer(found.durbinWatson),
    chow: design === null ? null : testAnswer(found.chow),
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
