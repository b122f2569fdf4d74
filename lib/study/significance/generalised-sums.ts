// The sums behind the generalised rank test (Kolari & Pynnonen 2011), added up event by event for every
// column at once. The rank of a residual among residuals and SCAR* is its rank among the residuals, the same
// for all columns, plus one if SCAR* lies below it: only that one differs by column, and it is added to the
// residuals above SCAR*, or taken from those below, whichever are fewer.
import type { EventPanel } from "../batch/panel.ts";
import { countFrom, countThrough, type RowOrder } from "./rank-totals.ts";

/** Sums over events; columns are the sessions of the event window, and the window as a whole last. */
export interface GeneralisedSums {
  readonly columns: number;
  readonly estimationLength: number;
  /** By column: events, sum of U_0, and sum of the variance of U_0 of each event. */
  readonly events: Int32Array;
  readonly atEvent: Float64Array;
  readonly independentVariance: Float64Array;
  /** By position: sum over all events of r / (T + 1) - 1/2, r the rank among the residuals alone. */
  readonly base: Float64Array;
  readonly baseCounts: Int32Array;
  /** By position: sum of r over the events without a missing residual, which `foldBase` adds to `base`. */
  readonly completeRanks: Float64Array;
  completeEvents: number;
  /** By column: ones added for every position, from events without a missing residual. */
  readonly everywhere: Float64Array;
  /** By column, then by position: ones to be added to `base`, from events without a missing residual. */
  readonly whole: readonly Int32Array[];
  /** By column and position: what the others add to `base`, and events whose part is taken out of it. */
  readonly added: Float64Array;
  readonly taken: Int32Array;
}

/** Sums over no event yet, with the columns and positions of a panel. */
export function generalisedSums(panel: EventPanel): GeneralisedSums {
  const { estimationLength } = panel;
  const columns = panel.windowLength + 1;
  return {
    columns,
    estimationLength,
    events: new Int32Array(columns),
    atEvent: new Float64Array(columns),
    independentVariance: new Float64Array(columns),
    base: new Float64Array(estimationLength),
    baseCounts: new Int32Array(estimationLength),
    completeRanks: new Float64Array(estimationLength),
    completeEvents: 0,
    everywhere: new Float64Array(columns),
    whole: Array.from({ length: columns }, () => new Int32Array(estimationLength)),
    added: new Float64Array(columns * estimationLength),
    taken: new Int32Array(columns * estimationLength),
  };
}

/**
 * Adds one event, whose residuals stand in `order`, to the sums of every column. `hasRanks` says that their ranks are in
 * `completeRanks` already (`addCompleteRanks`).
 */
export function addGeneralisedRow(
  sums: GeneralisedSums,
  panel: EventPanel,
  row: number,
  order: RowOrder,
  spreads: Float64Array,
  hasRanks: boolean,
): void {
  const sessions = panel.sessions[row] ?? 0;
  const sigma = panel.sigma[row] ?? Number.NaN;
  const { sorted } = order;
  if (hasRanks) sums.completeEvents += 1;
  else addBase(sums, order, sessions);
  for (let column = 0; column < sums.columns; column++) {
    const cell = column * panel.events + row;
    const abnormal = panel.abnormal[cell] ?? Number.NaN;
    const spread = spreads[column] ?? Number.NaN;
    if (Number.isNaN(abnormal) || Number.isNaN(spread)) {
      takeBase(sums, order, sessions, column);
      continue;
    }
    // SCAR* and the residuals over sigma are compared in the residuals' own unit.
    const value = (abnormal / ((panel.standardError[cell] ?? Number.NaN) * spread)) * sigma;
    // SCAR* of a session stands near its AR, whose place is known; that of the window may stand anywhere.
    const through =
      column < order.below.length
        ? countFrom(order.below[column] ?? 0, sorted, sessions, value)
        : countThrough(sorted, sessions, value);
    let below = through;
    while (below > 0 && sorted[below - 1] === value) below -= 1;
    if (through > below) addShare(sums, order, sessions, column, below, through);
    if (sessions === sums.estimationLength) addWhole(sums, order, sessions, column, through);
    else addPart(sums, order, sessions, column, through);
    sums.events[column] = (sums.events[column] ?? 0) + 1;
    sums.atEvent[column] =
      (sums.atEvent[column] ?? 0) + (below + 1 + (through - below) / 2) / (sessions + 2) - 0.5;
    sums.independentVariance[column] =
      (sums.independentVariance[column] ?? 0) + sessions / (12 * (sessions + 2));
  }
}

