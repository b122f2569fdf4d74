// How far an abnormal return can be from zero by chance alone, outside the window it was fitted on.
import { studentTwoSided } from "./distributions.ts";
import type { NormalReturnFit, Tested } from "./types.ts";

/**
 * Variance of a sum of `length` abnormal returns whose benchmark returns sum to `benchmarkSum`.
 *
 *   market    sigma^2 [ L + L^2 / M + (sum Rm - L mean)^2 / Sxx ]
 *   huber     sigma^2 [ L + c (L^2 / M + (sum Rm - L mean)^2 / Sxx) ], c as the fit's `coefficientVariance`
 *   mean      sigma^2 [ L + L^2 / M ]
 *   adjusted  sigma^2 L
 *
 * With L = 1 it is the prediction-error variance of Patell (1976); with more it carries the covariance that
 * the days share through alpha and beta (Mikkelson & Partch 1988; Campbell, Lo & MacKinlay 1997, eq. 4.4.9).
 * Out: a squared fraction.
 */
export function predictionVariance(fit: NormalReturnFit, length: number, benchmarkSum: number): number {
  const variance = fit.sigma * fit.sigma;
  if (fit.model === "adjusted") return variance * length;
  const throughMean = (length * length) / fit.sessions;
  if (fit.model === "mean") return variance * (length + throughMean);
  const deviation = benchmarkSum - length * fit.benchmarkMean;
  const share = fit.coefficientVariance;
  return variance * (length + share * throughMean + (share * deviation * deviation) / fit.benchmarkSquares);
}

/** A value over its standard error: t, and the two-sided p of Student's t with M - k degrees of freedom. */
export function tested(value: number, variance: number, degreesOfFreedom: number): Tested {
  const standardError = Math.sqrt(variance);
  const tStatistic = value / standardError;
  return { value, standardError, tStatistic, pValue: studentTwoSided(tStatistic, degreesOfFreedom) };
}
