import { type Finding, finding } from "../../market/finding.ts";
import type { StoredSeries } from "./stored-series.ts";

/** The digits of a 32-bit float, as some sources send prices: a smaller difference is not seen. */
const TOLERANCE = 1e-6;

/**
 * Bars whose close (or, where that is fine, whose open) lies outside low..high by more than a relative 1e-6; each
 * with the `price`, which `field` it is, and the range. A missing low or high bounds nothing.
 */
export function closesOutsideRange({ symbol, bars }: StoredSeries): Finding[] {
  const found: Finding[] = [];
  for (const { session, open, high, low, close } of bars) {
    const floor = (low ?? Number.NEGATIVE_INFINITY) * (1 - TOLERANCE);
    const ceiling = (high ?? Number.POSITIVE_INFINITY) * (1 + TOLERANCE);
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
