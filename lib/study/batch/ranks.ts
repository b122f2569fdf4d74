// Sorting without an array made for an event. Values are counted into buckets by z / (1 + |z|), z in
// standard deviations, which spreads a bell curve almost evenly and takes any outlier; an insertion sort
// then finishes exactly, whatever the shape.

/** Work space for up to `capacity` values. */
export interface RankScratch {
  readonly values: Float64Array;
  /** The values in rising order with NaN behind the last, after `sortRow`, and their positions. */
  readonly sorted: Float64Array;
  readonly order: Int32Array;
  readonly bucketOf: Int32Array;
  /** A mark for each value, for the caller. */
  readonly flags: Uint8Array;
  readonly starts: Int32Array;
  /** Whether two of the values are equal, after `sortRow`. */
  hasTies: boolean;
}

/** Work space with `buckets` buckets; about as many as values is best. */
export function rankScratch(capacity: number, buckets: number): RankScratch {
  return {
    values: new Float64Array(capacity),
    sorted: new Float64Array(capacity + 1),
    order: new Int32Array(capacity),
    bucketOf: new Int32Array(capacity),
    flags: new Uint8Array(capacity),
    starts: new Int32Array(buckets + 2),
    hasTies: false,
  };
}

/**
 * Puts the first `count` of `scratch.values` into rising order in `scratch.sorted`, and their positions in `scratch.order`.
 * `scale` is their standard deviation, about zero; any positive number gives the right order.
 */
export function sortRow(scratch: RankScratch, count: number, scale: number): void {
  const { values, sorted, order, bucketOf, starts } = scratch;
  const buckets = starts.length - 2;
  const half = buckets / 2;
  starts.fill(0);
  for (let position = 0; position < count; position++) {
    const value = values[position] ?? 0;
    const bucket = Math.trunc(half + (half * value) / (scale + Math.abs(value)));
    bucketOf[position] = bucket;
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
  }
  let before = 0;
  for (let bucket = 0; bucket <= buckets; bucket++) {
    before += starts[bucket] ?? 0;
    starts[bucket] = before;
  }
  for (let position = 0; position < count; position++) {
    const bucket = bucketOf[position] ?? 0;
    const place = starts[bucket] ?? 0;
    starts[bucket] = place + 1;
    order[place] = position;
    sorted[place] = values[position] ?? 0;
  }
  let hasTies = false;
  let last = sorted[0] ?? 0;
  for (let place = 1; place < count; place++) {
    const value = sorted[place] ?? 0;
    if (last < value) {
      last = value;
      continue;
    }
    const position = order[place] ?? 0;
    let hole = place;
    let other = last;
    while (other > value) {
      sorted[hole] = other;
      order[hole] = order[hole - 1] ?? 0;
      hole -= 1;
      if (hole === 0) break;
      other = sorted[hole - 1] ?? 0;
    }
    if (other === value) hasTies = true;
    sorted[hole] = value;
    order[hole] = position;
    last = sorted[place] ?? 0;
  }
  sorted[count] = Number.NaN;
  scratch.hasTies = hasTies;
}

/** The end (not included) of the run of equal values that begins at `place` of the order. */
export function tieEnd({ sorted }: RankScratch, place: number): number {
  const value = sorted[place];
  let end = place + 1;
  // The NaN behind the last value equals nothing.
  while (sorted[end] === value) end += 1;
  return end;
}
