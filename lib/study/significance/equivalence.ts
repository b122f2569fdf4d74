// Whether an effect is shown to be small: two one-sided tests.
import { studentUpper } from "../distributions.ts";

export interface Equivalence {
  /** The larger of the two one-sided p: below the level, the effect lies inside the bound. */
  readonly pValue: number;
  /** t of the effect above -bound, and of it below +bound. */
  readonly above: number;
  readonly below: number;
}

/**
 * Two one-sided t tests (Schuirmann 1987): t_1 = (x + b) / S and t_2 = (b - x) / S, p the larger of
 * P(T > t_1) and P(T > t_2). In: the effect, its standard error and the bound b > 0 in one unit, and the degrees of
 * freedom of S. Throws RangeError for a bound or an error that is not above 0.
 */
export function equivalence(
  effect: number,
  standardError: number,
  degreesOfFreedom: number,
  bound: number,
): Equivalence {
  if (!(bound > 0 && standardError > 0)) throw new RangeError("bound and standard error must be above 0");
  const above = (effect + bound) / standardError;
  const below = (bound - effect) / standardError;
  const pValue = studentUpper(Math.min(above, below), degreesOfFreedom);
  return { pValue, above, below };
}
