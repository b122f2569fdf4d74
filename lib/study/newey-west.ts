// Standard errors that allow for heteroskedastic and serially correlated residuals (Newey & West 1987).
import { cumulativeAbnormalReturn, type MeasuredStudy } from "./cumulative.ts";
import { estimationResiduals } from "./estimation-residuals.ts";
import type { EventStudyInput } from "./event-study.ts";
import { mean } from "./moments.ts";
import { tested } from "./prediction.ts";
import type { SessionWindow, Tested } from "./types.ts";

/** Covariance of alpha and beta, and the variance of a sum of L future residuals. */
export interface NeweyWest {
  readonly lags: number;
  readonly alphaVariance: number;
  readonly betaVariance: number;
  readonly covariance: number;
  /** Variance of the sum of `length` residuals, parameters apart; a squared fraction. */
  sumVariance(length: number): number;
}

/** Newey & West's (1994) rule for the number of lags: floor(4 (M / 100)^(2/9)). */
export function neweyWestLags(sessions: number): number {
  return Math.floor(4 * (sessions / 100) ** (2 / 9));
}

/**
 * Heteroskedasticity and autocorrelation consistent covariance of the market model's coefficients:
 * V = M/(M - 2) (X'X)^-1 S (X'X)^-1, S = G_0 + sum_j (1 - j/(q + 1)) (G_j + G_j'), G_j = sum_t e_t e_{t-j} x_t x_{t-j}',
 * with Bartlett's weights and the small-sample factor of Stata and R's `sandwich`.
 * The variance of a sum of L residuals is L g_0 + 2 sum_j w_j (L - j) g_j over j < L, g_j their
 * autocovariances over M - 2.
 * In: residuals and benchmark returns in order, fractions, no NaN, of equal length; the lags q >= 0.
 * Throws RangeError when lengths differ.
 */
export function neweyWest(residuals: Float64Array, benchmark: Float64Array, lags: number): NeweyWest {
  const sessions = residuals.length;
  if (benchmark.length !== sessions) throw new RangeError("residuals and benchmark differ in length");
  const centre = mean(benchmark);
  // With the benchmark centred (X'X)^-1 is diagonal: 1/M and 1/Sxx. alpha = mean R - beta mean Rm.
  const at = (index: number) => residuals[index] ?? Number.NaN;
  const deviation = (index: number) => (benchmark[index] ?? Number.NaN) - centre;
  const meat = [0, 0, 0];
  const autocovariances = new Float64Array(lags + 1);
  let squares = 0;
  for (let index = 0; index < sessions; index++) squares += deviation(index) ** 2;
  for (let lag = 0; lag <= lags; lag++) {
    const weight = (lag === 0 ? 1 : 2) * (1 - lag / (lags + 1));
    for (let index = lag; index < sessions; index++) {
      const product = at(index) * at(index - lag);
      const now = deviation(index);
      const then = deviation(index - lag);
      autocovariances[lag] = (autocovariances[lag] ?? 0) + product;
      meat[0] = (meat[0] ?? 0) + weight * product;
      meat[1] = (meat[1] ?? 0) + (weight * product * (now + then)) / 2;
      meat[2] = (meat[2] ?? 0) + weight * product * now * then;
    }
  }
  const small = sessions / (sessions - 2);
  const meanVariance = (small * (meat[0] ?? 0)) / (sessions * sessions);
  const meanBeta = (small * (meat[1] ?? 0)) / (sessions * squares);
  const betaVariance = (small * (meat[2] ?? 0)) / (squares * squares);
  return {
    lags,
    alphaVariance: meanVariance - 2 * centre * meanBeta + centre * centre * betaVariance,
    betaVariance,
    covariance: meanBeta - centre * betaVariance,
    sumVariance(length) {
      let sum = 0;
      autocovariances.forEach((products, lag) => {
        if (lag >= length) return;
        const weight = (lag === 0 ? 1 : 2) * (1 - lag / (lags + 1));
        sum += weight * (length - lag) * (products / (sessions - 2));
      });
      return sum;
    },
  };
}

/**
 * Variance of a CAR over L sessions whose benchmark returns sum to `benchmarkSum`: that of the sum of L
 * residuals plus what alpha and beta add, L^2 V(alpha) + 2 L sum Rm C + (sum Rm)^2 V(beta).
 */
export function neweyWestCarVariance(estimate: NeweyWest, length: number, benchmarkSum: number): number {
  return (
    estimate.sumVariance(length) +
    length * length * estimate.alphaVariance +
    2 * length * benchmarkSum * estimate.covariance +
    benchmarkSum * benchmarkSum * estimate.betaVariance
  );
}

/**
 * The CAR of one study over a window with Newey-West standard errors, p from Student's t with M - k degrees
 * of freedom. `lags` null takes `neweyWestLags`. Missing sessions are closed up. Out: fractions; null when a
 * session of the window is a gap or outside the study, or for a model without alpha and beta (the adjusted
 * and mean models).
 */
export function neweyWestCar(
  input: EventStudyInput,
  study: MeasuredStudy,
  window: SessionWindow,
  lags: number | null,
): Tested | null {
  const plain = cumulativeAbnormalReturn(study, window);
  if (plain === null || study.fit.model !== "market") return null;
  const { residuals, benchmark } = estimationResiduals(input, study.fit);
  const known = (values: Float64Array) => values.filter((value) => !Number.isNaN(value));
  const used = lags ?? neweyWestLags(study.fit.sessions);
  const estimate = neweyWest(known(residuals), known(benchmark), used);
  let benchmarkSum = 0;
  for (const entry of study.sessions) {
    const inside = entry.session >= window.start && entry.session <= window.end;
    if (inside && entry.kind === "measured") benchmarkSum += entry.benchmark ?? 0;
  }
  const length = window.end - window.start + 1;
  const variance = neweyWestCarVariance(estimate, length, benchmarkSum);
  return tested(plain.value, variance, study.fit.degreesOfFreedom);
}
