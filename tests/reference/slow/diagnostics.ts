// Tests of a fit the obvious way: plain arrays, whole matrices, sums as the papers print them. It shares no code with
// lib/study.
import { slowNormalTwoSided } from "./distributions.ts";
import { average, sum } from "./event.ts";

type Matrix = readonly (readonly number[])[];

const multiply = (left: Matrix, right: Matrix): number[][] =>
  left.map((row) =>
    (right[0] ?? []).map((_, column) => sum(row.map((value, at) => value * (right[at]?.[column] ?? 0)))),
  );
const transpose = (matrix: Matrix): number[][] =>
  (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column] ?? 0));
const trace = (matrix: Matrix): number => sum(matrix.map((row, at) => row[at] ?? 0));

/** Gauss and Jordan with the largest pivot. */
export function invert(matrix: Matrix): number[][] {
  const size = matrix.length;
  const work = matrix.map((row, at) => [...row, ...row.map((_, column) => (column === at ? 1 : 0))]);
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot;
    for (let row = pivot; row < size; row++) {
      if (Math.abs(work[row]?.[pivot] ?? 0) > Math.abs(work[best]?.[pivot] ?? 0)) best = row;
    }
    const [one = [], other = []] = [work[pivot], work[best]];
    work[pivot] = other;
    work[best] = one;
    const head = other[pivot] ?? 0;
    work[pivot] = other.map((value) => value / head);
    for (let row = 0; row < size; row++) {
      const factor = work[row]?.[pivot] ?? 0;
      if (row !== pivot) {
        work[row] = (work[row] ?? []).map((value, at) => value - factor * (work[pivot]?.[at] ?? 0));
      }
    }
  }
  return work.map((row) => row.slice(size));
}

/** Coefficients, residuals and the hat matrix by the normal equations; rows are sessions. */
export function slowRegression(rows: Matrix, response: readonly number[]) {
  const turned = transpose(rows);
  const inverse = invert(multiply(turned, rows));
  const hat = multiply(multiply(rows, inverse), turned);
  const fitted = multiply(hat, transpose([response])).map(([value = 0]) => value);
  const residuals = response.map((value, at) => value - (fitted[at] ?? 0));
  return { inverse, hat, residuals, squares: sum(residuals.map((value) => value ** 2)) };
}

/** d, with the moments that it has under independence: d = e'Ae / e'e with e = M u, M = I - hat. */
export function slowDurbinWatson(rows: Matrix, response: readonly number[]) {
  const { hat, residuals, squares } = slowRegression(rows, response);
  const size = residuals.length;
  const identity = (row: number, column: number) => (row === column ? 1 : 0);
  const annihilator = hat.map((row, at) => row.map((value, column) => identity(at, column) - value));
  const differences = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => {
      if (row === column) return row === 0 || row === size - 1 ? 1 : 2;
      return Math.abs(row - column) === 1 ? -1 : 0;
    }),
  );
  const steps = sum(residuals.slice(1).map((value, at) => (value - (residuals[at] ?? 0)) ** 2));
  const product = multiply(annihilator, differences);
  const degrees = size - (rows[0]?.length ?? 0);
  const expected = trace(product) / degrees;
  const variance =
    (2 * (trace(multiply(product, product)) - trace(product) ** 2 / degrees)) / (degrees * (degrees + 2));
  return {
    statistic: steps / squares,
    pValue: slowNormalTwoSided((steps / squares - expected) / Math.sqrt(variance)),
  };
}

export function slowAutocorrelation(values: readonly number[], lag: number): number {
  const centre = average(values);
  const deviations = values.map((value) => value - centre);
  return (
    sum(deviations.slice(lag).map((value, at) => value * (deviations[at] ?? 0))) /
    sum(deviations.map((value) => value ** 2))
  );
}

export function slowLjungBox(values: readonly number[], lags: number): number {
  const count = values.length;
  const terms = Array.from(
    { length: lags },
    (_, at) => slowAutocorrelation(values, at + 1) ** 2 / (count - at - 1),
  );
  return count * (count + 2) * sum(terms);
}

