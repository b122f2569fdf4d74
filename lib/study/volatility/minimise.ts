// The lowest point of a smooth function of a few numbers, from its gradient.

/** A function's value and gradient at a point. */
export interface Slope {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** Where a search ended. */
export interface Minimum {
  readonly at: Float64Array;
  readonly value: number;
  /** Whether the gradient is as good as zero there, or no step brings anything that digits can show: a kink, an edge. */
  readonly converged: boolean;
}

const MOST_STEPS = 200;
const MOST_HALVINGS = 60;
/** Steps in a row that bring less than this share of the value end a search. */
const STANDSTILL = 1e-11;
const STANDING_STEPS = 3;
/** Of the fall that the gradient promises, what a step must bring (Armijo 1966). */
const ENOUGH = 1e-4;

/**
 * Broyden, Fletcher, Goldfarb and Shanno's quasi-Newton method (Nocedal & Wright 2006, algorithm 6.1), halving a step
 * until it brings enough. In: the function, not finite where it has no value, and a start where it has one; the
 * greatest entry of the gradient that counts as zero. Out: the lowest point found.
 */
export function minimise(of: (at: Float64Array) => Slope, start: Float64Array, tolerance = 1e-7): Minimum {
  const width = start.length;
  let at: Float64Array = Float64Array.from(start);
  let here = of(at);
  let inverse = identity(width);
  let standing = 0;
  let isFresh = true;
  for (let step = 0; step < MOST_STEPS; step++) {
    if (steepest(here.gradient) <= tolerance) return { at, value: here.value, converged: true };
    let direction = downhill(inverse, here.gradient);
    let slope = dot(direction, here.gradient);
    if (!(slope < 0)) {
      inverse = identity(width);
      direction = here.gradient.map((value) => -value);
      slope = dot(direction, here.gradient);
    }
    const next = search(of, at, here, direction, slope);
    if (next === null) {
      // Straight down once more before it is believed that nothing lies lower.
      if (isFresh) return { at, value: here.value, converged: true };
      inverse = identity(width);
      isFresh = true;
      continue;
    }
    standing = here.value - next.slope.value < STANDSTILL * (1 + Math.abs(here.value)) ? standing + 1 : 0;
    if (standing === STANDING_STEPS) return { at: next.at, value: next.slope.value, converged: true };
    const moved = next.at.map((value, place) => value - (at[place] ?? 0));
    const turned = next.slope.gradient.map((value, place) => value - (here.gradient[place] ?? 0));
    update(inverse, moved, turned, isFresh);
    isFresh = false;
    at = next.at;
    here = next.slope;
  }
  return { at, value: here.value, converged: steepest(here.gradient) <= 100 * tolerance };
}

function search(
  of: (at: Float64Array) => Slope,
  at: Float64Array,
  here: Slope,
  direction: Float64Array,
  slope: number,
): { readonly at: Float64Array; readonly slope: Slope } | null {
  let length = Math.min(1, 1 / Math.max(1e-12, steepest(direction)));
  if (steepest(direction) < 1) length = 1;
  for (let halving = 0; halving < MOST_HALVINGS; halving++) {
    const there = at.map((value, place) => value + length * (direction[place] ?? 0));
    const found = of(there);
    if (Number.isFinite(found.value) && found.value <= here.value + ENOUGH * length * slope) {
      return found.value < here.value || steepest(found.gradient) < steepest(here.gradient)
        ? { at: there, slope: found }
        : null;
    }
    length /= 2;
  }
  return null;
}

/** The inverse of the second derivatives, as the last step has shown them. */
function update(inverse: Float64Array, moved: Float64Array, turned: Float64Array, first: boolean): void {
  const width = moved.length;
  const curvature = dot(moved, turned);
  if (!(curvature > 1e-14)) return;
  if (first) {
    const scale = curvature / dot(turned, turned);
    for (let place = 0; place < width; place++) inverse[place * width + place] = scale;
  }
  const product = rows(inverse, turned);
  const factor = (1 + dot(turned, product) / curvature) / curvature;
  for (let row = 0; row < width; row++) {
    for (let column = 0; column < width; column++) {
      const place = row * width + column;
      inverse[place] =
        (inverse[place] ?? 0) +
        factor * (moved[row] ?? 0) * (moved[column] ?? 0) -
        ((product[row] ?? 0) * (moved[column] ?? 0) + (moved[row] ?? 0) * (product[column] ?? 0)) / curvature;
    }
  }
}

const identity = (width: number): Float64Array =>
  Float64Array.from({ length: width * width }, (_, at) => (at % (width + 1) === 0 ? 1 : 0));

const steepest = (gradient: Float64Array): number =>
  gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

const downhill = (inverse: Float64Array, gradient: Float64Array): Float64Array =>
  rows(inverse, gradient).map((value) => -value);

const rows = (matrix: Float64Array, vector: Float64Array): Float64Array =>
  vector.map((_, row) => dot(matrix.subarray(row * vector.length, (row + 1) * vector.length), vector));

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}
