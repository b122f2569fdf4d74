// Sorting without an array made for an event. Values are counted into buckets by z / (1 + |z|), z in
// standard deviations, which spreads a bell curve almost evenly and takes any outlier; an insertion sort
// then finishes exactly, whatever the shape.

/** Work space for up to `capacity` values. */
export interface RankScratch {
  readonly values: Float64Array;
  /** Positions of the values in rising order, after `sortRow`. */
  readonly order: Int32Array;
  readonly bucketOf: Int32Array;
  /** A mark for each value, for the caller. */
  readonly flags: Uint8Array;
  readonly starts: Int32Array;
}

/** Work space with `buckets` buckets; about as many as values is best. */
export function rankScratch(capacity: number, buckets: number): RankScratch {
  return {
    values: new Float64Array(capacity),
    order: new Int32Array(capacity),
    bucketOf: new Int32Array(capacity),
    flags: new Uint8Array(capacity),
    starts: new Int32Array(buckets + 2),
  };
}

/**
 * Puts the positions 0..count-1 of `scratch.values` into rising order of value in `scratch.order`.
 * `scale` is their standard deviation, about zero; any positive number gives the right order.
 */
export function sortRow(scratch: RankScratch, count: number, scale: number): void {
  const { values, order, bucketOf, starts } = scratch;
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
  }
  for (let place = 1; place < count; place++) {
    const position = order[place] ?? 0;
    const value = values[position] ?? 0;
    let hole = place;
    while (hole > 0) {
      const other = order[hole - 1] ?? 0;
      if ((values[other] ?? 0) <= value) break;
      order[hole] = other;
      hole -= 1;
    }
    order[hole] = position;
  }
}

/** The end (not included) of the run of equal values that begins at `place` of the order. */
export function tieEnd(scratch: RankScratch, count: number, place: number): number {
  const { values, order } = scratch;
  const value = values[order[place] ?? 0];
  let end = place + 1;
  while (end < count && values[order[end] ?? 0] === value) end += 1;
  return end;
}
