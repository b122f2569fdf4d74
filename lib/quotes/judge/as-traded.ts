import { isPaid, type QuoteAction, type QuoteBar } from "../../market/bar.ts";
import type { RawClose } from "../adjusted-close.ts";
import { scaledDecimal, shortestDecimal } from "../yahoo/float32.ts";

/** A split as it bears on rows before it: `ratio` new shares for one old. */
export interface Split {
  readonly exDate: string;
  readonly ratio: number;
}

/** What the figures say of a split. */
export interface SplitEvidence {
  readonly split: Split;
  /** Whether the rows before it came divided by it; null where nothing tells. */
  readonly divided: boolean | null;
  /** Whether the prices show that it happened; null where no row can tell. */
  readonly shown: boolean | null;
  /** Whether the source divides its past by it as a rule. */
  readonly expectedDivided: boolean;
}

/** Ratios nearer to 1 are lost in a day's trading, so that only the stored closes can show them. */
const SMALLEST_TOLD_BY_STEP = Math.log(1.2);
/** How near a close must lie to the stored one, or to that times the ratio, relative to the ratio's logarithm. */
const NEAR = 0.2;

/**
 * What rows (ascending, as they came) say of each split: the closes that are stored of the sessions before it tell
 * whether those rows were divided by it, and the step across its day whether it happened. A column's name decides
 * nothing; a split that the rows show on another day, or upside down, has not happened as it is listed; `isDivided`,
 * what the source does as a rule, is taken for true where no figure tells. `today` is an ISO date of the exchange:
 * nobody divides by a split to come.
 */
export function splitEvidence(
  rows: readonly RawClose[],
  splits: readonly Split[],
  stored: readonly RawClose[],
  { isDivided, today }: { readonly isDivided: (split: Split) => boolean; readonly today: string },
): SplitEvidence[] {
  const known = new Map(stored.map(({ session, close }) => [session, close]));
  const newestFirst = [...splits].sort((a, b) => (a.exDate < b.exDate ? 1 : -1));
  const told: SplitEvidence[] = [];
  for (const split of newestFirst) {
    // Later splits are settled: what came divided by them is turned back before this one is looked at.
    const factor = (session: string) => dividedBy(told, session);
    const before = rows.filter(({ session }) => session < split.exDate);
    const compared = before.flatMap(({ session, close }) => {
      const as = known.get(session);
      return as === undefined ? [] : [Math.log(as / (close * factor(session)))];
    });
    const size = Math.log(split.ratio);
    const isNear = (value: number) => Math.abs(value) <= NEAR * Math.abs(size);
    const divided = compared.filter((value) => isNear(value - size)).length;
    const asStored = compared.filter(isNear).length;
    const step = stepAcross(rows, split, stored, factor);
    const isTold = step !== null && Math.abs(size) >= SMALLEST_TOLD_BY_STEP;
    const stepped = isTold ? Math.abs(step - size) < Math.abs(step) : null;
    const expectedDivided = isDivided(split);
    const isElsewhere =
      isTold && !stepped && (showsNearBy(rows, split, factor) || (!expectedDivided && isNear(step + size)));
    const say = (wasDivided: boolean | null, shown: boolean | null) =>
      told.push({ split, divided: wasDivided, shown, expectedDivided });
    if (divided > asStored) say(true, true);
    else if (asStored > 0 || before.length === 0) say(false, stepped);
    else if (isElsewhere) say(false, false);
    else if (stepped !== null) say(!stepped, true);
    else if (!expectedDivided || split.exDate > today) say(false, null);
    // Between the day of a split and the first row after it, a source may have divided its past or not.
    else say(rows.some(({ session }) => session >= split.exDate) ? true : null, null);
  }
  return told.reverse();
}

/** Within so many rows of its day a split may show that a source dates otherwise. */
const DATED_OTHERWISE_ROWS = 7;

/**
 * Whether the rows show a step of a split's size some rows beside its day, where they would show none if all before it
 * were divided.
 */
function showsNearBy(
  rows: readonly RawClose[],
  { exDate, ratio }: Split,
  factor: (session: string) => number,
): boolean {
  const size = Math.log(ratio);
  const at = rows.findIndex(({ session }) => session >= exDate);
  const near = rows
    .slice(Math.max(0, at - DATED_OTHERWISE_ROWS), at + DATED_OTHERWISE_ROWS)
    .map(({ session, close }) => close * factor(session));
  return near.some((close, index) => {
    const before = near[index - 1];
    return before !== undefined && Math.abs(Math.log(before / close) - size) <= NEAR * Math.abs(size);
  });
}

/** The logarithm of the last close before a split over the first one after it; null where one is missing. */
function stepAcross(
  rows: readonly RawClose[],
  { exDate }: Split,
  stored: readonly RawClose[],
  factor: (session: string) => number,
): number | null {
  const after = rows.find(({ session }) => session >= exDate);
  const row = rows.findLast(({ session }) => session < exDate);
  const kept = stored.findLast(({ session }) => session < exDate);
  if (!after) return null;
  const from = after.close * factor(after.session);
  if (row) return Math.log((row.close * factor(row.session)) / from);
  return kept ? Math.log(kept.close / from) : null;
}

/** By what a row of a session was divided. */
export function dividedBy(evidence: readonly SplitEvidence[], session: string): number {
  let product = 1;
  for (const { split, divided } of evidence) {
    if (divided && split.exDate > session) product *= split.ratio;
  }
  return product;
}

/** A bar turned back to what was traded on its day, with the noise of 32-bit floats removed. */
export function multiplied(bar: QuoteBar, ratio: number): QuoteBar {
  if (ratio === 1) return bar;
  const price = (value: number) => scaledDecimal(shortestDecimal(value), ratio);
  const optionalPrice = (value: number | null) => (value === null ? null : price(value));
  return {
    ...bar,
    open: optionalPrice(bar.open),
    high: optionalPrice(bar.high),
    low: optionalPrice(bar.low),
    close: price(bar.close),
    volume: bar.volume === null ? null : Math.round(bar.volume / ratio),
  };
}

/** A dividend before a split that its source divided by it, as it was paid. */
export const asPaid = (action: QuoteAction, ratio: number): QuoteAction =>
  isPaid(action.kind) && action.amount !== null && ratio !== 1
    ? { ...action, amount: scaledDecimal(shortestDecimal(action.amount), ratio) }
    : action;
