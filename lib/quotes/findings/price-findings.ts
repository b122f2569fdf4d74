import { SPLIT_ADJUSTED } from "../../market/bar.ts";
import { type Finding, finding } from "../../market/finding.ts";
import { isUnderTreatment, limitPrices, priceLimit } from "../../market/price-limit.ts";
import { areConsecutive } from "../judge/calendar.ts";
import { limitFault, NARROWEST_LIMIT } from "../judge/price-limits.ts";
import { hadAction, type StoredSeries } from "./stored-series.ts";

/** Relative; the adjusted closes are products of doubles, so equal factors differ by far less. */
const SMALLEST_JUMP = 1e-6;

/**
 * Bars at which adjusted over raw close changes by more than a relative 1e-6 against the bar before, with no
 * corporate action between them that could have changed it; each with the factor `before` and `after`.
 */
export function adjustmentJumps({ symbol, bars, actions }: StoredSeries): Finding[] {
  const found: Finding[] = [];
  for (let index = 1; index < bars.length; index += 1) {
    const [previous, bar] = [bars[index - 1], bars[index]];
    if (!previous || !bar) continue;
    const before = previous.adjustedClose / previous.close;
    const after = bar.adjustedClose / bar.close;
    if (Math.abs(after - before) <= SMALLEST_JUMP * Math.abs(before)) continue;
    if (hadAction(actions, previous.session, bar.session)) continue;
    found.push(finding("adjustment jump", symbol, bar.session, { before, after }));
  }
  return found;
}

/** The digits of a 32-bit float, as some sources send prices: a smaller difference is not seen. */
const FLOAT_TOLERANCE = 1e-6;

/**
 * Bars whose close (or, where that is fine, whose open) lies outside low..high by more than a relative 1e-6; each
 * with the `price`, which `field` it is, and the range. A missing low or high bounds nothing.
 */
export function closesOutsideRange({ symbol, bars }: StoredSeries): Finding[] {
  const found: Finding[] = [];
  for (const { session, open, high, low, close } of bars) {
    const floor = (low ?? Number.NEGATIVE_INFINITY) * (1 - FLOAT_TOLERANCE);
    const ceiling = (high ?? Number.POSITIVE_INFINITY) * (1 + FLOAT_TOLERANCE);
    const isOutside = (price: number) => price < floor || price > ceiling;
    const price = isOutside(close) ? close : open !== null && isOutside(open) ? open : null;
    if (price === null) continue;
    const field = price === close ? "close" : "open";
    found.push(
      finding("close outside range", symbol, session, { field, price, low: low ?? "", high: high ?? "" }),
    );
  }
  return found;
}

/** So many bars in a row are no chance. */
const FEWEST_BARS = 3;

/**
 * Three or more consecutive bars of a share or fund with the same close and no volume: the provider repeats an old
 * price. One finding for each such stretch with its `close` and `count`. A series that has no volume at all can't
 * be judged.
 */
export function frozenCloses({ symbol, kind, bars }: StoredSeries): Finding[] {
  if ((kind !== "share" && kind !== "fund") || !bars.some(hasVolume)) return [];
  const found: Finding[] = [];
  for (let start = 0; start < bars.length; ) {
    const first = bars[start];
    let end = start + 1;
    if (first && !hasVolume(first)) {
      for (let bar = bars[end]; bar && !hasVolume(bar) && bar.close === first.close; bar = bars[end])
        end += 1;
    }
    const last = bars[end - 1];
    if (first && last && end - start >= FEWEST_BARS) {
      const detail = { close: first.close, count: end - start };
      found.push(finding("frozen close", symbol, first.session, detail, last.session));
    }
    start = end;
  }
  return found;
}

const hasVolume = ({ volume }: { readonly volume: number | null }): boolean => volume !== null && volume > 0;

/**
 * Raw closes of a share beyond the exchange's price limit against the close of the session before, with no
 * corporate action between them and not in a new listing's first sessions; each with the `close` and the limit it
 * broke. After a gap nothing is judged, and one that a person confirmed is `let in`.
 */
export function closesBeyondLimit({
  symbol,
  kind,
  exchange,
  basis,
  bars,
  actions,
  calendar,
  listedOn = null,
  specialTreatment = null,
}: StoredSeries): Finding[] {
  if (kind !== "share" || basis !== "raw" || exchange === null) return [];
  const { times } = calendar;
  const found: Finding[] = [];
  for (let index = 1; index < bars.length; index += 1) {
    const [previous, bar] = [bars[index - 1], bars[index]];
    if (!previous || !bar || Math.abs(bar.close / previous.close - 1) < NARROWEST_LIMIT) continue;
    if (!areConsecutive(times, previous.session, bar.session)) continue;
    if ([previous.flag, bar.flag].includes(SPLIT_ADJUSTED)) continue;
    const listing = { symbol, exchange, listedOn, specialTreatment };
    if (limitFault(listing, bar, previous, actions, times) === null) continue;
    if (bar.flag === "confirmed") {
      found.push(finding("let in", symbol, bar.session, { close: bar.close, previous: previous.close }));
      continue;
    }
    const limited = { exchange, symbol, session: bar.session };
    const special = isUnderTreatment(specialTreatment, bar.session);
    const limit = priceLimit({ ...limited, specialTreatment: special }) ?? 0;
    const { up, down } = limitPrices(previous.close, limit);
    const detail = { close: bar.close, previous: previous.close, limit: bar.close > up ? up : down };
    found.push(finding("beyond limit", symbol, bar.session, detail));
  }
  return found;
}

/** Providers round adjusted closes, and may convert a dividend at another hour's rate. */
const ROUNDING = 0.001;

/**
 * Where a provider's own adjusted closes (by session) differ from ours by more than 0.1%: one finding at the first
 * such session with both values, the `largest` difference (a fraction) and the last session `until` which they
 * differ. Each is compared as its ratio to our raw close, relative to that ratio in the last session that both
 * have, so that only the corrections count and not the level. Prices stored adjusted are not ours to compare.
 */
export function adjustedDifference(
  { symbol, basis, bars }: StoredSeries,
  theirs: ReadonlyMap<string, number>,
): Finding[] {
  if (basis !== "raw") return [];
  let scale: number | null = null;
  let first: { readonly session: string; readonly ours: number; readonly theirs: number } | null = null;
  let until = "";
  let largest = 0;
  for (let index = bars.length - 1; index >= 0; index -= 1) {
    const bar = bars[index];
    const given = bar && theirs.get(bar.session);
    if (!bar || given === undefined || !(given > 0)) continue;
    // Ours over theirs: the raw close in both ratios is the same and drops out.
    const relation = bar.adjustedClose / given;
    scale ??= relation;
    const difference = Math.abs(scale / relation - 1);
    if (difference <= ROUNDING) continue;
    if (until === "") until = bar.session;
    largest = Math.max(largest, difference);
    first = { session: bar.session, ours: bar.adjustedClose, theirs: given * scale };
  }
  if (first === null) return [];
  const { session, ...values } = first;
  return [finding("adjusted close differs", symbol, session, { ...values, largest, until })];
}
