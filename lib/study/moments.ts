// Means and sums of squares that survive large offsets (NIST StRD NumAcc3 and NumAcc4).
// A one-pass variance loses every digit there; these make one pass for the mean, one to correct it,
// and one for the squares about it (Chan, Golub & LeVeque 1983, "Algorithms for computing the sample
// variance", the corrected two-pass algorithm).

/**
 * Arithmetic mean of all values, corrected by the mean of the remainders.
 * In: a Float64Array of any length, no NaN, any unit. Out: the same unit; NaN for an empty array.
 */
export function mean(values: Float64Array): number {
  const count = values.length;
  if (count === 0) return Number.NaN;
  let total = 0;
  for (let index = 0; index < count; index++) total += values[index] ?? Number.NaN;
  const first = total / count;
  let remainder = 0;
  for (let index = 0; index < count; index++) remainder += (values[index] ?? Number.NaN) - first;
  return first + remainder / count;
}

/**
 * Sum of squared deviations about `centre` (the mean unless given), corrected for a centre that is not
 * exactly the mean: sum (x - c)^2 - (sum (x - c))^2 / n when no centre is given.
 * Out: the unit of the values, squared; 0 for an empty array.
 */
export function sumOfSquares(values: Float64Array, centre?: number): number {
  if (values.length === 0) return 0;
  const about = centre ?? mean(values);
  let squares = 0;
  let remainder = 0;
  for (let index = 0; index < values.length; index++) {
    const deviation = (values[index] ?? Number.NaN) - about;
    squares += deviation * deviation;
    remainder += deviation;
  }
  return centre === undefined ? squares - (remainder * remainder) / values.length : squares;
}

/**
 * Sample standard deviation, dividing by n - 1. Out: the unit of the values; NaN for fewer than two.
 */
export function standardDeviation(values: Float64Array): number {
  if (values.length < 2) return Number.NaN;
  return Math.sqrt(sumOfSquares(values) / (values.length - 1));
}

/**
 * Autocorrelation at a lag: sum (x_t - m)(x_{t+lag} - m) / sum (x_t - m)^2 (Box & Jenkins 1976).
 * Out: no unit, within -1..1; NaN where the values do not vary.
 */
export function autocorrelation(values: Float64Array, lag: number): number {
  const about = mean(values);
  let products = 0;
  for (let index = lag; index < values.length; index++) {
    products += ((values[index] ?? Number.NaN) - about) * ((values[index - lag] ?? Number.NaN) - about);
  }
  const squares = sumOfSquares(values);
  return squares > 0 ? products / squares : Number.NaN;
}

/** Count, mean and the sum of squares about it, in two passes. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
}

/** Mean and squares together, as `mean` and `sumOfSquares` give them. In: any length, no NaN. */
export function momentsOf(values: Float64Array): Moments {
  const count = values.length;
  let total = 0;
  for (let index = 0; index < count; index++) total += values[index] ?? Number.NaN;
  const first = total / count;
  let remainder = 0;
  let squares = 0;
  for (let index = 0; index < count; index++) {
    const deviation = (values[index] ?? Number.NaN) - first;
    remainder += deviation;
    squares += deviation * deviation;
  }
  return { count, mean: first + remainder / count, squares: squares - (remainder * remainder) / count };
}
