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

/** Numbers of a test's formula that neither statistic nor p shows, of the tests that are worked through. */
export type TestTerms =
  | { readonly kind: "correlation"; readonly uncorrected: number; readonly correlation: number }
  /** Of the days' portfolio the mean, the deviation, and the variance of its sum in units of a day's. */
  | {
      readonly kind: "portfolio";
      readonly mean: number;
      readonly deviation: number;
      readonly variance: number;
      readonly days: number;
    }
  | { readonly kind: "resamples"; readonly asFar: number; readonly made: number };

export type TestResult =
  | {
      readonly status: "ok";
      readonly statistic: number;
      /** Two-sided. */
      readonly pValue: number;
      readonly distribution: "student" | "normal" | "signed rank" | "resampled";
      /** Degrees of freedom of Student's t; null for the others. */
      readonly degreesOfFreedom: number | null;
      readonly terms?: TestTerms;
    }
  | { readonly status: TestRefusal };

/** A result that follows Student's t; `zero variance` when the statistic is not a number. */
export function studentResult(statistic: number, degreesOfFreedom: number, terms?: TestTerms): TestResult {
  if (!Number.isFinite(statistic)) return { status: "zero variance" };
  const pValue = studentTwoSided(statistic, degreesOfFreedom);
  const result = { status: "ok", statistic, pValue, distribution: "student", degreesOfFreedom } as const;
  return terms === undefined ? result : { ...result, terms };
}

/** A result that follows the standard normal; `zero variance` when the statistic is not a number. */
export function normalResult(statistic: number): TestResult {
  if (!Number.isFinite(statistic)) return { status: "zero variance" };
  const pValue = normalTwoSided(statistic);
  return { status: "ok", statistic, pValue, distribution: "normal", degreesOfFreedom: null };
}
