// The return that would have come without the announcement, fitted on the estimation window.
//
//   market    R_t = alpha + beta Rm_t + e_t    k = 2   (Fama, Fisher, Jensen & Roll 1969; MacKinlay 1997, eq. 3)
//   adjusted  R_t = Rm_t + e_t                 k = 1   (Brown & Warner 1985: alpha = 0, beta = 1 by assumption)
//   mean      R_t = mu + e_t                   k = 1   (Brown & Warner 1980; MacKinlay 1997, eq. 2)
//   garch     the market model with GARCH(1,1) errors, by maximum likelihood      k = 5   (`volatility/garch.ts`)
//   egarch    the market model with EGARCH(1,1) errors                            k = 6   (`volatility/egarch.ts`)
//   huber     the market model by Huber's M-estimator instead of least squares    k = 2   (`huber.ts`)
//
// sigma is the standard deviation of e about its mean over the window, dividing by M - k. For the market
// and mean models the mean of e is zero by construction. The market-adjusted model estimates nothing to
// make its expected return; its sigma is the sample standard deviation of R - Rm, whose mean is the one
// parameter estimated, so a steady drift against the market does not swell it. Huber's line keeps the same
// sigma: a session that could not turn the line still shows how far an ordinary session can be from it.
import { huberLine } from "./huber.ts";
import { mean, sumOfSquares } from "./moments.ts";
import type { NormalReturnFit, NormalReturnModel, StudyRefusal } from "./types.ts";
import { EGARCH } from "./volatility/egarch.ts";
import { GARCH } from "./volatility/garch.ts";
import { fitVolatility } from "./volatility/volatility-fit.ts";

/** Below this share of the returns' own squares, squares left over are rounding, not variance. */
export const roundingShare = 1e-24;

export type NormalReturnOutcome =
  | { readonly status: "ok"; readonly fit: NormalReturnFit }
  | { readonly status: StudyRefusal; readonly sessions: number };

/** Whether a fit is searched for, and has a variance of its own for each session. */
export const isSearched = (model: string): model is "garch" | "egarch" =>
  model === "garch" || model === "egarch";

/** k: the parameters estimated for a model's residual standard deviation. */
export function parameterCount(model: NormalReturnModel): number {
  if (isSearched(model)) return 2 + VOLATILITY[model].parameters;
  return hasLine(model) ? 2 : 1;
}

/** The models whose variance follows what came before. */
const VOLATILITY = { garch: GARCH, egarch: EGARCH } as const;

/** Whether a model estimates alpha and beta on the benchmark. */
const hasLine = (model: NormalReturnModel): boolean => model !== "adjusted" && model !== "mean";

/**
 * Fits a model of the normal return by centred least squares (equal to QR for one regressor).
 * In: returns and benchmark returns of the estimation window, fractions, of equal length, no NaN (the
 * benchmark is not read by the mean model). Out: the fit, or why there is none: `too few sessions` (fewer
 * than `minimumSessions`, or none left over after k parameters), `singular benchmark` (the benchmark does
 * not vary), `zero variance` (the residuals do not).
 * `of.sessions` says which session from day 0 each return is of, for the models whose variance changes by session.
 * Throws RangeError when the lengths differ and the model needs a benchmark.
 */