/** T R^2 by the fitted values' own variance, not by the residuals'. */
export function slowArch(values: readonly number[], lags: number): number {
  const mean = average(values.map((value) => value ** 2));
  const squares = values.map((value) => value ** 2 / mean);
  const response = squares.slice(lags);
  const rows = response.map((_, at) => [
    1,
    ...Array.from({ length: lags }, (__, lag) => squares[at + lags - lag - 1] ?? 0),
  ]);
  const { residuals } = slowRegression(rows, response);
  const fitted = response.map((value, at) => value - (residuals[at] ?? 0));
  const about = (list: readonly number[]) => sum(list.map((value) => (value - average(response)) ** 2));
  return (response.length * about(fitted)) / about(response);
}

export function slowJarqueBera(values: readonly number[]): number {
  const centre = average(values);
  const moment = (power: number) => average(values.map((value) => (value - centre) ** power));
  const skewness = moment(3) / moment(2) ** 1.5;
  const kurtosis = moment(4) / moment(2) ** 2;
  return values.length * (skewness ** 2 / 6 + (kurtosis - 3) ** 2 / 24);
}

/** The z below which the standard normal has a probability, by halving an interval of Simpson's rule. */
function slowNormalQuantile(probability: number): number {
  const tail = Math.min(probability, 1 - probability);
  let [low, high] = [0, 12];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (slowNormalTwoSided(middle) / 2 > tail) low = middle;
    else high = middle;
  }
  return probability < 0.5 ? -low : low;
}

/** W with Royston's weights laid out over the whole sample, his polynomials written term by term; above five values. */
export function slowShapiroWilk(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const count = ordered.length;
  const scores = ordered.map((_, at) => slowNormalQuantile((at + 1 - 3 / 8) / (count + 1 / 4)));
  const squares = sum(scores.map((score) => score ** 2));
  const u = 1 / Math.sqrt(count);
  const unit = (at: number) => (scores[at] ?? 0) / Math.sqrt(squares);
  const last =
    -2.706056 * u ** 5 +
    4.434685 * u ** 4 -
    2.07119 * u ** 3 -
    0.147981 * u ** 2 +
    0.221157 * u +
    unit(count - 1);
  const next =
    -3.582633 * u ** 5 +
    5.682633 * u ** 4 -
    1.752461 * u ** 3 -
    0.293762 * u ** 2 +
    0.042981 * u +
    unit(count - 2);
  const phi =
    (squares - 2 * (scores[count - 1] ?? 0) ** 2 - 2 * (scores[count - 2] ?? 0) ** 2) /
    (1 - 2 * last ** 2 - 2 * next ** 2);
  const weights = scores.map((score, at) => {
    if (at === 0) return -last;
    if (at === 1) return -next;
    if (at === count - 2) return next;
    return at === count - 1 ? last : score / Math.sqrt(phi);
  });
  const centre = average(values);
  return (
    sum(ordered.map((value, at) => value * (weights[at] ?? 0))) ** 2 /
    sum(values.map((value) => (value - centre) ** 2))
  );
}

/** Cook's distances by fitting the line anew without each session. */
export function slowCook(rows: Matrix, response: readonly number[]): number[] {
  const { residuals, squares } = slowRegression(rows, response);
  const width = rows[0]?.length ?? 0;
  const fitted = response.map((value, at) => value - (residuals[at] ?? 0));
  const variance = squares / (response.length - width);
  return response.map((_, left) => {
    const kept = rows.filter((__, at) => at !== left);
    const others = response.filter((__, at) => at !== left);
    const { inverse } = slowRegression(kept, others);
    const coefficients = multiply(multiply(inverse, transpose(kept)), transpose([others]));
    const without = multiply(rows, coefficients).map(([value = 0]) => value);
    return sum(fitted.map((value, at) => (value - (without[at] ?? 0)) ** 2)) / (width * variance);
  });
}

export function slowChow(rows: Matrix, response: readonly number[], split: number): number {
  const width = rows[0]?.length ?? 0;
  const { squares } = slowRegression(rows, response);
  const before = slowRegression(rows.slice(0, split), response.slice(0, split)).squares;
  const after = slowRegression(rows.slice(split), response.slice(split)).squares;
  const degrees = response.length - 2 * width;
  return ((squares - before - after) / width / (before + after)) * degrees;
}
