// Tests that count signs.
import { normalResult, type TestResult } from "./result.ts";

/** How many values are above zero. */
export function countPositive(values: Float64Array): number {
  let count = 0;
  for (let index = 0; index < values.length; index++) count += (values[index] ?? 0) > 0 ? 1 : 0;
  return count;
}

/**
 * Sign test Z = (w - N/2) / (sqrt(N) / 2), w the values above zero (Brown & Warner 1980). Needs two events.
 */
export function sign(values: Float64Array, positive = countPositive(values)): TestResult {
  return generalizedSign(values, 0.5, positive);
}

/**
 * Generalised sign test Z = (w - N p) / sqrt(N p (1 - p)), where p is the mean over events of the share of
 * positive residuals in the estimation window (Cowan 1992). Normal. Needs two events.
 */
export function generalizedSign(
  values: Float64Array,
  positiveShare: number,
  positive = countPositive(values),
): TestResult {
  const count = values.length;
  if (count < 2) return { status: "too few events" };
  const variance = count * positiveShare * (1 - positiveShare);
  return normalResult((positive - count * positiveShare) / Math.sqrt(variance));
}
