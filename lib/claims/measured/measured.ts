import type { ClaimWorld } from "../claim-world.ts";
import type { Measure } from "../measure.ts";
import type { ClaimSeries } from "./bars-of.ts";
import { largestMove, limit, newExtreme, rank, streak, volumeMultiple } from "./history.ts";
import { dayChange, price, spanChange } from "./prices.ts";
import { type Measured, missing } from "./step.ts";
import { conversion, marketValue, marketValueChange, ratio } from "./values.ts";

/** The instrument of a symbol with its series; null where nothing of it is stored. */
export async function seriesNamed(world: ClaimWorld, symbol: string | null): Promise<ClaimSeries | null> {
  const instrument = symbol === null ? null : world.instrument(symbol);
  const series = instrument && (await world.series(instrument.symbol));
  return instrument && series ? { instrument, series } : null;
}

/** What a measure comes to for an instrument, as stated. `symbol` is null for what is about none. */
export async function measured(
  world: ClaimWorld,
  symbol: string | null,
  measure: Measure,
): Promise<Measured> {
  if (measure.kind === "ratio") return ratio(measure);
  if (measure.kind === "conversion") return conversion(world, measure);
  if (measure.kind === "no market figure") return missing("no market figure");
  const one = await seriesNamed(world, symbol);
  if (!one) return missing("not stored");
  switch (measure.kind) {
    case "day change":
      return dayChange(one, measure);
    case "change":
      return spanChange(one, measure);
    case "price":
      return price(one, measure);
    case "market value":
      return marketValue(world, one, measure);
    case "market value change":
      return marketValueChange(world, one, measure);
    case "limit":
      return limit(world, one, measure);
    case "new extreme":
      return newExtreme(one, measure);
    case "largest move":
      return largestMove(one, measure);
    case "volume multiple":
      return volumeMultiple(one, measure);
    case "rank":
      return rank(world, one.instrument.symbol, measure);
    case "streak":
      return streak(one, measure);
  }
}
