// Tests that take their variance from the spread across events, so an event-induced variance does not
// mislead them; all of them assume that the events are independent.
import { momentsOf } from "../moments.ts";
import { studentResult, type TestResult } from "./result.ts";

/**
 * Cross-sectional t = sqrt(N) mean / s, with s dividing by N - 1, N - 1 degrees of freedom (Brown & Warner
 * 1985; Charest 1978). In: AR, CAR or BHAR of N events, fractions. Needs two events.
 */
export function crossSectional(values: Float64Array): TestResult {
  const { count, mean, squares } = momentsOf(values);
  if (count < 2) return { status: "too few events" };
  if (!(squares > 0)) return { status: "zero variance" };
  return studentResult(mean / Math.sqrt(squares / (count - 1) / count), count - 1);
}

/**
 * Skewness-adjusted t of Johnson (1978) in the form of Hall (1992), as Lyon, Barber & Tsai (1999) use it:
 *
 *   t = sqrt(N) ( S + g S^2 / 3 + g^2 S^3 / 27 + g / (6 N) ),  S = mean / s,
 *   g = N / ((N - 1)(N - 2)) sum (x - mean)^3 / s^3
 *
 * Held against Student's t with N - 1 degrees of freedom. Needs three events.
 */
export function skewnessAdjusted(values: Float64Array): TestResult {
  const { count, mean, squares } = momentsOf(values);
  if (count < 3) return { status: "too few events" };
  if (!(squares > 0)) return { status: "zero variance" };
  const deviation = Math.sqrt(squares / (count - 1));
  let cubes = 0;
  for (let event = 0; event < count; event++) {
    const scaled = ((values[event] ?? Number.NaN) - mean) / deviation;
    cubes += scaled * scaled * scaled;
  }
  const skewness = (count / ((count - 1) * (count - 2))) * cubes;
  const ratio = mean / deviation;
  const adjusted =
    ratio + (skewness * ratio ** 2) / 3 + (skewness ** 2 * ratio ** 3) / 27 + skewness / (6 * count);
  return studentResult(Math.sqrt(count) * adjusted, count - 1);
}

/**
 * Jackknife t of the precision-weighted mean (Quenouille 1956; Tukey 1958; Miller 1974): leaving each event
 * out in turn gives N pseudo-values N q - (N - 1) q_(i), whose cross-sectional t is the test. It frees the
 * weighted mean of the assumption that the estimation window's variances still hold.
 * In: values and the standard errors that weight them (weights 1 / S). Needs three events.
 */
export function jackknife(values: Float64Array, standardErrors: Float64Array): TestResult {
  const count = values.length;
  if (count < 3) return { status: "too few events" };
  let weighted = 0;
  let weights = 0;
  for (let event = 0; event < count; event++) {
    const weight = 1 / (standardErrors[event] ?? Number.NaN);
    weighted += weight * (values[event] ?? Number.NaN);
    weights += weight;
  }
  // The mean of N q - (N - 1) q_(i) less q is (N - 1) times the mean of q - q_(i).
  const whole = weighted / weights;
  let sum = 0;
  let squares = 0;
  for (let event = 0; event < count; event++) {
    const weight = 1 / (standardErrors[event] ?? Number.NaN);
    const without = (weighted - weight * (values[event] ?? Number.NaN)) / (weights - weight);
    const difference = (count - 1) * (whole - without);
    sum += difference;
    squares += difference * difference;
  }
  const variance = (squares - (sum * sum) / count) / (count - 1);
  if (!(variance > 0)) return { status: "zero variance" };
  return studentResult((whole + sum / count) / Math.sqrt(variance / count), count - 1);
}

/**
 * Precision-weighted mean: weights 1 / S_i, normed to one, which gives it the sign of Patell's Z (Cowan's
 * Eventus and eventstudytools use the same). Out: a fraction; null for no events.
 */
export function precisionWeighted(values: Float64Array, standardErrors: Float64Array): number | null {
  if (values.length === 0) return null;
  let weighted = 0;
  let weights = 0;
  for (let event = 0; event < values.length; event++) {
    const weight = 1 / (standardErrors[event] ?? Number.NaN);
    weighted += weight * (values[event] ?? Number.NaN);
    weights += weight;
  }
  return weighted / weights;
}
