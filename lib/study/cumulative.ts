// Sums of abnormal returns over part of an event window, and the band to draw round them.
import { studentCritical } from "./distributions.ts";
import { predictionVariance, tested } from "./prediction.ts";
import type { EventStudy, NormalReturnFit, SessionWindow, Tested } from "./types.ts";

/** A study that could be made. */
export type MeasuredStudy = Extract<EventStudy, { status: "ok" }>;

/** One point of a chart of CAR against the session, or a gap from which no later sum can be made. */
export type CumulativePoint =
  | { readonly session: number; readonly cumulative: Tested }
  | { readonly session: number; readonly gap: true };

/**
 * CAR(start, end) = sum of AR_t over the window, both ends included (MacKinlay 1997, eq. 10), with the
 * variance of `predictionVariance`. Out: fractions; null when any of those sessions is a gap or lies outside
 * the study's event window.
 */
export function cumulativeAbnormalReturn(study: MeasuredStudy, window: SessionWindow): Tested | null {
  const length = window.end - window.start + 1;
  let count = 0;
  let sum = 0;
  let benchmarkSum = 0;
  for (const entry of study.sessions) {
    if (entry.session < window.start || entry.session > window.end) continue;
    if (entry.kind === "gap") return null;
    count += 1;
    sum += entry.abnormal.value;
    benchmarkSum += entry.benchmark ?? 0;
  }
  if (count !== length || length < 1) return null;
  return tested(sum, predictionVariance(study.fit, window, benchmarkSum), study.fit.degreesOfFreedom);
}

/**
 * The same sum straight from a fit and the returns it is applied to, for a window that may lie outside of the study's:
 * nothing is made for a single session, so that sixty of them cost no more than their returns take to read.
 * In: returns and benchmark returns by session, fractions, NaN where missing (no benchmark: zeros are read); the index of
 * day 0 in both. Out: null when a return of the window is missing or lies outside the arrays.
 */
export function cumulativeFromFit(
  fit: NormalReturnFit,
  { returns, benchmark }: { readonly returns: Float64Array; readonly benchmark: Float64Array | null },
  dayZero: number,
  { start, end }: SessionWindow,
): Tested | null {
  let sum = 0;
  let benchmarkSum = 0;
  for (let index = dayZero + start; index <= dayZero + end; index++) {
    const beside = benchmark === null ? 0 : (benchmark[index] ?? Number.NaN);
    sum += (returns[index] ?? Number.NaN) - (fit.alpha + fit.beta * beside);
    benchmarkSum += beside;
  }
  if (!Number.isFinite(sum) || end < start) return null;
  return tested(sum, predictionVariance(fit, { start, end }, benchmarkSum), fit.degreesOfFreedom);
}

/**
 * CAR(from, session) for every session of the study's event window from `from` on, for a chart.
 * From the first gap on every point is a gap: a sum over it would leave out a return.
 */
export function cumulativePath(study: MeasuredStudy, from: number): readonly CumulativePoint[] {
  const { fit } = study;
  const points: CumulativePoint[] = [];
  let broken = false;
  let sum = 0;
  let benchmarkSum = 0;
  for (const entry of study.sessions) {
    const { session } = entry;
    if (session < from) continue;
    if (broken || entry.kind === "gap") {
      broken = true;
      points.push({ session, gap: true });
      continue;
    }
    sum += entry.abnormal.value;
    benchmarkSum += entry.benchmark ?? 0;
    const variance = predictionVariance(fit, { start: from, end: session }, benchmarkSum);
    points.push({ session, cumulative: tested(sum, variance, fit.degreesOfFreedom) });
  }
  return points;
}

/**
 * Half the width of the confidence interval of a value: t quantile x standard error.
 * In: `level` within 0..1, such as 0.95; the fit's degrees of freedom. Out: a fraction.
 */
export function confidenceHalfWidth(value: Tested, degreesOfFreedom: number, level: number): number {
  return studentCritical(level, degreesOfFreedom) * value.standardError;
}
