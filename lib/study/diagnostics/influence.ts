// How much single sessions hold of a line.
import type { Regression } from "../ols.ts";

/** One session's part in a fit. */
export interface Influence {
  /** h_t, the diagonal of X (X'X)^-1 X'. */
  readonly leverage: number;
  /** e_t over s sqrt(1 - h_t). */
  readonly studentized: number;
  /** Cook's distance. */
  readonly distance: number;
}

/**
 * Cook (1977): D_t = e_t^2 h_t / (k s^2 (1 - h_t)^2), how far leaving session t out moves all fitted values, in
 * squared standard errors; beyond 4 / n it is worth a look, beyond 1 the session makes the line.
 * In: the columns of the design and their regression. Out: by session.
 */
export function influences(columns: readonly Float64Array[], regression: Regression): Influence[] {
  const { residuals, inverseCross, residualSquares, degreesOfFreedom } = regression;
  const width = columns.length;
  const variance = residualSquares / degreesOfFreedom;
  return Array.from(residuals, (residual, at) => {
    let leverage = 0;
    for (let row = 0; row < width; row++) {
      for (let column = 0; column < width; column++) {
        leverage +=
          (columns[row]?.[at] ?? Number.NaN) *
          (inverseCross[row * width + column] ?? Number.NaN) *
          (columns[column]?.[at] ?? Number.NaN);
      }
    }
    const left = 1 - leverage;
    return {
      leverage,
      studentized: residual / Math.sqrt(variance * left),
      distance: (residual * residual * leverage) / (width * variance * left * left),
    };
  });
}
