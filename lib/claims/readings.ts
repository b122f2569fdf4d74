import type { ClaimWorld } from "./claim-world.ts";
import { type Measure, POINTS, sessionOfMeasure } from "./measure.ts";
import type { ClaimSeries } from "./measured/bars-of.ts";
import { newExtreme } from "./measured/history.ts";
import { measured, seriesNamed } from "./measured/measured.ts";
import { changeFromOpen, dayChange, price, spanChange } from "./measured/prices.ts";
import type { Measured } from "./measured/step.ts";
import { marketValue, marketValueChange } from "./measured/values.ts";

/** Every other basis that a figure may have been made on, in the order in which they are tried. */
export const BASES = [
  /** Another price of the same day. */
  "close",
  "high",
  "low",
  "open",
  /** The close against that day's own open. */
  "from the open",
  /** A price that the day passed through before it went further: the high, or low, so far. */
  "earlier in the day",
  /** Another listing of the same company, in the session of that date, the one before or the one after. */
  "other line",
  "other index",
  /** Prices corrected for dividends and splits. */
  "adjusted",
  /** Counted from the first session of the range or year instead of the close before it. */
  "other start",
  /** The share count before or after the one in force. */
  "other share count",
  "previous session",
  "next session",
] as const;
export type Basis = (typeof BASES)[number];

/** One way to read a claim: as stated, or on another basis. */
export interface Reading {
  readonly basis: Basis;
  /** The instrument that was read, where it is another one. */
  readonly symbol: string | null;
  /** The session that was read, where it is another one. */
  readonly session: string | null;
  readonly measure: () => Measured | Promise<Measured>;
}

type Made = Omit<Reading, "symbol" | "session"> & Partial<Pick<Reading, "symbol" | "session">>;
const reading = (made: Made): Reading => ({ symbol: null, session: null, ...made });

/** The same measure about another day, where it is about one. */
function onDay(measure: Measure, session: string): Measure {
  if ("on" in measure) return { ...measure, on: session };
  return measure.kind === "change" || measure.kind === "market value change"
    ? { ...measure, to: session }
    : measure;
}

/** The other readings of a claim that are tried where it does not fit as stated, in the order of `BASES`. */
export async function otherReadings(
  world: ClaimWorld,
  symbol: string | null,
  measure: Measure,
): Promise<Reading[]> {
  const session = sessionOfMeasure(measure);
  // A moment of the day is only bounded by the day's range, and so would be any other reading of it.
  if (session === null || ("at" in measure && measure.at === "time")) return [];
  if (measure.kind === "conversion") return otherDays(world, symbol, measure, session);
  const one = await seriesNamed(world, symbol);
  if (!one) return [];
  const made = [
    ...otherPoints(world, one, measure),
    ...(await otherLines(world, one, measure, session)),
    ...otherIndexes(world, one, measure),
    ...otherPrices(world, one, measure),
    ...(await otherDays(world, one.instrument.symbol, measure, session)),
  ];
  return made.toSorted((a, b) => BASES.indexOf(a.basis) - BASES.indexOf(b.basis));
}

/** Other prices of the same day. */
function otherPoints(world: ClaimWorld, one: ClaimSeries, measure: Measure): Reading[] {
  if (!("at" in measure)) return [];
  const { symbol } = one.instrument;
  const points = POINTS.filter((point) => point !== measure.at).map((point) =>
    reading({ basis: point, measure: () => measured(world, symbol, { ...measure, at: point }) }),
  );
  const isExtreme = measure.at === "high" || measure.at === "low";
  const hasRange = measure.kind === "day change" || measure.kind === "price";
  return [
    ...points,
    ...(measure.kind === "day change"
      ? [reading({ basis: "from the open", measure: () => changeFromOpen(one, measure.on) })]
      : []),
    ...(isExtreme && hasRange
      ? [
          reading({
            basis: "earlier in the day",
            measure: () =>
              measure.kind === "price"
                ? price(one, { ...measure, at: "time" })
                : dayChange(one, { ...measure, at: "time" }),
          }),
        ]
      : []),
  ];
}

