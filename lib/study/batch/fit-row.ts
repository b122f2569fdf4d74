// Fits one row of the panel by the market, market-adjusted or mean model. Two passes over the estimation
// window and one over the event window, no array made: this is the loop that decides the speed of a batch.
import { parameterCount, roundingShare } from "../normal-return.ts";
import type { PlainModel } from "../types.ts";
import { type EventPanel, refuseRow } from "./panel.ts";

/** What the passes leave for the next one; one object for a whole batch. */
export interface RowScratch {
  sessions: number;
  benchmarkMean: number;
  benchmarkSquares: number;
  returnMean: number;
  products: number;
  returnSquares: number;
}

/** Room for the sums of one row, empty. */
export function rowScratch(): RowScratch {
  return {
    sessions: 0,
    benchmarkMean: 0,
    benchmarkSquares: 0,
    returnMean: 0,
    products: 0,
    returnSquares: 0,
  };
}

/**
 * Means, squares and products about them over indexes first..last, sessions with both returns only. Values
 * are shifted by those of the first such session, which lies within the spread of the rest, so that one pass
 * keeps its digits (Chan, Golub & LeVeque 1983, "shifted data").
 */
function moments(scratch: RowScratch, y: Float64Array, x: Float64Array, first: number, last: number): void {
  let start = first;
  while (start <= last && Number.isNaN((y[start] ?? Number.NaN) - (x[start] ?? Number.NaN))) start += 1;
  const shiftX = x[start] ?? Number.NaN;
  const shiftY = y[start] ?? Number.NaN;
  let count = 0;
  let sumX = 0;
  let sumY = 0;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let index = start; index <= last; index++) {
    const deviationX = (x[index] ?? Number.NaN) - shiftX;
    const deviationY = (y[index] ?? Number.NaN) - shiftY;
    if (Number.isNaN(deviationX - deviationY)) continue;
    count += 1;
    sumX += deviationX;
    sumY += deviationY;
    xx += deviationX * deviationX;
    xy += deviationX * deviationY;
    yy += deviationY * deviationY;
  }
  scratch.sessions = count;
  scratch.benchmarkMean = shiftX + sumX / count;
  scratch.returnMean = shiftY + sumY / count;
  scratch.benchmarkSquares = xx - (sumX * sumX) / count;
  scratch.products = xy - (sumX * sumY) / count;
  scratch.returnSquares = yy - (sumY * sumY) / count;
}

/**
 * Fits event `event` and writes its row. `y` and `x` hold returns and benchmark returns by session, NaN where
 * missing (for the mean model pass zeros as `x`); `dayZero` is an index of both, and the estimation window lies
 * `moved` sessions earlier than counted from it. The formulas and refusals
 * are those of `fitNormalReturns` and `predictionVariance`.
 */
export function fitRow(
  panel: EventPanel,
  event: number,
  y: Float64Array,
  x: Float64Array,
  { dayZero, moved }: { readonly dayZero: number; readonly moved: number },
  model: PlainModel,
  scratch: RowScratch,
): void {
  const { estimation, minimumSessions, residualDegrees } = panel.options;
  const first = Math.max(0, dayZero - moved + estimation.start);
  const last = Math.min(y.length - 1, dayZero - moved + estimation.end);
  moments(scratch, y, x, first, last);
  const { sessions, benchmarkMean, benchmarkSquares, returnMean } = scratch;
  const degreesOfFreedom = sessions - parameterCount(model);
  if (sessions < minimumSessions || degreesOfFreedom < 1) {
    refuseRow(panel, event, "too few sessions", sessions);
    return;
  }
  const aboutZero = benchmarkSquares + sessions * benchmarkMean * benchmarkMean;
  if (model === "market" && !(benchmarkSquares > roundingShare * aboutZero)) {
    refuseRow(panel, event, "singular benchmark", sessions);
    return;
  }
  const beta = model === "market" ? scratch.products / benchmarkSquares : model === "adjusted" ? 1 : 0;
  const alpha = model === "adjusted" ? 0 : returnMean - beta * benchmarkMean;

  let sum = 0;
  let squares = 0;
  for (let index = first; index <= last; index++) {
    const residual = (y[index] ?? Number.NaN) - alpha - beta * (x[index] ?? Number.NaN);
    if (Number.isNaN(residual)) continue;
    sum += residual;
    squares += residual * residual;
  }
  const residualSquares = squares - (sum * sum) / sessions;
  if (!(residualSquares > roundingShare * (scratch.returnSquares + sessions * returnMean * returnMean))) {
    refuseRow(panel, event, "zero variance", sessions);
    return;
  }
  const divisor = residualDegrees === "M-k" ? degreesOfFreedom : sessions - 1;
  panel.sessions[event] = sessions;
  panel.degreesOfFreedom[event] = degreesOfFreedom;
  panel.alpha[event] = alpha;
  panel.beta[event] = beta;
  const sigma = Math.sqrt(residualSquares / divisor);
  panel.sigma[event] = sigma;
  if (model !== "adjusted") {
    const throughMean = model === "market" ? (benchmarkMean * benchmarkMean) / benchmarkSquares : 0;
    panel.alphaError[event] = sigma * Math.sqrt(1 / sessions + throughMean);
  }
  if (model === "market") panel.betaError[event] = sigma / Math.sqrt(benchmarkSquares);
  panel.residualMean[event] = sum / sessions;
  panel.residualSquares[event] = residualSquares;
  fillWindow(panel, event, y, x, dayZero, alpha, beta, model, scratch);
}

/** AR, CAR, their standard errors and BHAR of one row. */
function fillWindow(
  panel: EventPanel,
  event: number,
  y: Float64Array,
  x: Float64Array,
  dayZero: number,
  alpha: number,
  beta: number,
  model: PlainModel,
  scratch: RowScratch,
): void {
  const { abnormal, standardError, events, windowLength } = panel;
  const sigma = panel.sigma[event] ?? Number.NaN;
  const corrected = panel.options.forecastCorrection === "on" && model !== "adjusted";
  const perSession = corrected ? 1 / scratch.sessions : 0;
  const perSquare = corrected && model === "market" ? 1 / scratch.benchmarkSquares : 0;
  const start = dayZero + panel.options.window.start;
  let sum = 0;
  let deviationSum = 0;
  let held = 1;
  let expectedHeld = 1;
  for (let position = 0; position < windowLength; position++) {
    const index = start + position;
    const inside = index >= 0 && index < y.length;
    const returned = inside ? (y[index] ?? Number.NaN) : Number.NaN;
    const market = inside ? (x[index] ?? Number.NaN) : Number.NaN;
    const expected = alpha + beta * market;
    const value = returned - expected;
    const deviation = market - scratch.benchmarkMean;
    sum += value;
    deviationSum += deviation;
    held *= 1 + returned;
    expectedHeld *= 1 + expected;
    if (Number.isNaN(value)) continue;
    abnormal[position * events + event] = value;
    const factor = 1 + perSession + deviation * deviation * perSquare;
    standardError[position * events + event] = sigma * Math.sqrt(factor);
  }
  if (Number.isNaN(sum)) return;
  const length = windowLength;
  abnormal[length * events + event] = sum;
  const factor = length + length * length * perSession + deviationSum * deviationSum * perSquare;
  standardError[length * events + event] = sigma * Math.sqrt(factor);
  panel.buyAndHold[event] = held - expectedHeld;
}
