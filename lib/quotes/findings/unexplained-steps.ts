import { type Finding, finding } from "../../market/finding.ts";
import { sessionsApart } from "../judge/calendar.ts";
import { isFreeSession } from "../judge/price-limits.ts";
import { hadAction, type StoredSeries } from "./stored-series.ts";

/** A smaller move is a day's trading, not a split. */
const SMALLEST_MOVE = 0.28;
/** How near to the ratio of a split a step must lie, relative to it. */
const TOLERANCE = 0.03;
/** New shares for old ones; the other way round they are consolidations. */
const SPLITS: readonly (readonly [number, number])[] = [
  [3, 2],
  [2, 1],
  [3, 1],
  [4, 1],
  [5, 1],
  [8, 1],
  [10, 1],
  [20, 1],
];

/** Any move beyond this part needs an action to explain it, whatever its ratio. */
const LARGEST_MOVE = 0.5;
/** Over more sessions without a bar a price can have gone anywhere. */
const MOST_APART = 6;

/**
 * Steps of a share's raw close that no corporate action between the two bars explains: those within 3% of n:1 or 1:n
 * (n = 2, 3, 4, 5, 8, 10, 20) or of 3:2 or 2:3, beyond 28% up or down, as an `undeclared split` with its likely
 * `ratio`, new shares for old; any other beyond 50% as an `unexplained step`. Each has its two closes. Nothing is found
 * across a gap of more than five sessions, nor in a new listing's first sessions without a price limit.
 */
export function unexplainedSteps({
  symbol,
  kind,
  exchange,
  basis,
  bars,
  actions,
  calendar,
  listedOn = null,
}: StoredSeries): Finding[] {
  if (kind !== "share" || basis !== "raw") return [];
  const found: Finding[] = [];
  for (let index = 1; index < bars.length; index += 1) {
    const [previous, bar] = [bars[index - 1], bars[index]];
    if (!previous || !bar) continue;
    const move = bar.close / previous.close - 1;
    if (Math.abs(move) <= SMALLEST_MOVE || hadAction(actions, previous.session, bar.session)) continue;
    const ratio = likelySplit(previous.close / bar.close);
    if (ratio === null && Math.abs(move) <= LARGEST_MOVE) continue;
    if (sessionsApart(calendar.times, previous.session, bar.session, MOST_APART + 1) > MOST_APART) continue;
    const listing = { symbol, exchange, listedOn };
    if (bar.flag === "confirmed" || isFreeSession(listing, bar.session, calendar.times)) continue;
    const closes = { close: bar.close, previous: previous.close, before: previous.session };
    found.push(
      ratio === null
        ? finding("unexplained step", symbol, bar.session, { ...closes, move })
        : finding("undeclared split", symbol, bar.session, { ...closes, ratio }),
    );
  }
  return found;
}

/** The split that a step of so many old prices to one new could be, as `2:1`; null where it is near none. */
function likelySplit(step: number): string | null {
  const isNear = (ratio: number) => Math.abs(step / ratio - 1) <= TOLERANCE;
  const found = SPLITS.find(([high, low]) => isNear(high / low) || isNear(low / high));
  if (!found) return null;
  const [high, low] = found;
  return step > 1 ? `${high}:${low}` : `${low}:${high}`;
}