/** The company's other listings, in their sessions of that date, before it and after it. */
async function otherLines(
  world: ClaimWorld,
  { instrument }: ClaimSeries,
  measure: Measure,
  session: string,
): Promise<Reading[]> {
  if (instrument.company === null || measure.kind === "limit" || measure.kind === "rank") return [];
  const readings: Reading[] = [];
  for (const symbol of world.otherLines(instrument.symbol)) {
    for (const day of await sessionsRound(world, symbol, session)) {
      readings.push(
        reading({
          basis: "other line",
          symbol,
          session: day,
          measure: () => measured(world, symbol, onDay(measure, day)),
        }),
      );
    }
  }
  return readings;
}

/** The session of a date, the one before and the one after, as far as the instrument has them. */
async function sessionsRound(world: ClaimWorld, symbol: string, date: string): Promise<string[]> {
  const { sessions = [] } = (await world.series(symbol)) ?? {};
  const before = sessions.findLast((session) => session < date);
  const after = sessions.find((session) => session > date);
  return [...(sessions.includes(date) ? [date] : []), before, after].flatMap((day) => day ?? []);
}

function otherIndexes(world: ClaimWorld, { instrument }: ClaimSeries, measure: Measure): Reading[] {
  if (instrument.kind !== "index") return [];
  return world
    .otherIndexes(instrument.symbol)
    .map((symbol) =>
      reading({ basis: "other index", symbol, measure: () => measured(world, symbol, measure) }),
    );
}

/** Adjusted prices, another start, and other share counts. */
function otherPrices(world: ClaimWorld, one: ClaimSeries, measure: Measure): Reading[] {
  switch (measure.kind) {
    case "day change":
      return [reading({ basis: "adjusted", measure: () => dayChange(one, measure, "adjusted") })];
    case "price":
      return [reading({ basis: "adjusted", measure: () => price(one, measure, "adjusted") })];
    case "new extreme":
      return [reading({ basis: "adjusted", measure: () => newExtreme(one, measure, "adjusted") })];
    case "change":
      return [
        reading({ basis: "adjusted", measure: () => spanChange(one, measure, { prices: "adjusted" }) }),
        reading({ basis: "other start", measure: () => spanChange(one, measure, { first: true }) }),
      ];
    case "market value":
      return (["before", "after"] as const).map((count) =>
        reading({ basis: "other share count", measure: () => marketValue(world, one, measure, count) }),
      );
    case "market value change":
      return [
        reading({
          basis: "other start",
          measure: () => marketValueChange(world, one, measure, { first: true }),
        }),
        ...(["before", "after"] as const).map((count) =>
          reading({
            basis: "other share count",
            measure: () => marketValueChange(world, one, measure, { count }),
          }),
        ),
      ];
    default:
      return [];
  }
}

/** The sessions beside the day; of a conversion the days beside it that have a rate of their own. */
async function otherDays(
  world: ClaimWorld,
  symbol: string | null,
  measure: Measure,
  session: string,
): Promise<Reading[]> {
  const pair = measure.kind === "conversion" ? pairOf(measure.from, measure.to) : symbol;
  if (pair === null) return [];
  const { sessions = [] } = (await world.series(pair)) ?? {};
  const days = [
    ["previous session", sessions.findLast((day) => day < session)],
    ["next session", sessions.find((day) => day > session)],
  ] as const;
  return days.flatMap(([basis, day]) =>
    day === undefined
      ? []
      : [reading({ basis, session: day, measure: () => measured(world, symbol, onDay(measure, day)) })],
  );
}

/** The pair whose days are those of a conversion. */
const pairOf = (from: string, to: string): string | null =>
  [from, to].filter((currency) => currency !== "USD").map((currency) => `${currency}=X`)[0] ?? null;
