// Variances of the coefficients of a regression that do not ask for residuals of one variance, nor for independent ones.
import type { Regression } from "../ols.ts";

/** Variances of each coefficient, in the order of the columns. */
export interface HeteroskedasticVariances {
  /** White's with the factor N / (N - k): HC1. */
  readonly hc1: Float64Array;
  /** Each residual over one less its leverage, squared: HC3. NaN where a row alone decides a coefficient (leverage 1). */
  readonly hc3: Float64Array;
}

/** A leverage so near to 1 is 1: nothing is left of the residual but rounding. */
const FULL_LEVERAGE = 1 - 1e-10;

/**
 * Heteroskedasticity-consistent variances (White 1980; HC1 and HC3 of MacKinnon & White 1985):
 *
 *   V = (X'X)^-1 [ sum_i w_i x_i x_i' ] (X'X)^-1,   w_i = e_i^2 N / (N - k)   or   e_i^2 / (1 - h_i)^2
 *
 * h_i = x_i'(X'X)^-1 x_i. In: the columns of the regression in their order. Out: the diagonals, squared units of the response.
 */
export function heteroskedasticVariances(
  columns: readonly Float64Array[],
  { residuals, inverseCross, degreesOfFreedom }: Regression,
): HeteroskedasticVariances {
  const width = columns.length;
  const small = residuals.length / degreesOfFreedom;
  const hc1 = new Float64Array(width);
  const hc3 = new Float64Array(width);
  residuals.forEach((residual, row) => {
    const influence = influenceOf(columns, inverseCross, row);
    let leverage = 0;
    columns.forEach((column, index) => {
      leverage += (influence[index] ?? 0) * (column[row] ?? 0);
    });
    const left = leverage < FULL_LEVERAGE ? residual / (1 - leverage) : Number.NaN;
    influence.forEach((weight, index) => {
      hc1[index] = (hc1[index] ?? 0) + small * (weight * residual) ** 2;
      // A row that has no part in a coefficient has none in its variance, whatever its leverage.
      hc3[index] = (hc3[index] ?? 0) + (weight === 0 ? 0 : (weight * left) ** 2);
    });
  });
  return { hc1, hc3 };
}

/**
 * Cluster-robust variances with the usual small-sample factor (Liang & Zeger 1986; CR1 of Cameron & Miller 2015, as
 * Stata's `vce(cluster)`):
 *
 *   V = G/(G - 1) (N - 1)/(N - k) (X'X)^-1 [ sum_g X_g'e_g e_g'X_g ] (X'X)^-1
 *
 * In: the columns of the regression, and a cluster for each row, counted from 0. Out: the diagonal, squared units of the
 * response; NaN with fewer than two clusters.
 */
export function clusteredVariances(
  columns: readonly Float64Array[],
  { residuals, inverseCross, degreesOfFreedom }: Regression,
  clusters: Int32Array,
): Float64Array {
  const width = columns.length;
  const count = clusterCount(clusters);
  const sums = new Float64Array(count * width);
  residuals.forEach((residual, row) => {
    const place = (clusters[row] ?? 0) * width;
    influenceOf(columns, inverseCross, row).forEach((weight, index) => {
      sums[place + index] = (sums[place + index] ?? 0) + weight * residual;
    });
  });
  const factor = clusterFactor(count, residuals.length, degreesOfFreedom);
  return Float64Array.from({ length: width }, (_, index) => {
    let squares = 0;
    for (let cluster = 0; cluster < count; cluster++) squares += (sums[cluster * width + index] ?? 0) ** 2;
    return factor * squares;
  });
}

/** How many clusters there are, counted from 0 without a gap. */
export const clusterCount = (clusters: Int32Array): number =>
  clusters.reduce((most, cluster) => Math.max(most, cluster + 1), 0);

/** G/(G - 1) (N - 1)/(N - k). */
export const clusterFactor = (clusters: number, rows: number, degreesOfFreedom: number): number =>
  clusters < 2 ? Number.NaN : (clusters / (clusters - 1)) * ((rows - 1) / degreesOfFreedom);

/** (X'X)^-1 x of one row: what a unit of its response adds to each coefficient. */
function influenceOf(
  columns: readonly Float64Array[],
  inverseCross: Float64Array,
  row: number,
): Float64Array {
  const width = columns.length;
  return Float64Array.from({ length: width }, (_, index) => {
    let sum = 0;
    columns.forEach((column, inner) => {
      sum += (inverseCross[index * width + inner] ?? 0) * (column[row] ?? 0);
    });
    return sum;
  });
}
