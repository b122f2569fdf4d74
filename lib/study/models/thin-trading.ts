// Betas for shares that trade seldom, or at other hours than their benchmark, so that part of a day's move
// shows up in the benchmark of the day before or after.
import { autocorrelation, mean, sumOfSquares } from "../moments.ts";
import { leastSquares } from "../ols.ts";
import type { SessionWindow } from "../types.ts";
import type { GeneralOutcome } from "./general-fit.ts";

/** The sessions of the window where the return and the benchmark of `reach` sessions either way are known. */
function knownIndexes(
  returns: Float64Array,
  benchmark: Float64Array,
  dayZero: number,
  estimation: SessionWindow,
  reach: number,
): number[] {
  const known: number[] = [];
  for (let session = estimation.start; session <= estimation.end; session++) {
    const index = dayZero + session;
    let sum = returns[index] ?? Number.NaN;
    for (let lag = -reach; lag <= reach; lag++) sum += benchmark[index + lag] ?? Number.NaN;
    if (Number.isFinite(sum)) known.push(index);
  }
  return known;
}

/** The model R = alpha + beta Rm with a beta estimated elsewhere; alpha makes the mean residual zero. */
function withBeta(
  returns: Float64Array,
  benchmark: Float64Array,
  known: readonly number[],
  beta: number,
  parameters: number,
): GeneralOutcome {
  const sessions = known.length;
  const market = Float64Array.from(known, (index) => benchmark[index] ?? Number.NaN);
  const marketMean = mean(market);
  const marketSquares = sumOfSquares(market);
  const alpha = mean(Float64Array.from(known, (index) => returns[index] ?? Number.NaN)) - beta * marketMean;
  return {
    status: "ok",
    alpha,
    beta,
    parameters,
    alphaFactor: null,
    betaFactor: null,
    expected(index) {
      return alpha + beta * (benchmark[index] ?? Number.NaN);
    },
    parameterVariance(first, last) {
      const length = last - first + 1;
      let deviation = 0;
      for (let index = first; index <= last; index++) {
        deviation += (benchmark[index] ?? Number.NaN) - marketMean;
      }
      return (length * length) / sessions + (deviation * deviation) / marketSquares;
    },
  };
}

function slope(y: Float64Array, x: Float64Array): number {
  const xMean = mean(x);
  const yMean = mean(y);
  let products = 0;
  x.forEach((value, place) => {
    products += (value - xMean) * ((y[place] ?? Number.NaN) - yMean);
  });
  return products / sumOfSquares(x);
}

/**
 * Scholes & Williams (1977): beta = (b_-1 + b_0 + b_+1) / (1 + 2 r), where b_j is the slope of the return on
 * the benchmark of j sessions later and r the benchmark's first autocorrelation over the same sessions;
 * alpha = mean R - beta mean Rm. The standard errors are those of the market model with this beta (the
 * sampling error of the three slopes is taken as that of one). k = 2.
 * In: returns and benchmark by session, NaN where missing. Refused: `too few sessions`, `singular benchmark`.
 */
export function fitScholesWilliams(
  returns: Float64Array,
  benchmark: Float64Array,
  dayZero: number,
  estimation: SessionWindow,
  minimumSessions: number,
): GeneralOutcome {
  const known = knownIndexes(returns, benchmark, dayZero, estimation, 1);
  const sessions = known.length;
  if (sessions < minimumSessions || sessions < 3) return { status: "too few sessions", sessions };
  const response = Float64Array.from(known, (index) => returns[index] ?? Number.NaN);
  const shifted = (lag: number) => Float64Array.from(known, (index) => benchmark[index + lag] ?? Number.NaN);
  const dependence = 1 + 2 * autocorrelation(shifted(0), 1);
  const beta =
    (slope(response, shifted(-1)) + slope(response, shifted(0)) + slope(response, shifted(1))) / dependence;
  if (!Number.isFinite(beta)) return { status: "singular benchmark", sessions };
  return withBeta(returns, benchmark, known, beta, 2);
}

/**
 * Dimson (1979): beta is the sum of the coefficients of a multiple regression on the benchmark of `reach`
 * sessions before to `reach` after, by QR. Standard errors as in `fitScholesWilliams`; k = 2 reach + 2.
 */
export function fitDimson(
  returns: Float64Array,
  benchmark: Float64Array,
  dayZero: number,
  estimation: SessionWindow,
  minimumSessions: number,
  reach = 1,
): GeneralOutcome {
  const known = knownIndexes(returns, benchmark, dayZero, estimation, reach);
  const sessions = known.length;
  const parameters = 2 * reach + 2;
  if (sessions < minimumSessions || sessions <= parameters) return { status: "too few sessions", sessions };
  const columns = [new Float64Array(sessions).fill(1)];
  for (let lag = -reach; lag <= reach; lag++) {
    columns.push(Float64Array.from(known, (index) => benchmark[index + lag] ?? Number.NaN));
  }
  const response = Float64Array.from(known, (index) => returns[index] ?? Number.NaN);
  const regression = leastSquares(columns, response);
  if (regression === null) return { status: "singular benchmark", sessions };
  const beta = regression.coefficients.subarray(1).reduce((sum, value) => sum + value, 0);
  return withBeta(returns, benchmark, known, beta, parameters);
}
