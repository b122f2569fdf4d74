// Ranks of the abnormal returns of every event over estimation and event window together, mid-ranks for
// ties, added up by session.
import { type RankScratch, tieEnd } from "../batch/ranks.ts";

/** Sums of ranks over events, by position. */
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
  /** How many residuals lie below the abnormal return of each session of the event window. */
  readonly below: Int32Array;
}

/** Sums over no event yet. In: sessions of estimation and event window together. */
export function rankTotals(length: number): RankTotals {
  return {
    counts: new Int32Array(length),
    deviations: new Float64Array(length),
    uniforms: new Float64Array(length),
    completeDeviations: new Float64Array(length),
    completeEvents: 0,
  };
}

/** Room for one event. In: sessions of the estimation window, and of both windows together. */
export function rowOrder(estimationLength: number, length: number): RowOrder {
  return {
    positionOf: new Int32Array(length),
    sorted: new Float64Array(estimationLength),
    positions: new Int32Array(estimationLength),
    below: new Int32Array(length - estimationLength),
  };
}

/**
 * Adds one sorted event with a gap to the totals and leaves its residuals in `order`. `scratch` holds `count` values with
 * their order (`sortRow`).
 */
export function addRanks(totals: RankTotals, scratch: RankScratch, count: number, order: RowOrder): void {
  const { deviations } = totals;
  const { sorted } = scratch;
  const estimationLength = order.sorted.length;
  const middle = (count + 1) / 2;
  let ordered = 0;
  let place = 0;
  while (place < count) {
    const value = sorted[place] ?? Number.NaN;
    const end = tieEnd(scratch, place);
    const deviation = (place + 1 + end) / 2 - middle;
    for (; place < end; place++) {
      const position = order.positionOf[scratch.order[place] ?? 0] ?? 0;
      deviations[position] = (deviations[position] ?? 0) + deviation;
      addIncomplete(totals, position, deviation, count);
      if (position >= estimationLength) {
        order.below[position - estimationLength] = ordered;
        continue;
      }
      order.sorted[ordered] = value;
      order.positions[ordered] = position;
      ordered += 1;
    }
  }
}

/**
 * The same for an event without a gap, whose values stand at their positions; also adds the rank of each residual among
 * the residuals alone to `residualRanks`, which `foldBase` needs, since the loop has it at hand.
 */
export function addCompleteRanks(
  totals: RankTotals,
  scratch: RankScratch,
  order: RowOrder,
  residualRanks: Float64Array,
): void {
  totals.completeEvents += 1;
  const { completeDeviations } = totals;
  const { sorted, order: wholeOrder } = scratch;
  const { sorted: residuals, positions, below } = order;
  const estimationLength = residuals.length;
  const count = totals.counts.length;
  const middle = (count + 1) / 2;
  let ordered = 0;
  for (let place = 0; place < count; place++) {
    const position = wholeOrder[place] ?? 0;
    completeDeviations[position] = (completeDeviations[position] ?? 0) + (place + 1 - middle);
    if (position >= estimationLength) {
      below[position - estimationLength] = ordered;
      continue;
    }
    residuals[ordered] = sorted[place] ?? Number.NaN;
    positions[ordered] = position;
    ordered += 1;
    residualRanks[position] = (residualRanks[position] ?? 0) + ordered;
  }
  if (!scratch.hasTies) return;
  shareRanks(completeDeviations, sorted, wholeOrder, count);
  shareRanks(residualRanks, residuals, positions, estimationLength);
}

/** Gives values that are equal the mean of the ranks that the loop above gave them one by one. */
function shareRanks(sums: Float64Array, sorted: Float64Array, positions: Int32Array, count: number): void {
  let place = 0;
  while (place < count) {
    let end = place + 1;
    while (end < count && sorted[end] === sorted[place]) end += 1;
    const shared = (place + 1 + end) / 2;
    for (; place < end; place++) {
      const position = positions[place] ?? 0;
      sums[position] = (sums[position] ?? 0) + (shared - (place + 1));
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

/**
 * How many of the first `count` sorted values are at most `value`, walking from a first guess: right for any guess from
 * 0 to `count`, and quicker than halving where it is near.
 */
export function countFrom(guess: number, sorted: Float64Array, count: number, value: number): number {
  let through = guess;
  while (through < count && (sorted[through] ?? Number.NaN) <= value) through += 1;
  while (through > 0 && (sorted[through - 1] ?? Number.NaN) > value) through -= 1;
  return through;
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