export function fitNormalReturns(
  returns: Float64Array,
  benchmark: Float64Array,
  model: NormalReturnModel,
  minimumSessions: number,
  of: { readonly sessions: readonly number[] } = { sessions: [] },
): NormalReturnOutcome {
  const sessions = returns.length;
  if (model !== "mean" && benchmark.length !== sessions) {
    throw new RangeError("returns and benchmark differ in length");
  }
  const degreesOfFreedom = sessions - parameterCount(model);
  if (sessions < minimumSessions || degreesOfFreedom < 1) return { status: "too few sessions", sessions };

  const returnMean = mean(returns);
  const benchmarkMean = model === "mean" ? 0 : mean(benchmark);
  const benchmarkSquares = model === "mean" ? 0 : sumOfSquares(benchmark);
  if (hasLine(model) && !(benchmarkSquares > roundingShare * sumOfSquares(benchmark, 0))) {
    return { status: "singular benchmark", sessions };
  }

  if (isSearched(model)) {
    return volatileLine(returns, benchmark, model, of.sessions);
  }
  const robust = model === "huber" ? huberLine(returns, benchmark) : null;
  if (model === "huber" && robust === null) return { status: "zero variance", sessions };
  const plainBeta =
    model === "market" ? slope(returns, returnMean, benchmark, benchmarkMean) : defaultBeta(model);
  const beta = robust?.beta ?? plainBeta;
  const alpha = robust?.alpha ?? (model === "adjusted" ? 0 : returnMean - beta * benchmarkMean);
  const residuals = scratch(sessions);
  for (let index = 0; index < sessions; index++) {
    const beside = model === "mean" ? 0 : (benchmark[index] ?? Number.NaN);
    residuals[index] = (returns[index] ?? Number.NaN) - alpha - beta * beside;
  }
  const residualSquares = sumOfSquares(residuals);
  if (!(residualSquares > roundingShare * sumOfSquares(returns, 0)))
    return { status: "zero variance", sessions };

  const sigma = Math.sqrt(residualSquares / degreesOfFreedom);
  const line = { model, alpha, beta, sigma, sessions, degreesOfFreedom, benchmarkMean, benchmarkSquares };
  const coefficientVariance = robust ? robust.variance / (sigma * sigma) : 1;
  return { status: "ok", fit: { ...line, coefficientVariance, conditional: null } };
}

/**
 * The market model with a variance of its own for each session. Sigma is that of all residuals over M - k. The
 * coefficients' covariance is that of least squares weighted by 1 / h_t: mean, squares and `coefficientVariance` are
 * its own, so that sigma^2 c (L^2 / M + (sum Rm - L mean)^2 / squares) is 1'X (X' H^-1 X)^-1 X'1.
 */
function volatileLine(
  returns: Float64Array,
  benchmark: Float64Array,
  model: "garch" | "egarch",
  known: readonly number[],
): NormalReturnOutcome {
  const sessions = returns.length;
  const fitted = fitVolatility(VOLATILITY[model], returns, benchmark);
  if (fitted === null) return { status: "zero variance", sessions };
  const { alpha, beta, variances, forecast, parameters, logLikelihood } = fitted;
  const residuals = returns.map((value, at) => value - alpha - beta * (benchmark[at] ?? Number.NaN));
  const residualSquares = sumOfSquares(residuals);
  if (!(residualSquares > roundingShare * sumOfSquares(returns, 0)))
    return { status: "zero variance", sessions };
  const degreesOfFreedom = sessions - parameterCount(model);
  const sigma = Math.sqrt(residualSquares / degreesOfFreedom);
  let weight = 0;
  let weighted = 0;
  variances.forEach((variance, at) => {
    weight += 1 / variance;
    weighted += (benchmark[at] ?? Number.NaN) / variance;
  });
  const benchmarkMean = weighted / weight;
  let squares = 0;
  variances.forEach((variance, at) => {
    squares += ((benchmark[at] ?? Number.NaN) - benchmarkMean) ** 2 / variance;
  });
  const coefficientVariance = sessions / (weight * sigma * sigma);
  return {
    status: "ok",
    fit: {
      ...{ model, alpha, beta, sigma, sessions, degreesOfFreedom, benchmarkMean, coefficientVariance },
      benchmarkSquares: (sessions * squares) / weight,
      conditional: { sessions: known, variances, forecast, parameters, logLikelihood },
    },
  };
}

/** Room for the residuals of one fit: a million fits would otherwise leave a million arrays behind. */
let room = new Float64Array(256);
function scratch(length: number): Float64Array {
  if (room.length < length) room = new Float64Array(2 * length);
  return room.subarray(0, length);
}

function defaultBeta(model: NormalReturnModel): number {
  return model === "adjusted" ? 1 : 0;
}

/** Sum (x - mx)(y - my) / sum (x - mx)^2. */
function slope(y: Float64Array, yMean: number, x: Float64Array, xMean: number): number {
  let products = 0;
  let squares = 0;
  for (let index = 0; index < y.length; index++) {
    const deviation = (x[index] ?? Number.NaN) - xMean;
    products += deviation * ((y[index] ?? Number.NaN) - yMean);
    squares += deviation * deviation;
  }
  return products / squares;
}
