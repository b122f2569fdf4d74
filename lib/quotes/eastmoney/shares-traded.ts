import type { Kline } from "./kline-answer.ts";
import type { Security } from "./security.ts";

/** The average price of a day may lie outside its range by as much, because of trades off the order book. */
const SLACK = 2;

/**
 * The shares traded in one row, null where the row tells none, or where the amount traded contradicts them: a
 * volume in units other than those documented would be wrong by a hundred times. An index has no price per share,
 * so its volume is taken as documented.
 */
export function sharesTraded(row: Kline, { sharesPerUnit, isIndex }: Security): number | null {
  if (row.volume === null) return null;
  const shares = Math.round(row.volume * sharesPerUnit);
  if (shares === 0 || isIndex || row.amount === null || row.amount === 0) return shares;
  const average = row.amount / shares;
  const lowest = (row.low ?? row.close) / SLACK;
  const highest = (row.high ?? row.close) * SLACK;
  return average >= lowest && average <= highest ? shares : null;
}
