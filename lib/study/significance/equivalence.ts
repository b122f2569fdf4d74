// Whether an effect is shown to be small: two one-sided tests.
import { studentUpper } from "../distributions.ts";
import type { TestResult } from "./result.ts";

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

/** The tests that the error of an average is made from. */
export interface AverageTests {
  readonly crossSectional: TestResult;
  readonly bmp: TestResult;
  readonly kolariPapePynnonen: TestResult;
}

/**
 * p of two one-sided tests of an average across events, AAR or CAAR. The error is that across events, x / t of the
 * cross-sectional test with N - 1 degrees of freedom, times sqrt( (1 + (N - 1) c) / (1 - c) ) for what the events share
 * in calendar time: t of BMP over that of Kolari, Pape & Pynnonen. Never narrowed by it. In: the average and the bound,
 * fractions. Null where a test that the error comes from was refused.
 */
export function averageEquivalence(
  average: number | null,
  tests: AverageTests,
  bound: number,
): number | null {
  const { crossSectional: across, bmp, kolariPapePynnonen: dated } = tests;
  if (average === null || across.status !== "ok" || across.degreesOfFreedom === null) return null;
  if (bmp.status !== "ok" || dated.status !== "ok") return null;
  const widened = Math.max(1, bmp.statistic / dated.statistic);
  const error = (average / across.statistic) * widened;
  return error > 0 ? equivalence(average, error, across.degreesOfFreedom, bound).pValue : null;
}
