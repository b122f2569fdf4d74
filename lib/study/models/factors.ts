// Normal returns from any factors given as columns: the CAPM with one, Fama & French (1993, 2015) with three
// or five, Carhart (1997) with four.
import { leastSquares } from "../ols.ts";
import type { SessionWindow } from "../types.ts";
import type { GeneralOutcome } from "./general-fit.ts";

/**
 * Regresses the response on an intercept and the factors over the estimation window, by QR:
 * R_t - Rf_t = alpha + sum_j b_j F_jt + e_t. The expected return is alpha + sum_j b_j F_jt, and the
 * parameters add s'(X'X)^-1 s to the variance of a sum of abnormal returns, s the sum of its rows of X.
 * In: response and factors by session, fractions, NaN where missing, of equal length; `beta` of the outcome
 * is the first factor's. Refused: `too few sessions`, `singular benchmark` (factors nearly collinear),
 * `no benchmark` (no factor).
 */
export function fitFactors(
  response: Float64Array,
  factors: readonly Float64Array[],
  dayZero: number,
  estimation: SessionWindow,
  minimumSessions: number,
): GeneralOutcome {
  if (factors.length === 0) return { status: "no benchmark", sessions: 0 };
  const known: number[] = [];
  for (let session = estimation.start; session <= estimation.end; session++) {
    const index = dayZero + session;
    const values = [response, ...factors].map((column) => column[index] ?? Number.NaN);
    if (values.every((value) => Number.isFinite(value))) known.push(index);
  }
  const parameters = factors.length + 1;
  const sessions = known.length;
  if (sessions < minimumSessions || sessions <= parameters) return { status: "too few sessions", sessions };
  const pick = (column: Float64Array) => Float64Array.from(known, (index) => column[index] ?? Number.NaN);
  const ones = new Float64Array(sessions).fill(1);
  const regression = leastSquares([ones, ...factors.map(pick)], pick(response));
  if (regression === null) return { status: "singular benchmark", sessions };
  const { coefficients, inverseCross } = regression;
  const row = (index: number) => [1, ...factors.map((factor) => factor[index] ?? Number.NaN)];
  return {
    status: "ok",
    alpha: coefficients[0] ?? Number.NaN,
    beta: coefficients[1] ?? Number.NaN,
    parameters,
    alphaFactor: inverseCross[0] ?? null,
    betaFactor: inverseCross[parameters + 1] ?? null,
    expected(index) {
      return row(index).reduce((sum, value, place) => sum + value * (coefficients[place] ?? Number.NaN), 0);
    },
    parameterVariance(first, last) {
      const sums = new Float64Array(parameters);
      for (let index = first; index <= last; index++) {
        row(index).forEach((value, place) => {
          sums[place] = (sums[place] ?? 0) + value;
        });
      }
      return quadratic(sums, inverseCross);
    },
  };
}

/** s' V s, V by rows. */
function quadratic(vector: Float64Array, matrix: Float64Array): number {
  let sum = 0;
  vector.forEach((left, row) => {
    vector.forEach((right, column) => {
      sum += left * right * (matrix[row * vector.length + column] ?? Number.NaN);
    });
  });
  return sum;
}
