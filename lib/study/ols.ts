// Ordinary least squares by Householder reflections (Golub & Van Loan 2013, algorithm 5.2.1): the design is
// never squared, so its condition is not either.

/** A regression of one response on k columns. */
export interface Regression {
  /** k coefficients, in the order of the columns. */
  readonly coefficients: Float64Array;
  /** n residuals, in the unit of the response. */
  readonly residuals: Float64Array;
  readonly residualSquares: number;
  /** n - k. */
  readonly degreesOfFreedom: number;
  /** (X'X)^-1, k x k by rows; times sigma^2 it is the covariance of the coefficients. */
  readonly inverseCross: Float64Array;
}

/**
 * The smallest sine of the angle between a column and the span of those before it that is still a column of
 * its own (the tolerance of R's `lm`).
 */
const singularTolerance = 1e-7;

/**
 * Least squares of `response` on `columns` (give a column of ones for an intercept).
 * In: k columns and a response of n >= k values each, no NaN. Out: the regression, or null when the columns
 * are (nearly) collinear. Throws RangeError when lengths differ or there are fewer values than columns.
 */
export function leastSquares(columns: readonly Float64Array[], response: Float64Array): Regression | null {
  const rows = response.length;
  const width = columns.length;
  if (columns.some((column) => column.length !== rows)) throw new RangeError("columns differ in length");
  if (rows < width) throw new RangeError("fewer values than columns");

  const work = columns.map((column) => Float64Array.from(column));
  const target = Float64Array.from(response);
  for (let pivot = 0; pivot < width; pivot++) {
    const column = work[pivot];
    if (column === undefined || !reflect(work, target, column, pivot)) return null;
  }
  const triangle = (row: number, column: number) => work[column]?.[row] ?? 0;
  const inverse = invertTriangle(triangle, width);
  const coefficients = new Float64Array(width);
  const inverseCross = new Float64Array(width * width);
  for (let row = 0; row < width; row++) {
    for (let inner = row; inner < width; inner++) {
      coefficients[row] =
        (coefficients[row] ?? 0) + (inverse[row * width + inner] ?? 0) * (target[inner] ?? 0);
    }
    for (let other = 0; other < width; other++) {
      let sum = 0;
      for (let inner = Math.max(row, other); inner < width; inner++) {
        sum += (inverse[row * width + inner] ?? 0) * (inverse[other * width + inner] ?? 0);
      }
      inverseCross[row * width + other] = sum;
    }
  }
  const residuals = residualsOf(columns, response, coefficients);
  let residualSquares = 0;
  for (const residual of residuals) residualSquares += residual * residual;
  return { coefficients, residuals, residualSquares, degreesOfFreedom: rows - width, inverseCross };
}

/** y - X b. */
function residualsOf(columns: readonly Float64Array[], response: Float64Array, coefficients: Float64Array) {
  return Float64Array.from(response, (value, row) => {
    let fitted = 0;
    columns.forEach((column, index) => {
      fitted += (coefficients[index] ?? 0) * (column[row] ?? 0);
    });
    return value - fitted;
  });
}

/** Zeroes `column` below `pivot` and turns the later columns and the target with it; false if singular. */
function reflect(work: Float64Array[], target: Float64Array, column: Float64Array, pivot: number): boolean {
  let whole = 0;
  let below = 0;
  for (let row = 0; row < column.length; row++) {
    const square = (column[row] ?? 0) ** 2;
    whole += square;
    if (row >= pivot) below += square;
  }
  const norm = Math.sqrt(below);
  if (!(norm > singularTolerance * Math.sqrt(whole))) return false;
  const head = column[pivot] ?? 0;
  const diagonal = head > 0 ? -norm : norm;
  const reflector = Float64Array.from(column);
  reflector.fill(0, 0, pivot);
  reflector[pivot] = head - diagonal;
  const squares = below - head * head + (head - diagonal) ** 2;
  for (const other of [...work.slice(pivot), target]) {
    let product = 0;
    for (let row = pivot; row < other.length; row++) product += (reflector[row] ?? 0) * (other[row] ?? 0);
    const factor = (2 * product) / squares;
    for (let row = pivot; row < other.length; row++) {
      other[row] = (other[row] ?? 0) - factor * (reflector[row] ?? 0);
    }
  }
  return true;
}

/** The inverse of an upper triangle, by back substitution, k x k by rows. */
function invertTriangle(triangle: (row: number, column: number) => number, width: number): Float64Array {
  const inverse = new Float64Array(width * width);
  for (let column = 0; column < width; column++) {
    for (let row = column; row >= 0; row--) {
      let sum = row === column ? 1 : 0;
      for (let inner = row + 1; inner <= column; inner++) {
        sum -= triangle(row, inner) * (inverse[inner * width + column] ?? 0);
      }
      inverse[row * width + column] = sum / triangle(row, row);
    }
  }
  return inverse;
}
