// The outcome of a test across events: a statistic with its two-sided p, or the reason there is none.
import { normalTwoSided, studentTwoSided } from "../distributions.ts";

/** Why a test was not made. */
export type TestRefusal =
  | "too few events"
  | "too few sessions"
  | "zero variance"
  | "correlation out of range"
  | "ties or too many events"
  | "too few days"
  | "no calendar"
  | "not asked";

export type TestResult =
  | {
      readonly status: "ok";
      readonly statistic: number;
      /** Two-sided. */
      readonly pValue: number;
      readonly distribution: "student" | "normal" | "signed rank" | "resampled";
      /** Degrees of freedom of Student's t; null for the others. */
      readonly degreesOfFreedom: number | null;
      /** How many resamples stand behind a p that was resampled. */
      readonly resamples?: number;
    }
  | { readonly status: TestRefusal };

/** A result that follows Student's t; `zero variance` when the statistic is not a number. */
export function studentResult(statistic: number, degreesOfFreedom: number): TestResult {
  if (!Number.isFinite(statistic)) return { status: "zero variance" };
  const pValue = studentTwoSided(statistic, degreesOfFreedom);
  return { status: "ok", statistic, pValue, distribution: "student", degreesOfFreedom };
}

/** A result that follows the standard normal; `zero variance` when the statistic is not a number. */
export function normalResult(statistic: number): TestResult {
  if (!Number.isFinite(statistic)) return { status: "zero variance" };
  const pValue = normalTwoSided(statistic);
  return { status: "ok", statistic, pValue, distribution: "normal", degreesOfFreedom: null };
}
