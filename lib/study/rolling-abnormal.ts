// The abnormal return of every session by the market model, each fitted on the sessions before it.
import { fitNormalReturns } from "./normal-return.ts";
import { predictionVariance } from "./prediction.ts";
import { type RollingMoments, rollingMoments } from "./rolling-moments.ts";
import type { NormalReturnFit, SessionWindow } from "./types.ts";
import { DAY_ZERO } from "./windows.ts";

/** One value for every session, NaN where it can't be measured. */
export interface RollingAbnormal {
  /** AR_t = R_t - alpha - beta Rm_t, fractions. */
  readonly abnormal: Float64Array;
  /** AR_t over its standard error with the prediction-error correction (Patell 1976). */
  readonly tStatistic: Float64Array;
  /** Residual standard deviation of the estimation window, dividing by M - 2. */
  readonly sigma: Float64Array;
}

/** What every session is studied with. Both arrays are aligned by session of the instrument's exchange. */
export interface RollingInput {
  /** Returns of the instrument, fractions; NaN where missing. */
  readonly returns: Float64Array;
  /** Returns of the benchmark in the same sessions, fractions; NaN where missing. */
  readonly benchmark: Float64Array;
  /** Relative to each session; it lies wholly before it. */
  readonly estimation: SessionWindow;
  /** The fewest sessions of the estimation window that must have both returns. */
  readonly minimumSessions: number;
}

/** With less than this share of the squares left over, differences of sums have lost too many digits. */
const safeShare = 0.01;

/**
 * What `studyEvent` says of day 0 with model `market`, for every session as day 0: the moments of the estimation
 * window roll on from session to session, so that a history costs as much as its length. Where the difference of
 * two sums would lose digits (a benchmark that hardly varies, a return that follows it), the window is fitted anew.
 * Out: three arrays as long as `returns`; NaN in all three where a return is missing or `studyEvent` refuses.
 * Throws RangeError when the arrays differ in length or the window does not end before its session.
 */
export function rollingAbnormal(input: RollingInput): RollingAbnormal {
  const { returns, benchmark, estimation, minimumSessions } = input;
  if (benchmark.length !== returns.length) throw new RangeError("returns and benchmark differ in length");
  if (estimation.end < estimation.start || estimation.end >= 0) throw new RangeError("window not before");
  const missing = () => new Float64Array(returns.length).fill(Number.NaN);
  const [abnormal, tStatistic, sigma] = [missing(), missing(), missing()];
  const fewest = Math.max(minimumSessions, 3);
  rollingMoments(returns, benchmark, estimation, (session, moments) => {
    const actual = returns[session] ?? Number.NaN;
    const beside = benchmark[session] ?? Number.NaN;
    if (!Number.isFinite(actual + beside) || moments.count < fewest) return;
    const fit = fitFromMoments(moments) ?? fitAnew(input, session);
    if (fit === null) return;
    const value = actual - fit.alpha - fit.beta * beside;
    abnormal[session] = value;
    tStatistic[session] = value / Math.sqrt(predictionVariance(fit, DAY_ZERO, beside));
    sigma[session] = fit.sigma;
  });
  return { abnormal, tStatistic, sigma };
}

/** Ordinary least squares from sums; null where too few digits would be left. */
function fitFromMoments({ count, y, x, yy, xx, xy }: RollingMoments): NormalReturnFit | null {
  const benchmarkMean = x / count;
  const benchmarkSquares = xx - x * benchmarkMean;
  const returnSquares = yy - (y * y) / count;
  if (!(benchmarkSquares > safeShare * xx) || !(returnSquares > safeShare * yy)) return null;
  const products = xy - x * (y / count);
  const beta = products / benchmarkSquares;
  const residualSquares = returnSquares - beta * products;
  if (!(residualSquares > safeShare * returnSquares)) return null;
  return {
    model: "market",
    alpha: y / count - beta * benchmarkMean,
    beta,
    sigma: Math.sqrt(residualSquares / (count - 2)),
    sessions: count,
    degreesOfFreedom: count - 2,
    benchmarkMean,
    benchmarkSquares,
    coefficientVariance: 1,
    conditional: null,
  };
}

/** The fit on the window's own returns; null where `fitNormalReturns` refuses. */
function fitAnew(
  { returns, benchmark, estimation, minimumSessions }: RollingInput,
  session: number,
): NormalReturnFit | null {
  const known: number[] = [];
  for (let index = Math.max(0, session + estimation.start); index <= session + estimation.end; index++) {
    if (Number.isFinite((returns[index] ?? Number.NaN) + (benchmark[index] ?? Number.NaN))) known.push(index);
  }
  const outcome = fitNormalReturns(
    Float64Array.from(known, (index) => returns[index] ?? Number.NaN),
    Float64Array.from(known, (index) => benchmark[index] ?? Number.NaN),
    "market",
    minimumSessions,
  );
  return outcome.status === "ok" ? outcome.fit : null;
}
