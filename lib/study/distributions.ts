// Two-sided p-values and critical values. The distribution functions themselves are @stdlib's; this file
// only picks the tail that keeps its digits: the two-sided p of t is twice the lower tail at -|t|, never
// one minus something.
import betainc from "@stdlib/math-base-special-betainc";
import gammainc from "@stdlib/math-base-special-gammainc";
import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import studentCdf from "@stdlib/stats-base-dists-t-cdf";
import studentQuantile from "@stdlib/stats-base-dists-t-quantile";

/**
 * P(|T| >= |t|) for Student's t (Student 1908) with `degreesOfFreedom` > 0 (need not be whole).
 * Out: a probability; NaN for NaN or for no degrees of freedom.
 */
export function studentTwoSided(tStatistic: number, degreesOfFreedom: number): number {
  return 2 * studentCdf(-Math.abs(tStatistic), degreesOfFreedom);
}

/** P(T >= t) for Student's t, its digits kept far out. */
export function studentUpper(tStatistic: number, degreesOfFreedom: number): number {
  return studentCdf(-tStatistic, degreesOfFreedom);
}

/** P(|Z| >= |z|) for the standard normal. Out: a probability; NaN for NaN. */
export function normalTwoSided(zStatistic: number): number {
  return 2 * normalCdf(-Math.abs(zStatistic), 0, 1);
}

/**
 * The t that Student's distribution exceeds in absolute value with probability 1 - level.
 * In: `level` within 0..1, such as 0.95. Out: a positive t.
 */
export function studentCritical(level: number, degreesOfFreedom: number): number {
  return -studentQuantile((1 - level) / 2, degreesOfFreedom);
}

/**
 * The z that the standard normal stays below with this probability: Student's quantile with 10^9 degrees of freedom,
 * and one step of Newton's, which squares its distance of some 10^-9. In: within 0..1, neither end.
 */
export function normalQuantile(probability: number): number {
  const start = studentQuantile(probability, 1e9);
  const density = Math.exp((-start * start) / 2) / Math.sqrt(2 * Math.PI);
  return start - (normalCdf(start, 0, 1) - probability) / density;
}

/** P(Z >= z) for the standard normal, its digits kept far out. */
export function normalUpper(zStatistic: number): number {
  return normalCdf(-zStatistic, 0, 1);
}

/** P(X >= x) for chi-square (Pearson 1900): the regularised upper incomplete gamma Q(df/2, x/2). */
export function chiSquareUpper(statistic: number, degreesOfFreedom: number): number {
  return gammainc(statistic / 2, degreesOfFreedom / 2, true, true);
}

/**
 * P(F >= f) for Fisher-Snedecor's F: I_z(b/2, a/2) with z = b / (b + a f), where a and b are the degrees of
 * freedom of numerator and denominator (Abramowitz & Stegun 1964, 26.6.2).
 */
export function fisherUpper(statistic: number, numerator: number, denominator: number): number {
  return betainc(denominator / (denominator + numerator * statistic), denominator / 2, numerator / 2);
}
