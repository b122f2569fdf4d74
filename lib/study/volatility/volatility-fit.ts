// A line and the variance of its errors fitted together by maximum likelihood.
import { mean, sumOfSquares } from "../moments.ts";
import { minimise, type Slope } from "./minimise.ts";

/** The last session of a fit: its residual and its variance. */
export interface LastSession {
  readonly residual: number;
  readonly variance: number;
}

/** How a variance follows what came before. */
export interface VolatilityModel {
  /** How many parameters it has beside the line's. */
  readonly parameters: number;
  /** Where the search for them begins, of residuals in units of their own deviation. */
  readonly starts: readonly (readonly number[])[];
  /** Parameters as numbers of any size and back, so that the search needs no bounds. */
  free(natural: readonly number[]): readonly number[];
  natural(free: readonly number[]): {
    readonly values: readonly number[];
    /** Derivatives of each value (row) by each free number. */
    readonly jacobian: readonly (readonly number[])[];
  };
  /** Minus the log-likelihood, less its constant, with the gradient by alpha, beta and the parameters. */
  likelihood(
    y: Float64Array,
    x: Float64Array,
    parameters: ArrayLike<number> & Iterable<number>,
    variances?: Float64Array,
  ): Slope;
  /** The expected variance so many sessions after the last, 1 or more. */
  forecast(parameters: readonly number[], last: LastSession, horizon: number): number;
}

/** Of a line's residuals e: the sum of e^2, of e, and of e times the regressor, by which the first variance begins. */
export function residualSums(
  y: Float64Array,
  x: Float64Array,
  alpha: number,
  beta: number,
): { readonly squares: number; readonly sum: number; readonly products: number } {
  let squares = 0;
  let sum = 0;
  let products = 0;
  for (let at = 0; at < y.length; at++) {
    const market = x[at] ?? Number.NaN;
    const residual = (y[at] ?? Number.NaN) - alpha - beta * market;
    squares += residual * residual;
    sum += residual;
    products += residual * market;
  }
  return { squares, sum, products };
}

/** A line with the variance of each of its sessions. */
export interface VolatilityFit {
  readonly alpha: number;
  readonly beta: number;
  /** The model's parameters, in the unit of the returns. */
  readonly parameters: readonly number[];
  /** h_t of each session, a squared fraction. */
  readonly variances: Float64Array;
  /** The log-likelihood with its constant. */
  readonly logLikelihood: number;
  readonly converged: boolean;
  /** The expected variance so many sessions after the last, 1 or more. */
  forecast(horizon: number): number;
}

/**
 * Fits y = alpha + beta x + e, the variance of e by a model, by maximum likelihood (quasi-Newton from several starts,
 * on y over the deviation of its least-squares residuals and x over its own, so that all numbers are of one size).
 * In: y and x of equal length, no NaN; x null for a constant alone. Out: the likeliest fit; null where least squares
 * leaves no residuals.
 */
export function fitVolatility(
  model: VolatilityModel,
  y: Float64Array,
  x: Float64Array | null,
): VolatilityFit | null {
  const count = y.length;
  const line = leastSquaresLine(y, x);
  if (!(line.deviation > 0)) return null;
  const scaledY = y.map((value) => value / line.deviation);
  const scaledX = x === null ? new Float64Array(count) : x.map((value) => (value - line.centre) / line.reach);
  const evaluate = (at: Float64Array): Slope => {
    const { values, jacobian } = model.natural([...at.subarray(2)]);
    const { value, gradient } = model.likelihood(scaledY, scaledX, [
      at[0] ?? 0,
      x === null ? 0 : (at[1] ?? 0),
      ...values,
    ]);
    const turned = Float64Array.of(
      gradient[0] ?? 0,
      x === null ? 0 : (gradient[1] ?? 0),
      ...values.map(() => 0),
    );
    jacobian.forEach((row, from) => {
      row.forEach((derivative, to) => {
        turned[to + 2] = (turned[to + 2] ?? 0) + derivative * (gradient[from + 2] ?? 0);
      });
    });
    return { value, gradient: turned };
  };
  const level = (line.alpha + line.beta * line.centre) / line.deviation;
  const slope = (line.beta * line.reach) / line.deviation;
  // A likelihood of so few sessions has several tops: the highest that the starts lead to.
  const found = model.starts
    .map((start) => minimise(evaluate, Float64Array.of(level, slope, ...model.free(start))))
    .reduce((best, one) => (one.value < best.value ? one : best));
  const { values } = model.natural([...found.at.subarray(2)]);
  const [scaledAlpha = 0, scaledBeta = 0] = found.at;
  const variances = new Float64Array(count);
  model.likelihood(scaledY, scaledX, [scaledAlpha, scaledBeta, ...values], variances);
  const unit = line.deviation ** 2;
  const lastAt = count - 1;
  const last = {
    residual: (scaledY[lastAt] ?? 0) - scaledAlpha - scaledBeta * (scaledX[lastAt] ?? 0),
    variance: variances[lastAt] ?? Number.NaN,
  };
  const beta = x === null ? 0 : (scaledBeta * line.deviation) / line.reach;
  return {
    alpha: scaledAlpha * line.deviation - beta * line.centre,
    beta,
    parameters: values,
    variances: variances.map((value) => value * unit),
    logLikelihood: -found.value - (count / 2) * Math.log(2 * Math.PI * unit),
    converged: found.converged,
    forecast: (horizon) => unit * model.forecast(values, last, horizon),
  };
}

/** Least squares with the deviation of its residuals, and the middle and spread of x. */
function leastSquaresLine(y: Float64Array, x: Float64Array | null) {
  const level = mean(y);
  if (x === null) {
    return { alpha: level, beta: 0, centre: 0, reach: 1, deviation: Math.sqrt(sumOfSquares(y) / y.length) };
  }
  const centre = mean(x);
  const squares = sumOfSquares(x);
  let products = 0;
  for (let at = 0; at < y.length; at++) products += ((x[at] ?? 0) - centre) * ((y[at] ?? 0) - level);
  const beta = products / squares;
  const alpha = level - beta * centre;
  const residuals = y.map((value, at) => value - alpha - beta * (x[at] ?? 0));
  const deviation = Math.sqrt(sumOfSquares(residuals) / y.length);
  return { alpha, beta, centre, reach: Math.sqrt(squares / x.length), deviation };
}
