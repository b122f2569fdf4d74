// Rank tests of Corrado and of Corrado & Zivney, for one session and for a window.

import type { RankTotals } from "./rank-totals.ts";
import { normalResult, type TestResult } from "./result.ts";

/**
 * Sum over the window of the standardised day means, over sqrt(L). `power` says how the sum of a session is
 * scaled by its N_t events: 1 for a mean, 1/2 for a sum over sqrt(N_t).
 */
function overWindow(
  sums: Float64Array,
  counts: Int32Array,
  power: number,
  firstPosition: number,
  span: number,
): TestResult {
  let squares = 0;
  let sessions = 0;
  let inWindow = 0;
  let spanned = 0;
  for (let position = 0; position < sums.length; position++) {
    const count = counts[position] ?? 0;
    if (count === 0) continue;
    const scaled = (sums[position] ?? 0) / count ** power;
    squares += scaled * scaled;
    sessions += 1;
    if (position < firstPosition || position >= firstPosition + span) continue;
    inWindow += scaled;
    spanned += 1;
  }
  if (spanned === 0) return { status: "too few events" };
  const deviation = Math.sqrt(squares / sessions);
  if (!(deviation > 0)) return { status: "zero variance" };
  return normalResult(inWindow / (deviation * Math.sqrt(spanned)));
}

/**
 * Corrado's rank test (1989): Z = D_0 / S, D_t the mean over events of K_it - (T_i + 1) / 2,
 * S^2 = sum D_t^2 / T over estimation and event window. Over a window of L sessions the D_t are added and
 * divided by sqrt(L) S (Cowan 1992; Campbell & Wasley 1993). Normal.
 * In: `firstPosition` counts from the first session of the estimation window.
 */
export function corrado(totals: RankTotals, firstPosition: number, span: number): TestResult {
  return overWindow(totals.deviations, totals.counts, 1, firstPosition, span);
}

/**
 * Corrado & Zivney (1992): ranks over (T_i + 1), so that events with missing returns weigh alike:
 * Z = (1 / sqrt(N_0)) sum_i (K_i0 / (T_i + 1) - 1/2) / S, S^2 = sum_t [ (1 / sqrt(N_t)) sum_i (...) ]^2 / T.
 */
export function corradoZivney(totals: RankTotals, firstPosition: number, span: number): TestResult {
  return overWindow(totals.uniforms, totals.counts, 0.5, firstPosition, span);
}
