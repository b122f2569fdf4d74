// Do residuals follow one another, or do their sizes?
import { chiSquareUpper, normalTwoSided } from "../distributions.ts";
import { autocorrelation, mean, sumOfSquares } from "../moments.ts";
import { leastSquares } from "../ols.ts";
import { type Diagnostic, diagnostic, lagsFor, TOO_FEW } from "./diagnostic.ts";

/**
 * Durbin & Watson (1950): d = sum (e_t - e_{t-1})^2 / sum e_t^2, near 2 where neighbours are independent, below where
 * they are alike. p is two-sided, from the normal distribution with d's exact mean and variance for this design
 * (Durbin & Watson 1950, section 4): with A the matrix of the squared differences and X the k regressors,
 * P = 2 (n - 1) - tr(X'AX (X'X)^-1), Q = 2 (3n - 4) - 2 tr(X'A^2X (X'X)^-1) + tr((X'AX (X'X)^-1)^2),
 * E = P / (n - k), V = 2 (Q - P E) / ((n - k)(n - k + 2)).
 * In: residuals of least squares in order and the columns of the design (the intercept's ones too), no NaN, with the
 * inverse of X'X by rows.
 */
export function durbinWatson(
  residuals: Float64Array,
  columns: readonly Float64Array[],
  inverseCross: Float64Array,
): Diagnostic {
  const sessions = residuals.length;
  const width = columns.length;
  const degrees = sessions - width;
  if (degrees < 3) return TOO_FEW;
  const statistic = dot(residuals, secondDifferences(residuals)) / dot(residuals, residuals);
  const differenced = columns.map(secondDifferences);
  const twice = differenced.map(secondDifferences);
  const first = matrix(width, (row, column) => dot(columns[row], differenced[column]));
  const second = matrix(width, (row, column) => dot(columns[row], twice[column]));
  const product = times(first, inverseCross, width);
  const p = 2 * (sessions - 1) - trace(product, width);
  const q =
    2 * (3 * sessions - 4) -
    2 * trace(times(second, inverseCross, width), width) +
    trace(times(product, product, width), width);
  const expected = p / degrees;
  const variance = (2 * (q - p * expected)) / (degrees * (degrees + 2));
  return diagnostic(statistic, normalTwoSided((statistic - expected) / Math.sqrt(variance)), null);
}

/**
 * Ljung & Box (1978): Q = n (n + 2) sum_k r_k^2 / (n - k) over the first lags, chi-square with as many degrees of
 * freedom. In: residuals in order, no NaN; the lags, `lagsFor` their number unless given.
 */
export function ljungBox(residuals: Float64Array, lags = lagsFor(residuals.length)): Diagnostic {
  const sessions = residuals.length;
  if (lags < 1 || sessions <= lags + 1) return TOO_FEW;
  let sum = 0;
  for (let lag = 1; lag <= lags; lag++) sum += autocorrelation(residuals, lag) ** 2 / (sessions - lag);
  const statistic = sessions * (sessions + 2) * sum;
  return diagnostic(statistic, chiSquareUpper(statistic, lags), lags);
}

/**
 * Engle's (1982) Lagrange multiplier test: squared residuals regressed on an intercept and their own first lags;
 * (n - q) R^2 is chi-square with q degrees of freedom where the variance does not depend on what came before.
 * In: residuals in order, no NaN; the lags q, five unless given.
 */
export function archLagrange(residuals: Float64Array, lags = 5): Diagnostic {
  const rows = residuals.length - lags;
  if (rows <= 2 * lags + 2) return TOO_FEW;
  const squares = residuals.map((residual) => residual * residual);
  const response = squares.subarray(lags);
  const columns = [new Float64Array(rows).fill(1)];
  for (let lag = 1; lag <= lags; lag++) columns.push(squares.slice(lags - lag, lags - lag + rows));
  const regression = leastSquares(scaled(columns, mean(squares)), response);
  if (regression === null) return TOO_FEW;
  const statistic = rows * (1 - regression.residualSquares / sumOfSquares(response));
  return diagnostic(statistic, chiSquareUpper(statistic, lags), lags);
}

/** Squared returns are some 10^-4: over their mean they stand beside the ones of the intercept. */
const scaled = (columns: readonly Float64Array[], by: number): Float64Array[] =>
  columns.map((column, at) => (at === 0 ? column : column.map((value) => value / by)));

/** A v, with v'Av the sum of the squared differences of v's neighbours. */
function secondDifferences(values: Float64Array): Float64Array {
  const last = values.length - 1;
  return values.map((value, at) => {
    const before = at === 0 ? value : (values[at - 1] ?? Number.NaN);
    const after = at === last ? value : (values[at + 1] ?? Number.NaN);
    return 2 * value - before - after;
  });
}

function dot(left: Float64Array = new Float64Array(0), right: Float64Array = new Float64Array(0)): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += (left[at] ?? Number.NaN) * (right[at] ?? Number.NaN);
  return sum;
}

const matrix = (width: number, cell: (row: number, column: number) => number): Float64Array =>
  Float64Array.from({ length: width * width }, (_, at) => cell(Math.floor(at / width), at % width));

const times = (left: Float64Array, right: Float64Array, width: number): Float64Array =>
  matrix(width, (row, column) => {
    let sum = 0;
    for (let inner = 0; inner < width; inner++) {
      sum += (left[row * width + inner] ?? Number.NaN) * (right[inner * width + column] ?? Number.NaN);
    }
    return sum;
  });

function trace(square: Float64Array, width: number): number {
  let sum = 0;
  for (let at = 0; at < width; at++) sum += square[at * width + at] ?? Number.NaN;
  return sum;
}
