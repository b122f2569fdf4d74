import { type Finding, finding } from "../../market/finding.ts";
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

/**
 * Steps of a share's raw close within 3% of n:1 or 1:n (n = 2, 3, 4, 5, 8, 10, 20) or of 3:2 or 2:3, beyond 28%
 * up or down, with no corporate action between the two bars; each with its two closes and the likely `ratio`, new
 * shares for old.
 */
export function undeclaredSplits({ symbol, kind, basis, bars, actions }: StoredSeries): Finding[] {
  if (kind !== "share" || basis !== "raw") return [];
  const found: Finding[] = [];
  for (let index = 1; index < bars.length; index += 1) {
    const [previous, bar] = [bars[index - 1], bars[index]];
    if (!previous || !bar || Math.abs(bar.close / previous.close - 1) <= SMALLEST_MOVE) continue;
    const ratio = likelySplit(previous.close / bar.close);
    if (ratio === null || hadAction(actions, previous.session, bar.session)) continue;
    const detail = { close: bar.close, previous: previous.close, before: previous.session, ratio };
    found.push(finding("undeclared split", symbol, bar.session, detail));
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
