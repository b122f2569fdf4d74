/** Days since 1970-01-01, both ends included. */
export interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/**
 * Runs of sessions of an exchange in which an instrument has no close, as spans from the first such day to the
 * last. `days` ascends and is parallel to `closes`.
 */
export function missingSpans(days: readonly number[], closes: readonly (number | null)[]): DaySpan[] {
  const spans: DaySpan[] = [];
  let first: number | null = null;
  for (const [at, day] of days.entries()) {
    const known = (closes[at] ?? null) !== null;
    if (!known && first === null) first = day;
    if (known && first !== null) {
      spans.push({ first, last: days[at - 1] ?? first });
      first = null;
    }
  }
  if (first !== null) spans.push({ first, last: days.at(-1) ?? first });
  return spans;
}
