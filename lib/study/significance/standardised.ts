// Tests on standardised abnormal returns: SAR for a session, SCAR for a window, each with its full
// prediction-error variance (Mikkelson & Partch 1988).
import { crossSectional } from "./cross-sectional.ts";
import { normalResult, studentResult, type TestResult } from "./result.ts";

/**
 * Patell's Z = sum SAR_i / sqrt( sum d_i / (d_i - 2) ), normal (Patell 1976). A SAR is a Student t with d_i
 * degrees of freedom, so its variance is d_i / (d_i - 2): (M_i - 2) / (M_i - 4) for the market model.
 * In: SAR or SCAR of N events and their M - k. Needs one event, and d_i > 2 for each.
 */
export function patell(standardised: Float64Array, degreesOfFreedom: Float64Array): TestResult {
  if (standardised.length === 0) return { status: "too few events" };
  let sum = 0;
  let variance = 0;
  for (let event = 0; event < standardised.length; event++) {
    const degrees = degreesOfFreedom[event] ?? 0;
    if (degrees <= 2) return { status: "too few sessions" };
    sum += standardised[event] ?? Number.NaN;
    variance += degrees / (degrees - 2);
  }
  return normalResult(sum / Math.sqrt(variance));
}

/**
 * Z = sum CAR_i / sqrt( sum S_i^2 ), S_i the standard error of each (MacKinlay 1997, eq. 18-20; J1 of Campbell,
 * Lo & MacKinlay 1997; Brown & Warner 1980 without the prediction error). Normal. Assumes independent events
 * and the estimation window's variances. In: AR or CAR and their standard errors. Needs one event.
 */
export function pooledVariance(values: Float64Array, standardErrors: Float64Array): TestResult {
  if (values.length === 0) return { status: "too few events" };
  let sum = 0;
  let variance = 0;
  for (let event = 0; event < values.length; event++) {
    const error = standardErrors[event] ?? Number.NaN;
    sum += values[event] ?? Number.NaN;
    variance += error * error;
  }
  return normalResult(sum / Math.sqrt(variance));
}

/**
 * Standardised cross-sectional t: the cross-sectional t of SAR or SCAR, N - 1 degrees of freedom (Boehmer,
 * Musumeci & Poulsen 1991). Allows for an event-induced variance. Needs two events.
 */
export function boehmerMusumeciPoulsen(standardised: Float64Array): TestResult {
  return crossSectional(standardised);
}

/**
 * BMP corrected for events on the same days: t_BMP sqrt( (1 - r) / (1 + (N - 1) r) ), where r is the mean
 * correlation of the estimation-window residuals (Kolari & Pynnonen 2010, eq. 11). N - 1 degrees of freedom.
 */
export function kolariPynnonen(bmp: TestResult, meanCorrelation: number | null, events: number): TestResult {
  if (bmp.status !== "ok") return bmp;
  if (meanCorrelation === null) return { status: "too few events" };
  const spread = 1 + (events - 1) * meanCorrelation;
  if (!(spread > 0) || meanCorrelation >= 1) return { status: "correlation out of range" };
  return studentResult(bmp.statistic * Math.sqrt((1 - meanCorrelation) / spread), events - 1, {
    kind: "correlation",
    uncorrected: bmp.statistic,
    correlation: meanCorrelation,
  });
}

/**
 * Patell's Z corrected for events on the same days: Z / sqrt(1 + (N - 1) r) (Kolari & Pynnonen 2010, eq. 9).
 */
export function adjustedPatell(z: TestResult, meanCorrelation: number | null, events: number): TestResult {
  if (z.status !== "ok") return z;
  if (meanCorrelation === null) return { status: "too few events" };
  const spread = 1 + (events - 1) * meanCorrelation;
  if (!(spread > 0)) return { status: "correlation out of range" };
  return normalResult(z.statistic / Math.sqrt(spread));
}
