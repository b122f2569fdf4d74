// The test that takes its variance from the AARs of the estimation window.
import { mean, standardDeviation } from "../moments.ts";
import type { EstimationTotals } from "./estimation-totals.ts";
import { studentResult, type TestResult } from "./result.ts";

/**
 * Crude dependence adjustment t = AAR / s, or CAAR / (s sqrt(L)), where s is the standard deviation of the
 * AARs of the T sessions of the estimation window about their mean, dividing by T - 1 (Brown & Warner 1980,
 * 1985). T - 1 degrees of freedom. Since s is that of the portfolio, events on the same days are allowed for.
 * In: AAR or CAAR, a fraction (null for no events); the sessions it spans.
 */
export function crudeDependence(average: number | null, span: number, totals: EstimationTotals): TestResult {
  if (average === null) return { status: "too few events" };
  const averages: number[] = [];
  totals.residualSums.forEach((sum, position) => {
    const count = totals.residualCounts[position] ?? 0;
    if (count > 0) averages.push(sum / count);
  });
  if (averages.length < 2) return { status: "too few sessions" };
  const deviation = standardDeviation(Float64Array.from(averages));
  if (!(deviation > 0)) return { status: "zero variance" };
  return studentResult(average / (deviation * Math.sqrt(span)), averages.length - 1);
}

/** Mean of all values; null for none. */
export function average(values: Float64Array): number | null {
  return values.length === 0 ? null : mean(values);
}
