// Regression across events the obvious way: normal equations, whole matrices, and a bootstrap that fits every sample anew.

type Matrix = readonly (readonly number[])[];

const at = (matrix: Matrix, row: number, column: number): number => matrix[row]?.[column] ?? Number.NaN;
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function multiply(left: Matrix, right: Matrix): Matrix {
  const inner = range(right.length);
  return left.map((_, row) =>
    range(right[0]?.length ?? 0).map((column) =>
      total(inner.map((index) => at(left, row, index) * at(right, index, column))),
    ),
  );
}

const transposed = (matrix: Matrix): Matrix =>
  range(matrix[0]?.length ?? 0).map((column) => matrix.map((_, row) => at(matrix, row, column)));

/** Gauss and Jordan, the largest pivot first. */
function inverted(matrix: Matrix): Matrix {
  const size = matrix.length;
  const work = matrix.map((row, index) => [...row, ...range(size).map((column) => Number(column === index))]);
  for (const pivot of range(size)) {
    const order = range(size).slice(pivot);
    const best = order.reduce((most, row) =>
      Math.abs(at(work, row, pivot)) > Math.abs(at(work, most, pivot)) ? row : most,
    );
    const [mine, other] = [work[pivot] ?? [], work[best] ?? []];
    [work[pivot], work[best]] = [other, mine];
    const scale = at(work, pivot, pivot);
    work[pivot] = other.map((value) => value / scale);
    for (const row of range(size)) {
      if (row === pivot) continue;
      const factor = at(work, row, pivot);
      work[row] = (work[row] ?? []).map((value, column) => value - factor * at(work, pivot, column));
    }
  }
  return work.map((row) => row.slice(size));
}

export interface SlowRegression {
  readonly estimates: readonly number[];
  readonly residuals: readonly number[];
  /** Standard errors by CR1. */
  readonly clustered: readonly number[];
}

interface NormalEquations extends Pick<SlowRegression, "estimates" | "residuals"> {
  readonly bread: Matrix;
}

function normalEquations(rows: Matrix, response: readonly number[]): NormalEquations {
  const bread = inverted(multiply(transposed(rows), rows));
  const estimates = multiply(
    bread,
    multiply(
      transposed(rows),
      response.map((value) => [value]),
    ),
  ).map(([value = Number.NaN]) => value);
  const residuals = response.map(
    (value, row) => value - total(estimates.map((estimate, column) => estimate * at(rows, row, column))),
  );
  return { bread, estimates, residuals };
}

/** Square roots of the diagonal of bread, meat, bread. */
function errorsOf(bread: Matrix, meat: Matrix): number[] {
  const variance = multiply(multiply(bread, meat), bread);
  return range(bread.length).map((column) => Math.sqrt(at(variance, column, column)));
}

/** `rows` has a row of the design for each event, its constant included. */
export function slowRegression(
  rows: Matrix,
  response: readonly number[],
  clusters: readonly number[],
): SlowRegression {
  const { bread, estimates, residuals } = normalEquations(rows, response);
  const [count, width, names] = [rows.length, bread.length, [...new Set(clusters)]];
  const scores = names.map((cluster) =>
    range(width).map((column) =>
      total(
        range(count)
          .filter((row) => clusters[row] === cluster)
          .map((row) => at(rows, row, column) * (residuals[row] ?? 0)),
      ),
    ),
  );
  const factor = (names.length / (names.length - 1)) * ((count - 1) / (count - width));
  const meat = range(width).map((a) =>
    range(width).map(
      (b) => factor * total(names.map((_, name) => at(scores, name, a) * at(scores, name, b))),
    ),
  );
  return { estimates, residuals, clustered: errorsOf(bread, meat) };
}

/** Standard errors by HC1 and HC3, the leverages from the whole hat matrix. */
export function slowHeteroskedastic(rows: Matrix, response: readonly number[]) {
  const { bread, residuals } = normalEquations(rows, response);
  const [count, width] = [rows.length, bread.length];
  const hat = multiply(multiply(rows, bread), transposed(rows));
  const weighted = (weight: (row: number) => number) =>
    range(width).map((a) =>
      range(width).map((b) =>
        total(range(count).map((row) => weight(row) * at(rows, row, a) * at(rows, row, b))),
      ),
    );
  const square = (row: number) => (residuals[row] ?? 0) ** 2;
  return {
    hc1: errorsOf(
      bread,
      weighted((row) => (square(row) * count) / (count - width)),
    ),
    hc3: errorsOf(
      bread,
      weighted((row) => square(row) / (1 - at(hat, row, row)) ** 2),
    ),
  };
}

/**
 * The share of samples whose |t| is as large as the data's: for each sample, new responses from the regression without
 * the coefficient's column, and the whole regression once more. `samples` has a multiplier for each cluster.
 */
export function slowWildBootstrap(
  rows: Matrix,
  response: readonly number[],
  clusters: readonly number[],
  coefficient: number,
  samples: Matrix,
): { readonly asGreat: number; readonly tStatistic: number } {
  const tOf = (values: readonly number[]) => {
    const { estimates, clustered } = slowRegression(rows, values, clusters);
    return (estimates[coefficient] ?? Number.NaN) / (clustered[coefficient] ?? Number.NaN);
  };
  const others = rows.map((row) => row.filter((_, column) => column !== coefficient));
  const { residuals } = slowRegression(others, response, clusters);
  const names = [...new Set(clusters)];
  const tStatistic = tOf(response);
  const asGreat = samples.filter((multipliers) => {
    const made = response.map((value, row) => {
      const residual = residuals[row] ?? 0;
      return value - residual + residual * (multipliers[names.indexOf(clusters[row] ?? 0)] ?? 0);
    });
    return Math.abs(tOf(made)) >= Math.abs(tStatistic) * (1 - 1e-9);
  }).length;
  return { asGreat, tStatistic };
}
