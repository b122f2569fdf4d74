import type { MeasureOf, Point, Start } from "../measure.ts";
import {
  barFigure,
  beforeSplits,
  type ClaimSeries,
  type Found,
  levelFigure,
  type Prices,
  positionOf,
  sessionBefore,
  splitValue,
} from "./bars-of.ts";
import { type BarFigure, type Measured, missing, type Step } from "./step.ts";

const changeStep = (of: BarFigure, against: BarFigure): Step & { readonly kind: "change" } => ({
  kind: "change",
  of,
  against,
  value: of.value / splitValue(against) - 1,
});

/** The change from the figure `against` to the figure `of`, a fraction. */
function change(of: Found, against: Found): Measured {
  if (!("figure" in of)) return missing(of.why);
  if (!("figure" in against)) return missing(against.why);
  const step = changeStep(of.figure, against.figure);
  return { is: "exact", value: step.value, unit: "fraction", step };
}

/**
 * The change of a day: a price of it over the close before, less one. At a time of the day it lies between that of the
 * low and that of the high.
 */
export function dayChange(
  one: ClaimSeries,
  { on, at }: MeasureOf<"day change">,
  prices: Prices = "raw",
): Measured {
  const place = positionOf(one, on);
  if ("why" in place) return missing(place.why);
  const { index } = place;
  const before = sessionBefore(one, index);
  if (before < 0) return missing("history too short");
  const close = barFigure(one, before, "close", prices);
  const against = prices === "raw" ? beforeSplits(one, close, on) : close;
  if (at !== "time") return change(barFigure(one, index, at, prices), against);
  return between(
    change(barFigure(one, index, "low", prices), against),
    change(barFigure(one, index, "high", prices), against),
  );
}

/** The change of a day from its own open to its close. */
export function changeFromOpen(one: ClaimSeries, on: string): Measured {
  const place = positionOf(one, on);
  if ("why" in place) return missing(place.why);
  return change(barFigure(one, place.index, "close"), barFigure(one, place.index, "open"));
}

/** The position that a change over several sessions is counted from; `first` takes the year's own first session. */
export function startIndex(
  one: ClaimSeries,
  start: Start,
  to: string,
  first = false,
): { readonly index: number } | { readonly why: "history too short" } {
  const { sessions } = one.series;
  const from = start.counted === "year" ? `${to.slice(0, 4)}-01-01` : start.from;
  const next = sessions.findIndex((session) =>
    start.counted === "since" && !first ? session > from : session >= from,
  );
  const index = first ? next : sessionBefore(one, next < 0 ? sessions.length : next);
  return index < 0 ? { why: "history too short" } : { index };
}

/** The change from where the start is counted to a price of the last day, a fraction. */
export function spanChange(
  one: ClaimSeries,
  { start, to, at }: MeasureOf<"change">,
  { prices = "raw", first = false }: { readonly prices?: Prices; readonly first?: boolean } = {},
): Measured {
  const end = positionOf(one, to);
  if ("why" in end) return missing(end.why);
  const begin = startIndex(one, start, to, first);
  if ("why" in begin) return missing(begin.why);
  const close = barFigure(one, begin.index, "close", prices);
  const against = prices === "raw" ? beforeSplits(one, close, to) : close;
  return change(barFigure(one, end.index, at, prices), against);
}

/** A price or an index's level; at a time of the day it lies between the low and the high. */
export function price(one: ClaimSeries, { on, at }: MeasureOf<"price">, prices: Prices = "raw"): Measured {
  const place = positionOf(one, on);
  if ("why" in place) return missing(place.why);
  const level = (point: Point): Measured => {
    const found = levelFigure(one, place.index, point, prices);
    if (!("figure" in found)) return missing(found.why);
    const { value } = found.figure;
    return { is: "exact", value, unit: "price", step: { kind: "level", of: found.figure, value } };
  };
  return at === "time" ? between(level("low"), level("high")) : level(at);
}

/** What lies between two measured values. */
function between(low: Measured, high: Measured): Measured {
  if (low.is !== "exact") return low;
  if (high.is !== "exact") return high;
  return { is: "bounded", low: low.value, high: high.value, unit: low.unit, steps: [low.step, high.step] };
}
