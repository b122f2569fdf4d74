// What the estimation windows of all events say together: the AAR of every session, how strongly residuals
// move together, how often they are positive, and ranks. One pass over the events; each event's residuals
// are read, sorted and counted while they are in the processor's nearest memory, and then forgotten.

import type { EventPanel } from "../batch/panel.ts";
import { rankScratch, sortRow } from "../batch/ranks.ts";
import { addGeneralisedRow, foldBase, type GeneralisedSums, generalisedSums } from "./generalised-sums.ts";
import {
  addCompleteRanks,
  addRanks,
  countThrough,
  foldComplete,
  type RankTotals,
  type RowOrder,
  rankTotals,
  rowOrder,
} from "./rank-totals.ts";

export interface EstimationTotals {
  /** Events that were studied. */
  readonly events: number;
  /** Sum of residuals and number of events by position of the estimation window. */
  readonly residualSums: Float64Array;
  readonly residualCounts: Int32Array;
  /** Mean over events of the share of positive residuals (Cowan 1992); NaN for no events. */
  readonly positiveShare: number;
  /** Mean correlation of the residuals over all pairs of events; null for fewer than two. */
  readonly meanCorrelation: number | null;
  readonly ranks: RankTotals;
  readonly generalised: GeneralisedSums;
}

/**
 * Totals over the events of a panel. `spreads` holds the cross-sectional standard deviation of SAR (and, last,
 * of SCAR) by column, for the generalised rank test; NaN where there is none.
 *
 * The mean correlation is that of Kolari & Pynnonen (2010): with each event's residuals centred and scaled to
 * a sum of squares of one, the sum of z_i z_j over pairs and sessions is ( sum_t (sum_i z_it)^2 - N ) / 2, so
 * it costs N x E and not N^2 x E. Residuals are matched by session relative to day 0; a session missing for
 * one of a pair adds nothing to their correlation.
 */
export function estimationTotals(panel: EventPanel, spreads: Float64Array): EstimationTotals {
  const { estimationLength, windowLength, refusal, residualMean, residualSquares } = panel;
  const length = estimationLength + windowLength;
  const scratch = rankScratch(length, 512);
  const order = rowOrder(estimationLength, length);
  const residuals = new Float64Array(estimationLength);
  const residualSums = new Float64Array(estimationLength);
  const scaledSums = new Float64Array(estimationLength);
  const ranks = rankTotals(length);
  const generalised = generalisedSums(panel);
  const whole = scratch.values.subarray(0, estimationLength);
  const car = windowLength * panel.events;
  let events = 0;
  let shares = 0;
  for (let row = 0; row < panel.events; row++) {
    if (refusal[row] !== 0) continue;
    const scale = 1 / Math.sqrt(residualSquares[row] ?? Number.NaN);
    const centre = (residualMean[row] ?? Number.NaN) * scale;
    // Without a missing residual and with a CAR there is no gap: every value stands at its own position.
    const isComplete =
      panel.sessions[row] === estimationLength && !Number.isNaN(panel.abnormal[car + row] ?? Number.NaN);
    let sessions = 0;
    if (isComplete) {
      panel.residuals.read(row, whole);
      for (let position = 0; position < estimationLength; position++) {
        const residual = whole[position] ?? Number.NaN;
        residualSums[position] = (residualSums[position] ?? 0) + residual;
        scaledSums[position] = (scaledSums[position] ?? 0) + (residual * scale - centre);
      }
      sessions = estimationLength;
      for (let column = 0; column < windowLength; column++) {
        scratch.values[sessions + column] = panel.abnormal[column * panel.events + row] ?? Number.NaN;
      }
      sortRow(scratch, length, panel.sigma[row] ?? 1);
      addCompleteRanks(ranks, scratch, order, generalised.completeRanks);
    } else {
      panel.residuals.read(row, residuals);
      for (let position = 0; position < estimationLength; position++) {
        const residual = residuals[position] ?? Number.NaN;
        if (Number.isNaN(residual)) continue;
        residualSums[position] = (residualSums[position] ?? 0) + residual;
        scaledSums[position] = (scaledSums[position] ?? 0) + (residual * scale - centre);
        scratch.values[sessions] = residual;
        order.positionOf[sessions] = position;
        sessions += 1;
      }
      const count = addWindow(panel, row, sessions, scratch.values, order.positionOf);
      sortRow(scratch, count, panel.sigma[row] ?? 1);
      addRanks(ranks, scratch, count, order);
    }
    events += 1;
    shares += (sessions - countThrough(order.sorted, sessions, 0)) / sessions;
    addGeneralisedRow(generalised, panel, row, order, spreads, isComplete);
  }
  foldBase(generalised);
  foldComplete(ranks);
  let together = 0;
  for (const sum of scaledSums) together += sum * sum;
  return {
    events,
    residualSums,
    residualCounts: ranks.counts.subarray(0, estimationLength),
    positiveShare: shares / events,
    meanCorrelation: events < 2 ? null : (together - events) / (events * (events - 1)),
    ranks,
    generalised,
  };
}

/** Puts an event's known abnormal returns after its residuals; returns how many values there are. */
function addWindow(
  panel: EventPanel,
  row: number,
  sessions: number,
  values: Float64Array,
  positionOf: RowOrder["positionOf"],
): number {
  const { estimationLength, windowLength, events, abnormal } = panel;
  let count = sessions;
  for (let column = 0; column < windowLength; column++) {
    const value = abnormal[column * events + row] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    values[count] = value;
    positionOf[count] = estimationLength + column;
    count += 1;
  }
  return count;
}
