// A p-value for one event that asks nothing of the distribution: how often did the estimation window, left
// alone, bring as much as the event window did?
import { cumulativeAbnormalReturn, type MeasuredStudy } from "./cumulative.ts";
import { estimationResiduals } from "./estimation-residuals.ts";
import type { EventStudyInput } from "./event-study.ts";
import { sumOfSquares } from "./moments.ts";
import type { SessionWindow } from "./types.ts";

export type PermutationResult =
  | {
      readonly status: "ok";
      /** Two-sided. */
      readonly pValue: number;
      /** Runs of sessions that the event window was held against. */
      readonly placements: number;
    }
  | { readonly status: "too few sessions" | "zero variance" };

/** With fewer placements no p could be as small as 5%. */
const fewestPlacements = 19;

/**
 * Permutation p of a sum of L abnormal returns against every run of L consecutive residuals of the estimation
 * window: p = (1 + number with |sum| at least as great) / (1 + placements) (Phipson & Smyth 2010; moving
 * blocks as in Chernozhukov, Wuthrich & Zhu 2021). It is exact for exchangeable returns, keeps serial
 * dependence within a run, and can be no smaller than 1 / (placements + 1).
 *
 * Residuals are made comparable with forecasts: each sum of residuals is taken over sigma sqrt(L (1 - L/M)),
 * its standard deviation once their mean has been fitted away, and the event's over its own standard error.
 * In: the residuals in order, NaN where missing (a run with a missing one is left out); the event's t
 * statistic over L sessions; M - k.
 */
export function permutationTest(
  residuals: Float64Array,
  tStatistic: number,
  length: number,
  degreesOfFreedom: number,
): PermutationResult {
  const known = residuals.filter((residual) => !Number.isNaN(residual));
  const sigma = Math.sqrt(sumOfSquares(known) / degreesOfFreedom);
  if (!(sigma > 0)) return { status: "zero variance" };
  const scale = sigma * Math.sqrt(length * (1 - length / known.length));
  let placements = 0;
  let asGreat = 0;
  for (let start = 0; start + length <= residuals.length; start++) {
    let sum = 0;
    for (let index = start; index < start + length; index++) sum += residuals[index] ?? Number.NaN;
    if (Number.isNaN(sum)) continue;
    placements += 1;
    if (Math.abs(sum) / scale >= Math.abs(tStatistic)) asGreat += 1;
  }
  if (placements < fewestPlacements || !(scale > 0)) return { status: "too few sessions" };
  return { status: "ok", pValue: (1 + asGreat) / (1 + placements), placements };
}

/**
 * Permutation p of one study's CAR over a window (of one session for an AR): `permutationTest` on the study's
 * own estimation window. Out: null when a session of the window is a gap or outside the study.
 */
export function permutationOfStudy(
  input: EventStudyInput,
  study: MeasuredStudy,
  window: SessionWindow,
): PermutationResult | null {
  const car = cumulativeAbnormalReturn(study, window);
  if (car === null) return null;
  const { residuals } = estimationResiduals(input, study.fit);
  const length = window.end - window.start + 1;
  return permutationTest(residuals, car.tStatistic, length, study.fit.degreesOfFreedom);
}
