// Ranks of the abnormal returns of every event over estimation and event window together, mid-ranks for
// ties, added up by session.
import type { RankScratch } from "../batch/ranks.ts";

export interface RankTotals {
  /** By position: estimation window first, then event window. */
  readonly counts: Int32Array;
  /** Sum over events of K - (T + 1) / 2, K the rank among the event's T returns (Corrado 1989). */
  readonly deviations: Float64Array;
  /** Sum over events of K / (T + 1) - 1/2 (Corrado & Zivney 1992). */
  readonly uniforms: Float64Array;
  /** The same deviations of events without a gap, which `foldComplete` adds to the three above. */
  readonly completeDeviations: Float64Array;
  completeEvents: number;
}

/** One event's residuals in rising order, overwritten by the next event. */
export interface RowOrder {
  /** The position in the windows of each compacted value. */
  readonly positionOf: Int32Array;
  /** Residuals in rising order, and their positions in the estimation window. */
  readonly sorted: Float64Array;
  readonly positions: Int32Array;
}

export function rankTotals(length: number): RankTotals {
  return {
    counts: new Int32Array(length),
    deviations: new Float64Array(length),
    uniforms: new Float64Array(length),
    completeDeviations: new Float64Array(length),
    completeEvents: 0,
  };
}

export function rowOrder(estimationLength: number, length: number): RowOrder {
  return {
    positionOf: new Int32Array(length),
    sorted: new Float64Array(estimationLength),
    positions: new Int32Array(estimationLength),
  };
}

/**
 * Adds one sorted event to the totals and leaves its residuals in `order`. `scratch` holds `count` values
 * with their order (`sortRow`).
 */
export function addRanks(totals: RankTotals, scratch: RankScratch, count: number, order: RowOrder): void {
  const complete = count === totals.counts.length;
  if (complete) totals.completeEvents += 1;
  const deviations = complete ? totals.completeDeviations : totals.deviations;
  const { values } = scratch;
  const estimationLength = order.sorted.length;
  const middle = (count + 1) / 2;
  let ordered = 0;
  let place = 0;
  while (place < count) {
    const value = values[scratch.order[place] ?? 0] ?? Number.NaN;
    let end = place + 1;
    while (end < count && values[scratch.order[end] ?? 0] === value) end += 1;
    const deviation = (place + 1 + end) / 2 - middle;
    for (; place < end; place++) {
      const compacted = scratch.order[place] ?? 0;
      const position = complete ? compacted : (order.positionOf[compacted] ?? 0);
      deviations[position] = (deviations[position] ?? 0) + deviation;
      if (!complete) addIncomplete(totals, position, deviation, count);
      if (position >= estimationLength) continue;
      order.sorted[ordered] = value;
      order.positions[ordered] = position;
      ordered += 1;
    }
  }
}

function addIncomplete(totals: RankTotals, position: number, deviation: number, count: number): void {
  totals.counts[position] = (totals.counts[position] ?? 0) + 1;
  totals.uniforms[position] = (totals.uniforms[position] ?? 0) + deviation / (count + 1);
}

/** Adds the events without a gap to the other totals; once, after the last event. */
export function foldComplete(totals: RankTotals): void {
  const { counts, deviations, uniforms, completeDeviations, completeEvents } = totals;
  completeDeviations.forEach((deviation, position) => {
    counts[position] = (counts[position] ?? 0) + completeEvents;
    deviations[position] = (deviations[position] ?? 0) + deviation;
    uniforms[position] = (uniforms[position] ?? 0) + deviation / (counts.length + 1);
  });
}

/** How many of the first `count` sorted values are at most `value`. */
export function countThrough(sorted: Float64Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Number.NaN) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
