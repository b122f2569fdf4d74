import { dayNumber } from "../../market/session-date.ts";
import type { ClaimWorld } from "../claim-world.ts";
import type { MeasureOf } from "../measure.ts";
import {
  barFigure,
  beforeSplits,
  type ClaimSeries,
  type Prices,
  positionOf,
  sessionBefore,
  splitValue,
} from "./bars-of.ts";
import { dayChange } from "./prices.ts";
import { type BarFigure, type Measured, missing } from "./step.ts";

/**
 * Since when a size is the largest: the last session before a position whose own size is as large or larger. Sessions
 * without one are passed over.
 */
function since(
  one: ClaimSeries,
  index: number,
  of: BarFigure,
  size: number,
  sizeAt: (at: number) => number,
): Measured {
  const { sessions } = one.series;
  let at = index - 1;
  while (at >= 0 && !(sizeAt(at) >= size)) at -= 1;
  const firstStored = one.series.range?.first ?? of.session;
  const session = at < 0 ? firstStored : (sessions[at] ?? firstStored);
  const calendarDays = dayNumber(of.session) - dayNumber(session);
  return {
    is: "exact",
    value: dayNumber(session),
    unit: "time",
    step: {
      kind: "since",
      of,
      size,
      last: at < 0 ? null : { session, size: sizeAt(at) },
      firstStored,
      calendarDays,
      sessions: index - Math.max(at, 0),
    },
  };
}

/**
 * Since when a price was not as high (or low): the last session before that reached it, by prices as traded with splits
 * taken out, as reports compare them.
 */
export function newExtreme(
  one: ClaimSeries,
  { on, side, at }: MeasureOf<"new extreme">,
  prices: Prices = "raw",
): Measured {
  const place = positionOf(one, on);
  if ("why" in place) return missing(place.why);
  const direction = side === "high" ? 1 : -1;
  const sizeAt = (index: number) => {
    const found = barFigure(one, index, at, prices);
    // Of a half day only one price is known, which stands in for its high and low.
    const close = barFigure(one, index, "close", prices);
    const price = "figure" in found ? found : close;
    const old = prices === "raw" ? beforeSplits(one, price, on) : price;
    return "figure" in old ? splitValue(old.figure) * direction : Number.NaN;
  };
  const own = barFigure(one, place.index, at, prices);
  if (!("figure" in own)) return missing(own.why);
  return since(one, place.index, own.figure, own.figure.value * direction, sizeAt);
}

/**
 * Since when no day's rise (or fall) was as large: the last session before with one, by adjusted prices, so that no
 * dividend or split is taken for a move.
 */
export function largestMove(one: ClaimSeries, { on, side, at }: MeasureOf<"largest move">): Measured {
  const place = positionOf(one, on);
  if ("why" in place) return missing(place.why);
  const direction = side === "up" ? 1 : -1;
  const sizeAt = (index: number) => {
    const before = sessionBefore(one, index);
    if (before < 0) return Number.NaN;
    const [of, against] = [
      barFigure(one, index, at, "adjusted"),
      barFigure(one, before, "close", "adjusted"),
    ];
    if (!("figure" in of && "figure" in against)) return Number.NaN;
    return (of.figure.value / against.figure.value - 1) * direction;
  };
  const own = barFigure(one, place.index, at, "adjusted");
  if (!("figure" in own)) return missing(own.why);
  const size = sizeAt(place.index);
  return Number.isNaN(size)
    ? missing("history too short")
    : since(one, place.index, own.figure, size, sizeAt);
}

/** The volume of a day over the mean of the sessions before it that have one. */
export function volumeMultiple(
  one: ClaimSeries,
  { on, sessions: wanted }: MeasureOf<"volume multiple">,
): Measured {
  const place = positionOf(one, on);
  if ("why" in place) return missing(place.why);
  const { volume, sessions, flags } = one.series;
  const own = volume[place.index] ?? Number.NaN;
  if (!(own > 0)) return missing("no bar");
  const before: number[] = [];
  for (let at = place.index - 1; at >= 0 && before.length < wanted; at -= 1) {
    const value = volume[at] ?? Number.NaN;
    if (value > 0) before.push(value);
  }
  if (before.length < wanted) return missing("history too short");
  const mean = before.reduce((sum, value) => sum + value, 0) / wanted;
  const session = sessions[place.index] ?? on;
  const flag = flags.get(session) ?? null;
  const of: BarFigure = {
    symbol: one.instrument.symbol,
    session,
    field: "volume",
    value: own,
    splitBy: 1,
    flag,
  };
  const value = own / mean;
  return {
    is: "exact",
    value,
    unit: "multiple",
    step: { kind: "volume multiple", of, mean, sessions: wanted, value },
  };
}

/** How many sessions in a row, the last one on a day, closed above (or below) the close before. */
export function streak(one: ClaimSeries, { on, side }: MeasureOf<"streak">): Measured {
  const place = positionOf(one, on);
  if ("why" in place) return missing(place.why);
  const direction = side === "up" ? 1 : -1;
  const { adjustedClose, sessions } = one.series;
  let at = place.index;
  for (let before = sessionBefore(one, at); before >= 0; before = sessionBefore(one, at)) {
    if (!(((adjustedClose[at] ?? 0) - (adjustedClose[before] ?? 0)) * direction > 0)) break;
    at = before;
  }
  let value = 0;
  for (let counted = place.index; counted > at; counted = sessionBefore(one, counted)) value += 1;
  if (at === 0 && value > 0) return missing("history too short");
  return {
    is: "exact",
    value,
    unit: "count",
    step: { kind: "streak", first: value === 0 ? null : (sessions[at + 1] ?? null), last: on, value },
  };
}

/** The place of a share by its change of the day among some listings; 1 is the largest gain, or loss. */
export async function rank(
  world: ClaimWorld,
  own: string,
  { on, among, order }: MeasureOf<"rank">,
): Promise<Measured> {
  const changes: { readonly symbol: string; readonly value: number }[] = [];
  const without: string[] = [];
  for (const symbol of new Set([own, ...among])) {
    const [instrument, series] = [world.instrument(symbol), await world.series(symbol)];
    const measured =
      instrument && series
        ? dayChange({ instrument, series }, { kind: "day change", on, at: "close" })
        : missing("not stored");
    if (measured.is === "exact") changes.push({ symbol, value: measured.value });
    else if (symbol === own) return measured;
    else without.push(symbol);
  }
  const direction = order === "gain" ? -1 : 1;
  changes.sort((a, b) => (a.value - b.value) * direction);
  const size = changes.find(({ symbol }) => symbol === own)?.value ?? 0;
  const value = 1 + changes.filter((other) => (other.value - size) * direction < 0).length;
  return { is: "exact", value, unit: "count", step: { kind: "rank", changes, without, value } };
}

/** Whether a day closed at its price limit. */
export async function limit(
  world: ClaimWorld,
  one: ClaimSeries,
  { on }: MeasureOf<"limit">,
): Promise<Measured> {
  const place = positionOf(one, on);
  if ("why" in place) return missing(place.why);
  const found = barFigure(one, place.index, "close");
  if (!("figure" in found)) return missing(found.why);
  const facts = await world.limitOf(one.instrument.symbol, on);
  if (!facts) return missing("no limit");
  const value = facts.state === null ? 0 : facts.state === "up" ? facts.limit : -facts.limit;
  const moved = dayChange(one, { kind: "day change", on, at: "close" });
  const change = moved.is === "exact" ? moved.value : null;
  return { is: "exact", value, unit: "limit", step: { kind: "limit", of: found.figure, ...facts, change } };
}
