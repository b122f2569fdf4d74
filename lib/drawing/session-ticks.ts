const STEPS = [1, 2, 5, 10, 20, 50, 100];
/** Labels that fit under a chart on a phone. */
const MOST_TICKS = 7;

/** The sessions labelled under a chart from `first` to `last`: day 0 and round numbers either side of it. */
export function sessionTicks(first: number, last: number): number[] {
  const fits = (size: number) => Math.floor(last / size) - Math.ceil(first / size) + 1 <= MOST_TICKS;
  const step = STEPS.find(fits) ?? STEPS.at(-1) ?? 1;
  const from = Math.ceil(first / step);
  // Adding zero turns -0 into 0.
  return Array.from({ length: Math.floor(last / step) - from + 1 }, (_, at) => (from + at) * step + 0);
}
