import type { ClaimWorld, CountedShares } from "../claim-world.ts";
import type { MeasureOf, Point } from "../measure.ts";
import { type ClaimSeries, levelFigure, positionOf } from "./bars-of.ts";
import { startIndex } from "./prices.ts";
import { type Measured, missing, type ValueStep, type Why } from "./step.ts";

/** Which share count is used beside the one in force: the one before it, or the one after. */
export type CountChoice = "in force" | "before" | "after";

/**
 * The share count of a session: the last one dated on it or earlier holds until the next. `before` and `after` are its
 * neighbours in time.
 */
function countOn(
  counts: readonly CountedShares[],
  session: string,
  choice: CountChoice,
): CountedShares | null {
  const inForce = counts.findLastIndex(({ asOf }) => asOf <= session);
  if (inForce < 0) return null;
  return counts[inForce + { "in force": 0, before: -1, after: 1 }[choice]] ?? null;
}

/** Units of one currency for one of another on a date, over the US dollar. */
async function crossRate(world: ClaimWorld, from: string, to: string, date: string) {
  if (from === to) return { rate: 1, asOf: [] };
  const [own, other] = [await world.dollarRate(from, date), await world.dollarRate(to, date)];
  if (!own || !other) return null;
  const asOf = [...new Set([...(from === "USD" ? [] : [own.asOf]), ...(to === "USD" ? [] : [other.asOf])])];
  return { rate: own.rate / other.rate, asOf };
}

/** What a whole company is worth by one price: price / shares per unit × its shares / units of the price's currency for one of the asked. */
export const companyValue = ({
  price,
  sharesPerUnit,
  shares,
  rate,
}: Readonly<Record<"price" | "sharesPerUnit" | "shares" | "rate", number>>): number =>
  ((price / sharesPerUnit) * shares) / rate;

/** A company's value on a day with all that it was made of, in a currency by that day's rate. */
async function valueAt(
  world: ClaimWorld,
  one: ClaimSeries,
  index: number,
  at: Point,
  currency: string,
  count: CountChoice,
): Promise<ValueStep | Why> {
  const { instrument } = one;
  const found = levelFigure(one, index, at);
  if (!("figure" in found)) return found.why;
  const of = found.figure;
  const shares = countOn(world.shareCounts(instrument.company ?? ""), of.session, count);
  if (!shares) return "no share count";
  const cross = await crossRate(world, instrument.currency, currency, of.session);
  if (!cross) return "no rate";
  const counted = {
    sharesPerUnit: instrument.sharesPerUnit,
    shares: shares.shares,
    rate: cross.rate,
  };
  return {
    kind: "market value",
    of,
    ...counted,
    sharesAsOf: shares.asOf,
    ratesAsOf: cross.asOf,
    currency,
    value: companyValue({ price: of.value, ...counted }),
  };
}

/** A company's market value on a day. */
export async function marketValue(
  world: ClaimWorld,
  one: ClaimSeries,
  { on, at, currency }: MeasureOf<"market value">,
  count: CountChoice = "in force",
): Promise<Measured> {
  const place = positionOf(one, on);
  if ("why" in place) return missing(place.why);
  const step = await valueAt(world, one, place.index, at, currency, count);
  return typeof step === "string" ? missing(step) : { is: "exact", value: step.value, unit: "money", step };
}

/** What a company's market value gained or lost between two closes, each with the shares and the rate of its day. */
export async function marketValueChange(
  world: ClaimWorld,
  one: ClaimSeries,
  { start, to, at, currency }: MeasureOf<"market value change">,
  { count = "in force", first = false }: { readonly count?: CountChoice; readonly first?: boolean } = {},
): Promise<Measured> {
  const end = positionOf(one, to);
  if ("why" in end) return missing(end.why);
  const begin = startIndex(one, start, to, first);
  if ("why" in begin) return missing(begin.why);
  const later = await valueAt(world, one, end.index, at, currency, count);
  if (typeof later === "string") return missing(later);
  const earlier = await valueAt(world, one, begin.index, "close", currency, count);
  if (typeof earlier === "string") return missing(earlier);
  const value = later.value - earlier.value;
  return {
    is: "exact",
    value,
    unit: "money",
    step: { kind: "value change", later, earlier, value },
  };
}

/** An amount in another currency at a day's rate. */
export async function conversion(
  world: ClaimWorld,
  { on, amount, from, to }: MeasureOf<"conversion">,
): Promise<Measured> {
  const cross = await crossRate(world, from, to, on);
  if (!cross) return missing("no rate");
  const value = amount / cross.rate;
  return {
    is: "exact",
    value,
    unit: "money",
    step: { kind: "conversion", amount, from, to, rate: cross.rate, ratesAsOf: cross.asOf, value },
  };
}

/** One stated figure over another, a fraction. */
export function ratio({ part, whole }: MeasureOf<"ratio">): Measured {
  const value = part / whole;
  return { is: "exact", value, unit: "fraction", step: { kind: "ratio", part, whole, value } };
}
