import type { ClaimSeries } from "./measured/bars-of.ts";
import { positionOf } from "./measured/bars-of.ts";

/** A move is set beside so many sessions before it at most. */
const UNUSUAL_SESSIONS = 1000;
/** Beside fewer than these nothing is said. */
const FEWEST_SESSIONS = 120;

/** How often an instrument moved as far in a day before, in either direction. */
export interface Unusual {
  /** The move of the day from close to close, a fraction with its sign, dividends and splits taken out. */
  readonly size: number;
  /** Sessions before the day that it is set beside, with a return. */
  readonly sessions: number;
  /** How many of them moved as far or further, up or down. */
  readonly asLarge: number;
  /** `41`: one day in 41; null where none moved as far. */
  readonly oneIn: number | null;
  readonly from: string;
  readonly to: string;
}

/**
 * How unusual the move of a day was: the returns of the (at most) thousand sessions before it that are as large in
 * absolute size. Null where the day has no return or fewer than 120 stand before it.
 */
export function howUnusual(one: ClaimSeries, session: string): Unusual | null {
  const place = positionOf(one, session);
  const { returns, sessions } = one.series;
  if ("why" in place) return null;
  const size = returns[place.index] ?? Number.NaN;
  if (Number.isNaN(size)) return null;
  const first = Math.max(0, place.index - UNUSUAL_SESSIONS);
  let [counted, asLarge, from, to] = [0, 0, "", ""];
  for (let at = first; at < place.index; at += 1) {
    const other = returns[at] ?? Number.NaN;
    if (Number.isNaN(other)) continue;
    counted += 1;
    from ||= sessions[at] ?? "";
    to = sessions[at] ?? to;
    if (Math.abs(other) >= Math.abs(size)) asLarge += 1;
  }
  if (counted < FEWEST_SESSIONS) return null;
  const oneIn = asLarge === 0 ? null : Math.round(counted / asLarge);
  return { size, sessions: counted, asLarge, oneIn, from, to };
}
