import { INDICATIVE, SPLIT_ADJUSTED } from "../../market/bar.ts";
import type { InstrumentSeries } from "../../market/instrument-series.ts";
import type { ClaimInstrument } from "../claim-world.ts";
import type { Point } from "../measure.ts";
import type { BarFigure, Why } from "./step.ts";

/** Prices as traded, or corrected for dividends and splits. */
export type Prices = "raw" | "adjusted";

/** An instrument with its whole stored series. */
export interface ClaimSeries {
  readonly instrument: ClaimInstrument;
  readonly series: InstrumentSeries;
}

/** A bar's figure, or why there is none. */
export type Found = { readonly figure: BarFigure } | { readonly why: Why };

/** The position of a session with a close; the reason where it has none. */
export function positionOf(
  { series }: ClaimSeries,
  session: string,
): { readonly index: number } | { readonly why: Why } {
  const index = series.position.get(session);
  if (index === undefined) {
    const { range } = series;
    return { why: range && session >= range.first && session <= range.last ? "no session" : "no bar" };
  }
  return Number.isNaN(series.close[index] ?? Number.NaN) ? { why: "no bar" } : { index };
}

/** The last session before a position that has a close; -1 where none has. */
export function sessionBefore({ series }: ClaimSeries, index: number): number {
  let before = index - 1;
  while (before >= 0 && Number.isNaN(series.close[before] ?? Number.NaN)) before -= 1;
  return before;
}

/** One price of a session. Adjusted prices of a day are its close's factor times each. */
export function barFigure(
  { instrument, series }: ClaimSeries,
  index: number,
  point: Point,
  prices: Prices = "raw",
): Found {
  const session = series.sessions[index];
  const close = series.close[index] ?? Number.NaN;
  if (session === undefined || Number.isNaN(close)) return { why: "no bar" };
  const flag = series.flags.get(session) ?? null;
  const field = series[point][index] ?? Number.NaN;
  if (point !== "close" && flag === INDICATIVE) return { why: "one price only" };
  if (Number.isNaN(field)) return { why: "no high and low" };
  const factor = prices === "adjusted" ? (series.adjustedClose[index] ?? Number.NaN) / close : 1;
  const isAdjusted = prices === "adjusted" && point === "close";
  return {
    figure: {
      symbol: instrument.symbol,
      session,
      field: isAdjusted ? "adjusted close" : point,
      value: field * factor,
      splitBy: 1,
      flag,
    },
  };
}

/**
 * A price as traded, to stand beside one of a later session: the splits and rights issues between the two divide it, so
 * that none is taken for a move. Adjusted prices, and those that are stored divided, are so already.
 */
export function beforeSplits({ instrument }: ClaimSeries, found: Found, later: string): Found {
  if (!("figure" in found)) return found;
  const { figure } = found;
  if (instrument.basis !== "raw" || figure.flag === SPLIT_ADJUSTED || figure.field === "adjusted close") {
    return found;
  }
  const splitBy = instrument.splits
    .filter(({ exDate }) => exDate > figure.session && exDate <= later)
    .reduce((product, { ratio }) => product * ratio, 1);
  return { figure: { ...figure, splitBy } };
}

/** What a price comes to beside a later one. */
export const splitValue = ({ value, splitBy }: BarFigure): number => value / splitBy;

/** A price as a level, which adjusted prices and such as are divided by a later split can't give. */
export function levelFigure(one: ClaimSeries, index: number, point: Point, prices: Prices = "raw"): Found {
  const found = barFigure(one, index, point, prices);
  if (prices === "adjusted" || !("figure" in found)) return found;
  if (one.instrument.basis !== "raw" || found.figure.flag === SPLIT_ADJUSTED)
    return { why: "adjusted prices" };
  return found;
}
