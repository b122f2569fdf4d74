import { type Finding, finding } from "../../market/finding.ts";
import { limitPrices, priceLimit } from "../../market/price-limit.ts";
import { limitFault } from "../check/price-check.ts";
import { areConsecutive } from "../check/session-check.ts";
import type { StoredSeries } from "./stored-series.ts";

/** No price limit is narrower than 5%, and rounding to a tick only widens it: smaller moves need no closer look. */
const NARROWEST_LIMIT = 0.049;

/**
 * Raw closes of a share beyond the exchange's price limit against the close of the session before, with no
 * corporate action between them; each with the `close` and the limit it broke. After a gap nothing is judged.
 */
export function closesBeyondLimit({
  symbol,
  kind,
  exchange,
  basis,
  bars,
  actions,
  calendar,
}: StoredSeries): Finding[] {
  if (kind !== "share" || basis !== "raw" || exchange === null) return [];
  const found: Finding[] = [];
  for (let index = 1; index < bars.length; index += 1) {
    const [previous, bar] = [bars[index - 1], bars[index]];
    if (!previous || !bar || Math.abs(bar.close / previous.close - 1) < NARROWEST_LIMIT) continue;
    if (limitFault({ symbol, exchange }, bar, previous, actions) === null) continue;
    if (!areConsecutive(calendar.times, previous.session, bar.session)) continue;
    const limit = priceLimit({ exchange, symbol, session: bar.session }) ?? 0;
    const { up, down } = limitPrices(previous.close, limit);
    const detail = { close: bar.close, previous: previous.close, limit: bar.close > up ? up : down };
    found.push(finding("beyond limit", symbol, bar.session, detail));
  }
  return found;
}
