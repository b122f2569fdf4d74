import { z } from "zod";
import type { FigureKind } from "./figure/reported-figure.ts";

const date = z.iso.date();
const symbol = z.string().regex(/^[\w.^=-]{1,20}$/, "not a symbol");
const currency = z.string().regex(/^[A-Z]{3}$/, "not a currency code");
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "not a time such as 10:07");
const amount = z.number().positive().finite();

/** The prices of a day that a claim can mean. `time` is a moment of the session, which daily bars only bound. */
export const POINTS = ["close", "high", "low", "open"] as const;
export type Point = (typeof POINTS)[number];
const point = z.enum([...POINTS, "time"]);

/**
 * From where a change over several sessions is counted: the last close of the year before, the close of a day
 * (`since`), or the close before the first session of a range (`range`). `from` is left out for a year.
 */
const start = z.discriminatedUnion("counted", [
  z.strictObject({ counted: z.literal("year") }),
  z.strictObject({ counted: z.literal("since"), from: date }),
  z.strictObject({ counted: z.literal("range"), from: date }),
]);
export type Start = z.infer<typeof start>;

/** Everything that a claim can say of stored prices, with what it needs to be checked. Dates are sessions of the subject's exchange. */
export const measureSchema = z.discriminatedUnion("kind", [
  /** The price of a day against the close before it. */
  z.strictObject({ kind: z.literal("day change"), on: date, at: point, time: clock.optional() }),
  z.strictObject({ kind: z.literal("change"), start, to: date, at: z.enum(POINTS) }),
  /** A price or an index's level. */
  z.strictObject({ kind: z.literal("price"), on: date, at: point, time: clock.optional() }),
  z.strictObject({ kind: z.literal("market value"), on: date, at: z.enum(POINTS), currency }),
  z.strictObject({ kind: z.literal("market value change"), start, to: date, at: z.enum(POINTS), currency }),
  /** A close at the price limit. */
  z.strictObject({ kind: z.literal("limit"), on: date, side: z.enum(["up", "down"]) }),
  /** The highest or lowest price since a time that the report names. */
  z.strictObject({
    kind: z.literal("new extreme"),
    on: date,
    side: z.enum(["high", "low"]),
    at: z.enum(POINTS),
  }),
  /** The largest rise or fall of one day since a time that the report names. */
  z.strictObject({
    kind: z.literal("largest move"),
    on: date,
    side: z.enum(["up", "down"]),
    at: z.enum(POINTS),
  }),
  /** The day's volume over the mean of the sessions before it. */
  z.strictObject({ kind: z.literal("volume multiple"), on: date, sessions: z.int().min(1).max(250) }),
  /** An amount in another currency at the day's rate. */
  z.strictObject({ kind: z.literal("conversion"), on: date, amount, from: currency, to: currency }),
  /** One stated figure over another. */
  z.strictObject({ kind: z.literal("ratio"), part: amount, whole: amount }),
  /** Its place by the day's change among some listings, itself one of them. */
  z.strictObject({
    kind: z.literal("rank"),
    on: date,
    among: z.array(symbol).min(1).max(40),
    order: z.enum(["gain", "loss"]),
  }),
  /** How many sessions in a row closed higher or lower, up to a day. */
  z.strictObject({ kind: z.literal("streak"), on: date, side: z.enum(["up", "down"]) }),
  /** What no stored price can say anything about. */
  z.strictObject({ kind: z.literal("no market figure") }),
]);

export type Measure = z.infer<typeof measureSchema>;
export type MeasureKind = Measure["kind"];
export type MeasureOf<Kind extends MeasureKind> = Extract<Measure, { readonly kind: Kind }>;

/** What each measure asks a reported text for. */
export const ASKS_FOR: Readonly<Record<MeasureKind, FigureKind>> = {
  "day change": "figure",
  change: "figure",
  price: "figure",
  "market value": "figure",
  "market value change": "figure",
  limit: "figure",
  "new extreme": "time",
  "largest move": "time",
  "volume multiple": "multiple",
  conversion: "figure",
  ratio: "figure",
  rank: "count",
  streak: "count",
  "no market figure": "figure",
};

/** The last session that a measure is about, an ISO date; null where it is about none. */
export function sessionOfMeasure(measure: Measure): string | null {
  if ("on" in measure) return measure.on;
  return "to" in measure && (measure.kind === "change" || measure.kind === "market value change")
    ? measure.to
    : null;
}
