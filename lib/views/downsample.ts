/** Points of one line that are sent to be drawn: more than a wide screen has pixels for, and recharts slows down. */
export const MOST_POINTS = 1_500;

/** What each bucket keeps at most: its lowest and highest value, its largest volume, its first gap. */
const KEPT_OF_A_BUCKET = 4;

/** Parallel columns of one line; null is a session without a value. */
export interface ThinnedColumns {
  readonly values: readonly (number | null)[];
  readonly volumes: readonly (number | null)[];
}

/**
 * The positions that stay of a line for drawing, ascending: all of them up to `most`; beyond it the extremes of
 * equal buckets, so that no peak, trough or gap is lost, the two ends, and every position in `always`.
 * Only drawings are thinned; figures and exports are made from every session.
 */
export function keptPositions(
  { values, volumes }: ThinnedColumns,
  always: ReadonlySet<number>,
  most = MOST_POINTS,
): number[] {
  if (values.length <= most) return [...values.keys()];
  const buckets = Math.max(1, Math.floor((most - always.size - 2) / KEPT_OF_A_BUCKET));
  const kept = new Set<number>([0, values.length - 1]);
  for (const position of always) if (position >= 0 && position < values.length) kept.add(position);
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const start = Math.floor((bucket * values.length) / buckets);
    const end = Math.floor(((bucket + 1) * values.length) / buckets);
    for (const position of bucketExtremes(values, volumes, start, end)) kept.add(position);
  }
  return [...kept].sort((a, b) => a - b);
}

function bucketExtremes(
  values: readonly (number | null)[],
  volumes: readonly (number | null)[],
  start: number,
  end: number,
): number[] {
  let [lowest, highest, busiest, gap] = [-1, -1, -1, -1];
  for (let at = start; at < end; at += 1) {
    const value = values[at] ?? null;
    if (value === null) {
      if (gap < 0) gap = at;
      continue;
    }
    if (lowest < 0 || value < (values[lowest] ?? value)) lowest = at;
    if (highest < 0 || value > (values[highest] ?? value)) highest = at;
    const volume = volumes[at] ?? null;
    if (volume !== null && (busiest < 0 || volume > (volumes[busiest] ?? volume))) busiest = at;
  }
  return [lowest, highest, busiest, gap].filter((position) => position >= 0);
}
