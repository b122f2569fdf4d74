// How well alpha and beta are known.
import type { NormalReturnFit } from "./types.ts";

/** Standard errors and covariance of the coefficients; null where the model does not estimate one. */
export interface CoefficientPrecision {
  readonly alphaError: number | null;
  readonly betaError: number | null;
  readonly covariance: number | null;
}

/**
 * Precision of a fit (ordinary least squares): S(beta) = sigma / sqrt(Sxx),
 * S(alpha) = sigma sqrt(1/M + mean^2 / Sxx), covariance -sigma^2 mean / Sxx; S(mean) = sigma / sqrt(M) for the
 * mean model. Out: alpha's in fractions, beta's without a unit.
 */
export function coefficientPrecision(fit: NormalReturnFit): CoefficientPrecision {
  const { model, sigma, sessions, benchmarkMean, benchmarkSquares } = fit;
  if (model === "adjusted") return { alphaError: null, betaError: null, covariance: null };
  if (model === "mean") return { alphaError: sigma / Math.sqrt(sessions), betaError: null, covariance: null };
  const alphaFactor = 1 / sessions + (benchmarkMean * benchmarkMean) / benchmarkSquares;
  return {
    alphaError: sigma * Math.sqrt(alphaFactor),
    betaError: sigma / Math.sqrt(benchmarkSquares),
    covariance: (-sigma * sigma * benchmarkMean) / benchmarkSquares,
  };
}
