/** Points of one line that are sent to be drawn: more than a wide screen has pixels for. */
export const MOST_POINTS = 1_500;
/** Points of all lines of a chart: one of twenty lines over seven years would be a page of 1.5 MB. */
const MOST_OF_ALL = 4_500;
/** Of more lines than those that share them, each keeps fewer: a hundred and fifty still show every turn of seven years. */
const MOST_OF_MANY = 2_700;
const MANY_LINES = 9;

/** Points that each line of a chart of so many has: three have all that one could. */
export const pointsOfEach = (lines: number): number =>
  Math.min(MOST_POINTS, Math.floor((lines < MANY_LINES ? MOST_OF_ALL : MOST_OF_MANY) / Math.max(1, lines)));

/**
 * What each bucket keeps: its lowest and highest value, its largest volume, its first gap; and its lowest and highest
 * close, which are those of its values unless a dividend falls into it.
 */
const USUALLY_KEPT = 4;
const MOST_KEPT = 6;

/** Parallel columns of one line; null is a session without a value. */
export interface ThinnedColumns {
  readonly values: readonly (number | null)[];
  /** Another scale of the same line, whose extremes are kept as well. */
  readonly closes?: readonly (number | null)[];
  readonly volumes: readonly (number | null)[];
}

/**
 * The positions that stay of a line for drawing, ascending: all of them up to `most`; beyond it the extremes of
 * equal buckets, so that no peak, trough or gap is lost, the two ends, and every position in `always`.
 * Only drawings are thinned; figures and exports are made from every session.
 */
export function drawingPositions(
  columns: ThinnedColumns,
  always: ReadonlySet<number>,
  most = MOST_POINTS,
): number[] {
  if (columns.values.length <= most) return [...columns.values.keys()];
  const usual = thinnedTo(columns, always, (most - always.size - 2) / USUALLY_KEPT);
  const kept = usual.size <= most ? usual : thinnedTo(columns, always, (most - always.size - 2) / MOST_KEPT);
  return [...kept].sort((a, b) => a - b);
}

function thinnedTo(columns: ThinnedColumns, always: ReadonlySet<number>, wanted: number): Set<number> {
  const { values, closes, volumes } = columns;
  const { length } = values;
  const buckets = Math.max(1, Math.floor(wanted));
  const kept = new Set<number>([0, length - 1]);
  for (const position of always) if (position >= 0 && position < length) kept.add(position);
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const start = Math.floor((bucket * length) / buckets);
    const end = Math.floor(((bucket + 1) * length) / buckets);
    for (const column of closes ? [values, closes] : [values])
      for (const position of bucketExtremes(column, volumes, start, end)) kept.add(position);
  }
  return kept;
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