/** Adds r / (T + 1) - 1/2 of each residual, mid-ranks for ties. */
function addBase(sums: GeneralisedSums, order: RowOrder, sessions: number): void {
  const { base, baseCounts, completeRanks } = sums;
  const { sorted, positions } = order;
  const complete = sessions === sums.estimationLength;
  if (complete) sums.completeEvents += 1;
  const perRank = 1 / (sessions + 2);
  let place = 0;
  while (place < sessions) {
    const value = sorted[place];
    let end = place + 1;
    while (end < sessions && sorted[end] === value) end += 1;
    const rank = (place + 1 + end) / 2;
    for (; place < end; place++) {
      const position = positions[place] ?? 0;
      if (complete) {
        completeRanks[position] = (completeRanks[position] ?? 0) + rank;
        continue;
      }
      base[position] = (base[position] ?? 0) + rank * perRank - 0.5;
      baseCounts[position] = (baseCounts[position] ?? 0) + 1;
    }
  }
}

/** Adds the events without a missing residual to `base`; once, after the last event. */
export function foldBase(sums: GeneralisedSums): void {
  const { base, baseCounts, completeRanks, completeEvents, estimationLength } = sums;
  completeRanks.forEach((rank, position) => {
    base[position] = (base[position] ?? 0) + rank / (estimationLength + 2) - 0.5 * completeEvents;
    baseCounts[position] = (baseCounts[position] ?? 0) + completeEvents;
  });
}

/** An event with a gap in this column does not count there: takes its part of `base` out again. */
function takeBase(sums: GeneralisedSums, order: RowOrder, sessions: number, column: number): void {
  const { sorted, positions } = order;
  const perRank = 1 / (sessions + 2);
  const offset = column * sums.estimationLength;
  let place = 0;
  while (place < sessions) {
    let end = place + 1;
    while (end < sessions && sorted[end] === sorted[place]) end += 1;
    const uniform = ((place + 1 + end) / 2) * perRank - 0.5;
    for (; place < end; place++) {
      const cell = offset + (positions[place] ?? 0);
      sums.added[cell] = (sums.added[cell] ?? 0) - uniform;
      sums.taken[cell] = (sums.taken[cell] ?? 0) + 1;
    }
  }
}

/** Half a rank for the residuals equal to the value. */
function addShare(
  sums: GeneralisedSums,
  order: RowOrder,
  sessions: number,
  column: number,
  from: number,
  until: number,
): void {
  for (let place = from; place < until; place++) {
    const cell = column * sums.estimationLength + (order.positions[place] ?? 0);
    sums.added[cell] = (sums.added[cell] ?? 0) + 0.5 / (sessions + 2);
  }
}

/** One rank for the residuals above the value, in whole numbers, by the shorter side. */
function addWhole(
  sums: GeneralisedSums,
  order: RowOrder,
  sessions: number,
  column: number,
  through: number,
): void {
  const { positions } = order;
  const whole = sums.whole[column];
  if (whole === undefined) return;
  if (through > sessions / 2) {
    for (let place = through; place < sessions; place++) {
      const position = positions[place] ?? 0;
      whole[position] = (whole[position] ?? 0) + 1;
    }
    return;
  }
  sums.everywhere[column] = (sums.everywhere[column] ?? 0) + 1;
  for (let place = 0; place < through; place++) {
    const position = positions[place] ?? 0;
    whole[position] = (whole[position] ?? 0) - 1;
  }
}

/** The same for an event with missing residuals. */
function addPart(
  sums: GeneralisedSums,
  order: RowOrder,
  sessions: number,
  column: number,
  through: number,
): void {
  for (let place = through; place < sessions; place++) {
    const cell = column * sums.estimationLength + (order.positions[place] ?? 0);
    sums.added[cell] = (sums.added[cell] ?? 0) + 1 / (sessions + 2);
  }
}
