/** Days since 1970-01-01, both ends included. */
export interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/**
 * Runs of sessions of an exchange in which an instrument has no value (NaN), as spans from the first such day to the
 * last. `days` ascends and is parallel to `values`.
 */
export function missingSpans(days: readonly number[], values: Float64Array): DaySpan[] {
  const spans: DaySpan[] = [];
  let first: number | null = null;
  for (const [at, day] of days.entries()) {
    const known = !Number.isNaN(values[at] ?? Number.NaN);
    if (!known && first === null) first = day;
    if (known && first !== null) {
      spans.push({ first, last: days[at - 1] ?? first });
      first = null;
    }
  }
  if (first !== null) spans.push({ first, last: days.at(-1) ?? first });
  return spans;
}
