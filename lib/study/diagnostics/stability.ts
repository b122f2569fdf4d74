// Was the line the same throughout the estimation window?
import { fisherUpper } from "../distributions.ts";
import { leastSquares } from "../ols.ts";
import { type Diagnostic, diagnostic, TOO_FEW } from "./diagnostic.ts";

/** Sessions behind each beta of a path. */
export const ROLLING_SESSIONS = 60;

/**
 * Chow (1960): F = [(S - S1 - S2) / k] / [(S1 + S2) / (n - 2k)], S the squared residuals of one line, S1 and S2 those
 * of a line before and one from `split` on. In: the design's columns and the response, no NaN; `split` the position
 * of the second part, the middle unless given.
 */
export function chow(
  columns: readonly Float64Array[],
  response: Float64Array,
  split = response.length >> 1,
): Diagnostic {
  const sessions = response.length;
  const width = columns.length;
  if (split <= width || sessions - split <= width) return TOO_FEW;
  const squares = (from: number, until: number) =>
    leastSquares(
      columns.map((column) => column.subarray(from, until)),
      response.subarray(from, until),
    )?.residualSquares ?? Number.NaN;
  const apart = squares(0, split) + squares(split, sessions);
  const degrees = sessions - 2 * width;
  const statistic = (squares(0, sessions) - apart) / width / (apart / degrees);
  return diagnostic(statistic, fisherUpper(statistic, width, degrees), width);
}

/** Beta of the sessions up to one of them. */
export interface RollingBeta {
  /** Position of the last of them. */
  readonly last: number;
  readonly beta: number;
  readonly standardError: number;
}

/**
 * Beta by least squares over each run of `length` sessions. In: benchmark and returns, no NaN, of equal length. Out:
 * one for each session from the first with so many before it; none where there are fewer.
 */
export function rollingBeta(
  returns: Float64Array,
  benchmark: Float64Array,
  length = ROLLING_SESSIONS,
): RollingBeta[] {
  const betas: RollingBeta[] = [];
  for (let last = length - 1; last < returns.length; last++) {
    const x = benchmark.subarray(last - length + 1, last + 1);
    const regression = leastSquares(
      [new Float64Array(length).fill(1), x],
      returns.subarray(last - length + 1, last + 1),
    );
    if (regression === null) continue;
    const variance =
      (regression.residualSquares / regression.degreesOfFreedom) * (regression.inverseCross[3] ?? 0);
    betas.push({ last, beta: regression.coefficients[1] ?? Number.NaN, standardError: Math.sqrt(variance) });
  }
  return betas;
}
