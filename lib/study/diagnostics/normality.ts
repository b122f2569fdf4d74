// Are residuals normal, as the t of a single abnormal return takes them to be?
import { chiSquareUpper, normalQuantile } from "../distributions.ts";
import { momentsOf } from "../moments.ts";
import { type Diagnostic, diagnostic, TOO_FEW } from "./diagnostic.ts";

/** The shape of residuals: 0 and 3 for the normal distribution. */
export interface Shape {
  readonly skewness: number;
  readonly kurtosis: number;
}

/** Moments about the mean over n: b1^(1/2) = m3 / m2^(3/2) and b2 = m4 / m2^2. In: no NaN, not all equal. */
export function shapeOf(residuals: Float64Array): Shape {
  const { count, mean, squares } = momentsOf(residuals);
  let cubes = 0;
  let fourths = 0;
  for (const residual of residuals) {
    const deviation = residual - mean;
    cubes += deviation ** 3;
    fourths += deviation ** 4;
  }
  const variance = squares / count;
  return { skewness: cubes / count / variance ** 1.5, kurtosis: fourths / count / variance ** 2 };
}

/**
 * Jarque & Bera (1980): JB = n/6 (b1 + (b2 - 3)^2 / 4), b1 the squared skewness and b2 the kurtosis; chi-square with
 * two degrees of freedom, of which small samples fall short. In: residuals, no NaN, eight or more.
 */
export function jarqueBera(residuals: Float64Array): Diagnostic {
  const sessions = residuals.length;
  if (sessions < 8) return TOO_FEW;
  const { skewness, kurtosis } = shapeOf(residuals);
  const statistic = (sessions / 6) * (skewness ** 2 + (kurtosis - 3) ** 2 / 4);
  return diagnostic(statistic, chiSquareUpper(statistic, 2), 2);
}

/** One residual beside what a normal sample of as many has in its place. */
export interface QuantilePair {
  readonly normal: number;
  /** Over the residuals' standard deviation. */
  readonly residual: number;
}

/**
 * Ordered residuals over their standard deviation against the normal quantiles at (i - 3/8) / (n + 1/4) (Blom 1958):
 * on the diagonal where they are normal. In: no NaN.
 */
export function quantilePairs(residuals: Float64Array): QuantilePair[] {
  const { count, mean, squares } = momentsOf(residuals);
  const deviation = Math.sqrt(squares / (count - 1));
  const ordered = Float64Array.from(residuals).sort();
  return Array.from(ordered, (residual, at) => ({
    normal: normalQuantile((at + 0.625) / (count + 0.25)),
    residual: (residual - mean) / deviation,
  }));
}
