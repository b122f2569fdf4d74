// How far an abnormal return can be from zero by chance alone, outside the window it was fitted on.
import { studentTwoSided } from "./distributions.ts";
import type { NormalReturnFit, SessionWindow, Tested } from "./types.ts";

/**
 * Variance of a sum of the abnormal returns of a window whose benchmark returns sum to `benchmarkSum`.
 *
 *   market    sigma^2 [ L + L^2 / M + (sum Rm - L mean)^2 / Sxx ]
 *   huber     sigma^2 [ L + c (L^2 / M + (sum Rm - L mean)^2 / Sxx) ], c as the fit's `coefficientVariance`
 *   mean      sigma^2 [ L + L^2 / M ]
 *   adjusted  sigma^2 L
 *   garch     the sum of h over the window, in place of sigma^2 L; egarch likewise
 *
 * With L = 1 it is the prediction-error variance of Patell (1976); with more it carries the covariance that
 * the days share through alpha and beta (Mikkelson & Partch 1988; Campbell, Lo & MacKinlay 1997, eq. 4.4.9).
 * Out: a squared fraction.
 */
export function predictionVariance(
  fit: NormalReturnFit,
  window: SessionWindow,
  benchmarkSum: number,
): number {
  const length = window.end - window.start + 1;
  const variance = fit.sigma * fit.sigma;
  if (fit.model === "adjusted") return variance * length;
  const throughMean = (length * length) / fit.sessions;
  if (fit.model === "mean") return variance * (length + throughMean);
  const deviation = benchmarkSum - length * fit.benchmarkMean;
  const share = fit.coefficientVariance;
  if (fit.conditional !== null) {
    const throughSlope = (share * deviation * deviation) / fit.benchmarkSquares;
    return noiseVariance(fit, window) + variance * (share * throughMean + throughSlope);
  }
  return variance * (length + share * throughMean + (share * deviation * deviation) / fit.benchmarkSquares);
}

/**
 * Variance of the sum of a window's errors about a known line: sigma^2 L, or the sum of h_t. A session of the fit has
 * its own h_t, a later one the expected variance so many sessions after the fit's last, any other sigma^2.
 */
export function noiseVariance(
  { sigma, conditional }: NormalReturnFit,
  { start, end }: SessionWindow,
): number {
  if (conditional === null) return sigma * sigma * (end - start + 1);
  const { sessions, variances } = conditional;
  const last = sessions.at(-1) ?? Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (let session = start; session <= end; session++) {
    if (session > last) sum += conditional.forecast(session - last);
    else sum += variances[sessions.indexOf(session)] ?? sigma * sigma;
  }
  return sum;
}

/** A value over its standard error: t, and the two-sided p of Student's t with M - k degrees of freedom. */
export function tested(value: number, variance: number, degreesOfFreedom: number): Tested {
  const standardError = Math.sqrt(variance);
  const tStatistic = value / standardError;
  return { value, standardError, tStatistic, pValue: studentTwoSided(tStatistic, degreesOfFreedom) };
}
