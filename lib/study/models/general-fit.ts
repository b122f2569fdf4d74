// What any model of the normal return must be able to say, and the row of a panel that follows from it.
// These models are fitted one event at a time with arrays of their own; the three plain ones have the fast
// path of `batch/fit-row.ts`.
import { type EventPanel, refuseRow } from "../batch/panel.ts";
import { roundingShare } from "../normal-return.ts";
import type { StudyRefusal } from "../types.ts";

export interface GeneralFit {
  readonly status: "ok";
  /** The intercept, and the loading on the market (the first factor). */
  readonly alpha: number;
  readonly beta: number;
  /** k: parameters estimated. */
  readonly parameters: number;
  /** Variances of alpha and beta over sigma^2; null where the model gives none. */
  readonly alphaFactor: number | null;
  readonly betaFactor: number | null;
  /** The expected return at an index of the series, a fraction; NaN where a regressor is missing. */
  expected(index: number): number;
  /** Variance added by the estimated parameters to a sum over these indexes, over sigma^2. */
  parameterVariance(first: number, last: number): number;
  /** Variance of the errors themselves over these indexes, over sigma^2; their number unless the model says otherwise. */
  noiseVariance?(first: number, last: number): number;
}

export type GeneralOutcome = GeneralFit | { readonly status: StudyRefusal; readonly sessions: number };

/**
 * Writes one row of a panel from a fit. In: the response (returns, or returns over the riskless rate) by
 * session, NaN where its estimation leaves one out, the index of day 0 and how much earlier the estimation window
 * lies, the riskless rate for BHAR (null for none), and the E residuals to fill.
 */
export function writeRow(
  panel: EventPanel,
  row: number,
  fit: GeneralFit,
  response: Float64Array,
  riskFree: Float64Array | null,
  { dayZero, moved }: { readonly dayZero: number; readonly moved: number },
  residuals: Float64Array,
): void {
  const { estimation, residualDegrees } = panel.options;
  let sessions = 0;
  let sum = 0;
  let squares = 0;
  let returnSquares = 0;
  residuals.forEach((_, position) => {
    const index = dayZero - moved + estimation.start + position;
    const residual = (response[index] ?? Number.NaN) - fit.expected(index);
    residuals[position] = residual;
    if (Number.isNaN(residual)) return;
    sessions += 1;
    sum += residual;
    squares += residual * residual;
    returnSquares += (response[index] ?? 0) ** 2;
  });
  const residualSquares = squares - (sum * sum) / sessions;
  const degreesOfFreedom = sessions - fit.parameters;
  if (degreesOfFreedom < 1) {
    refuseRow(panel, row, "too few sessions", sessions);
    return;
  }
  if (!(residualSquares > roundingShare * returnSquares)) {
    refuseRow(panel, row, "zero variance", sessions);
    return;
  }
  const divisor = residualDegrees === "M-k" ? degreesOfFreedom : sessions - 1;
  panel.sessions[row] = sessions;
  panel.degreesOfFreedom[row] = degreesOfFreedom;
  panel.alpha[row] = fit.alpha;
  panel.beta[row] = fit.beta;
  const sigma = Math.sqrt(residualSquares / divisor);
  panel.sigma[row] = sigma;
  panel.alphaError[row] = sigma * Math.sqrt(fit.alphaFactor ?? Number.NaN);
  panel.betaError[row] = sigma * Math.sqrt(fit.betaFactor ?? Number.NaN);
  panel.residualMean[row] = sum / sessions;
  panel.residualSquares[row] = residualSquares;
  writeWindow(panel, row, fit, response, riskFree, dayZero);
}

/** AR, CAR, their standard errors and BHAR of one row. */
function writeWindow(
  panel: EventPanel,
  row: number,
  fit: GeneralFit,
  response: Float64Array,
  riskFree: Float64Array | null,
  dayZero: number,
): void {
  const { window, forecastCorrection } = panel.options;
  const sigma = panel.sigma[row] ?? Number.NaN;
  const first = dayZero + window.start;
  const last = dayZero + window.end;
  const error = (from: number, until: number) => {
    const parameters = forecastCorrection === "on" ? fit.parameterVariance(from, until) : 0;
    return sigma * Math.sqrt((fit.noiseVariance?.(from, until) ?? until - from + 1) + parameters);
  };
  let car = 0;
  let held = 1;
  let expectedHeld = 1;
  for (let index = first; index <= last; index++) {
    const expected = fit.expected(index);
    const value = (response[index] ?? Number.NaN) - expected;
    const riskless = riskFree === null ? 0 : (riskFree[index] ?? Number.NaN);
    car += value;
    held *= 1 + (response[index] ?? Number.NaN) + riskless;
    expectedHeld *= 1 + expected + riskless;
    if (Number.isNaN(value)) continue;
    const cell = (index - first) * panel.events + row;
    panel.abnormal[cell] = value;
    panel.standardError[cell] = error(index, index);
  }
  if (Number.isNaN(car)) return;
  panel.abnormal[panel.windowLength * panel.events + row] = car;
  panel.standardError[panel.windowLength * panel.events + row] = error(first, last);
  panel.buyAndHold[row] = held - expectedHeld;
}
