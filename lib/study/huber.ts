// A line that single wild sessions can't turn: Huber's M-estimator (Huber 1964, 1973).
import { mean, sumOfSquares } from "./moments.ts";

/** Huber's k: 95% of least squares' efficiency where the errors are normal (Holland & Welsch 1977). */
const HUBER_TUNING = 1.345;

/** The median absolute deviation of a normal variable over its standard deviation: the third quartile of N(0, 1). */
const NORMAL_MEDIAN_DEVIATION = 0.6744897501960817;

const MOST_ROUNDS = 500;
/** Rounds end when no coefficient moves a fitted value by more than this share of the scale. */
const TOLERANCE = 1e-13;

/** A line with how it was found. */
export interface HuberLine {
  readonly alpha: number;
  readonly beta: number;
  /** The residuals' median absolute deviation from zero over 0.6745, in their unit. */
  readonly scale: number;
  /** What each session counted: 1 within k scales of the line, k scale / |residual| beyond. */
  readonly weights: Float64Array;
  /** Times (X'X)^-1 it is the coefficients' covariance, in the residuals' unit squared (`huberVariance`). */
  readonly variance: number;
}

/**
 * Fits y = alpha + beta x by Huber's M-estimator: minimises sum rho((y - alpha - beta x) / s) with
 * psi(u) = max(-k, min(k, u)), by least squares with weights min(1, k s / |e|) made anew from each line's residuals,
 * s = median |e| / 0.6745 likewise (iteratively reweighted least squares, as R's MASS::rlm; Venables & Ripley 2002,
 * section 6.5). It begins at the line of least squares.
 * In: y and x of equal length, no NaN, x not constant. Out: the line; null where half of the residuals are zero, so
 * that they have no scale. Throws RangeError when lengths differ.
 */
export function huberLine(y: Float64Array, x: Float64Array): HuberLine | null {
  if (y.length !== x.length) throw new RangeError("y and x differ in length");
  const weights = new Float64Array(y.length).fill(1);
  const residuals = new Float64Array(y.length);
  const reach = Math.sqrt(sumOfSquares(x) / x.length);
  let line = weightedLine(y, x, weights);
  let scale = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (let index = 0; index < y.length; index++) {
      residuals[index] = (y[index] ?? Number.NaN) - line.alpha - line.beta * (x[index] ?? Number.NaN);
    }
    scale = medianAbsolute(residuals) / NORMAL_MEDIAN_DEVIATION;
    if (!(scale > 0)) return null;
    const bound = HUBER_TUNING * scale;
    for (let index = 0; index < y.length; index++) {
      const size = Math.abs(residuals[index] ?? Number.NaN);
      weights[index] = size <= bound ? 1 : bound / size;
    }
    const next = weightedLine(y, x, weights);
    const moved = Math.abs(next.middle - line.middle) + Math.abs(next.beta - line.beta) * reach;
    line = next;
    if (moved <= TOLERANCE * scale) break;
  }
  const variance = huberVariance(residuals, scale, 2);
  return { alpha: line.alpha, beta: line.beta, scale, weights, variance };
}

/**
 * The variance that takes sigma^2's place before (X'X)^-1 (Huber 1973; as MASS::summary.rlm):
 * K^2 [ sum (psi(e/s) s)^2 / (n - p) ] / m^2 with m the share of residuals within k s and
 * K = 1 + p var(psi') / (n m^2), var with n - 1.
 */
function huberVariance(residuals: Float64Array, scale: number, parameters: number): number {
  const count = residuals.length;
  const bound = HUBER_TUNING * scale;
  let squares = 0;
  let inside = 0;
  for (const residual of residuals) {
    const size = Math.min(Math.abs(residual), bound);
    squares += size * size;
    if (Math.abs(residual) <= bound) inside += 1;
  }
  const share = inside / count;
  const spread = (inside * (1 - share)) / (count - 1);
  const correction = 1 + (parameters * spread) / (count * share * share);
  return ((squares / (count - parameters)) * correction * correction) / (share * share);
}

/** Weighted least squares about the weighted means; `middle` is the line at the plain mean of x. */
function weightedLine(
  y: Float64Array,
  x: Float64Array,
  weights: Float64Array,
): { readonly alpha: number; readonly beta: number; readonly middle: number } {
  let total = 0;
  let sumX = 0;
  let sumY = 0;
  for (let index = 0; index < y.length; index++) {
    const weight = weights[index] ?? 0;
    total += weight;
    sumX += weight * (x[index] ?? Number.NaN);
    sumY += weight * (y[index] ?? Number.NaN);
  }
  const meanX = sumX / total;
  const meanY = sumY / total;
  let products = 0;
  let squares = 0;
  for (let index = 0; index < y.length; index++) {
    const weight = weights[index] ?? 0;
    const deviation = (x[index] ?? Number.NaN) - meanX;
    products += weight * deviation * ((y[index] ?? Number.NaN) - meanY);
    squares += weight * deviation * deviation;
  }
  const beta = products / squares;
  const alpha = meanY - beta * meanX;
  return { alpha, beta, middle: alpha + beta * mean(x) };
}

/** The middle of the values' sizes; of an even number the mean of the middle two. */
function medianAbsolute(values: Float64Array): number {
  const sizes = values.map(Math.abs).sort();
  const half = sizes.length >> 1;
  const upper = sizes[half] ?? Number.NaN;
  return sizes.length % 2 === 1 ? upper : ((sizes[half - 1] ?? Number.NaN) + upper) / 2;
}
