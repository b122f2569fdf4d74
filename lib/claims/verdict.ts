import type { ClaimWorld } from "./claim-world.ts";
import { cutOffInterval, holds, type Interval, intervalOf, touches } from "./figure/interval.ts";
import { type ReportedFigure, readReported } from "./figure/reported-figure.ts";
import { howUnusual, type Unusual } from "./how-unusual.ts";
import { ASKS_FOR, type Measure, sessionOfMeasure } from "./measure.ts";
import { measured, seriesNamed } from "./measured/measured.ts";
import type { BarFigure, Measured, MeasuredUnit, Step, Why } from "./measured/step.ts";
import { type Basis, otherReadings } from "./readings.ts";

/** How a reported figure compares with what is stored. Nothing here says true or false. */
export const COMPARISONS = [
  "as written",
  "if cut off",
  "on another basis",
  "off",
  "cannot be checked",
] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** A stored word as a comparison; one that this version does not know can't be checked by it. */
export const knownComparison = (word: string): Comparison =>
  COMPARISONS.find((known) => known === word) ?? "cannot be checked";

/** What a claim says of what, as it is judged. */
export interface Statement {
  /** An instrument's symbol, or null for what is about none. */
  readonly symbol: string | null;
  readonly measure: Measure;
  readonly reported: string;
}

/** A reading that was tried. */
export interface TriedReading {
  readonly basis: Basis | "as stated";
  readonly symbol: string | null;
  readonly session: string | null;
  readonly measured: Measured;
  /** Whether the figure as written (or cut off) holds it; null where there is nothing to hold. */
  readonly fits: boolean | null;
}

/** What a claim comes to, with its working. Fractions, ISO dates; whole units of money. */
export interface Verdict {
  readonly comparison: Comparison;
  /** The reading that fits, where that is another basis. */
  readonly basis: Pick<TriedReading, "basis" | "symbol" | "session"> | null;
  /** Why it can't be checked. */
  readonly why: Why | null;
  /** Of a moment of the day: whether the figure lies in the day's range. */
  readonly inRange: boolean | null;
  readonly figure: ReportedFigure | null;
  /** What the figure as written stands for, and what it does where it was cut off. */
  readonly interval: Interval | null;
  readonly cutOff: Interval | null;
  /** What the measure comes to, as stated. */
  readonly value: number | null;
  readonly unit: MeasuredUnit | null;
  /** ISO code of a price or of money. */
  readonly currency: string | null;
  /** Measured less reported, in the unit of `value`, days of a time; null where either is missing. */
  readonly difference: number | null;
  /** Readings in the order in which they were tried; the first is the claim as stated. */
  readonly readings: readonly TriedReading[];
  readonly unusual: Unusual | null;
  /** Stored prices behind the figure that are no ordinary ones, as `2024-12-31 indicative`. */
  readonly flags: readonly string[];
}

/** Judges a statement against a world; see `BASES` for the other readings, and `intervalOf` for what words make of figures. */
export async function judge(world: ClaimWorld, statement: Statement): Promise<Verdict> {
  const { symbol, measure, reported } = statement;
  const stated = await measured(world, symbol, measure);
  const read = readReported(reported, ASKS_FOR[measure.kind]);
  const figure = read.ok ? read.value : null;
  const start: Working = {
    world,
    statement,
    figure,
    stated,
    currency: currencyOf(world, statement),
    unusual: await unusualOf(world, statement),
  };
  if (stated.is === "missing") return unchecked(start, stated.why);
  if (measure.kind === "limit") return limitVerdict(start, measure.side, stated);
  if (!read.ok || !figure) return unchecked(start, read.ok ? "no figure" : read.problem);
  if (!fitsUnit(figure, stated.unit, start.currency)) return unchecked(start, "other unit");
  if (stated.is === "bounded") return boundedVerdict(start, figure, stated);
  return exactVerdict(start, figure, stated);
}

interface Working {
  readonly world: ClaimWorld;
  readonly statement: Statement;
  readonly figure: ReportedFigure | null;
  readonly stated: Measured;
  readonly currency: string | null;
  readonly unusual: Unusual | null;
}

/** A verdict with what every one has. */
function verdict(
  { statement, figure, stated, currency, unusual }: Working,
  rest: Pick<Verdict, "comparison"> & Partial<Verdict>,
): Verdict {
  const own = asStated(stated, null);
  return {
    basis: null,
    why: null,
    inRange: null,
    figure,
    interval: figure && intervalOf(figure),
    cutOff: figure && cutOffInterval(figure),
    value: stated.is === "exact" && statement.measure.kind !== "limit" ? comparable(figure, stated) : null,
    unit: stated.is === "missing" ? null : stated.unit,
    currency,
    difference: null,
    readings: [own],
    unusual,
    flags: flagsOf(stated),
    ...rest,
  };
}

const asStated = (stated: Measured, fits: boolean | null): TriedReading => ({
  basis: "as stated",
  symbol: null,
  session: null,
  measured: stated,
  fits,
});

const unchecked = (working: Working, why: Why): Verdict =>
  verdict(working, { comparison: "cannot be checked", why });

type Exact = Extract<Measured, { readonly is: "exact" }>;
type Bounded = Extract<Measured, { readonly is: "bounded" }>;

/** A measured value in the unit of the reported figure: a time since is compared in days, sessions or as a date. */
function comparable(figure: ReportedFigure | null, { value, step }: Exact): number {
  if (step.kind !== "since" || figure === null || figure.unit === "date") return value;
  return figure.unit === "sessions" ? step.sessions : step.calendarDays;
}

async function exactVerdict(working: Working, figure: ReportedFigure, stated: Exact): Promise<Verdict> {
  const interval = intervalOf(figure);
  const value = comparable(figure, stated);
  const difference = value - nearestStated(figure, value);
  if (stated.step.kind === "since" && stated.step.last === null && !isLaterThan(interval, figure, stated)) {
    return unchecked(working, "history too short");
  }
  if (holds(interval, value)) {
    const readings = [asStated(stated, true)];
    return verdict(working, { comparison: "as written", difference, readings });
  }
  const readings: TriedReading[] = [asStated(stated, false)];
  const cutOff = cutOffInterval(figure);
  if (cutOff && holds(cutOff, value))
    return verdict(working, { comparison: "if cut off", difference, readings });
  for (const other of await otherReadings(
    working.world,
    working.statement.symbol,
    working.statement.measure,
  )) {
    const { basis, symbol, session } = other;
    const found = await other.measure();
    const fits = fitsReading(found, figure, stated.unit);
    readings.push({ basis, symbol, session, measured: found, fits });
    if (fits) {
      const flags = [...flagsOf(stated), ...flagsOf(found)];
      return verdict(working, {
        comparison: "on another basis",
        basis: { basis, symbol, session },
        difference,
        readings,
        flags: [...new Set(flags)],
      });
    }
  }
  return verdict(working, { comparison: "off", difference, readings });
}

/** Whether another reading holds the figure; a range of the day does where the figure lies in it. */
function fitsReading(found: Measured, figure: ReportedFigure, unit: MeasuredUnit): boolean | null {
  if (found.is === "missing" || found.unit !== unit) return null;
  const interval = intervalOf(figure);
  if (found.is === "bounded") return touches(interval, found.low, found.high);
  // What is known of a time without an end is where the stored prices begin.
  if (found.step.kind === "since" && found.step.last === null) return null;
  return holds(interval, comparable(figure, found));
}

/** Whether all that a figure stands for is later, or nearer, than the first stored session. */
function isLaterThan(interval: Interval, figure: ReportedFigure, stated: Exact): boolean {
  const first = comparable(figure, stated);
  return figure.unit === "date"
    ? interval.low !== null && interval.low > first
    : interval.high !== null && interval.high < first;
}

/** Of two stated figures the one nearer to a value. */
function nearestStated({ value, upTo }: ReportedFigure, measuredValue: number): number {
  if (upTo === null) return value;
  if (measuredValue >= Math.min(value, upTo) && measuredValue <= Math.max(value, upTo)) return measuredValue;
  return Math.abs(value - measuredValue) <= Math.abs(upTo - measuredValue) ? value : upTo;
}

/** A moment of the day can't be checked by daily bars; a figure outside of the day's range is off all the same. */
function boundedVerdict(working: Working, figure: ReportedFigure, { low, high }: Bounded): Verdict {
  const inRange = touches(intervalOf(figure), low, high);
  const readings = [asStated(working.stated, inRange)];
  if (inRange) {
    return verdict(working, { comparison: "cannot be checked", why: "time of day", inRange, readings });
  }
  const nearest = figure.value > high ? high : low;
  return verdict(working, {
    comparison: "off",
    inRange,
    difference: nearest - figure.value,
    readings,
  });
}

/**
 * A close at the limit of the side that is stated; where a percentage stands with it, that of the rule in force or the
 * change of the day, which the tick of the limit price moves from it (10.01% by a limit of 10%).
 */
function limitVerdict(working: Working, side: "up" | "down", stated: Exact | Bounded): Verdict {
  const { figure } = working;
  if (stated.is !== "exact" || stated.step.kind !== "limit") return unchecked(working, "no limit");
  const { limit, state, change } = stated.step;
  const isPercent = figure?.unit === "percent";
  const size = Math.abs(figure?.value ?? 0);
  const interval = isPercent ? intervalOf({ ...figure, value: size }) : null;
  const isStated =
    interval === null || holds(interval, limit) || (change !== null && holds(interval, Math.abs(change)));
  const fits = state === side && isStated;
  return verdict(working, {
    comparison: fits ? "as written" : "off",
    value: stated.value,
    difference: isPercent ? Math.abs(stated.value) - size : null,
    readings: [asStated(stated, fits)],
  });
}

const FITTING: Readonly<Record<MeasuredUnit, readonly ReportedFigure["unit"][]>> = {
  fraction: ["percent"],
  price: ["money", "number"],
  money: ["money", "number"],
  multiple: ["multiple", "number"],
  time: ["days", "sessions", "date"],
  count: ["number", "multiple"],
  limit: ["percent"],
};

/** Whether a figure counts what is measured, in its currency where it names one. */
const fitsUnit = (figure: ReportedFigure, unit: MeasuredUnit, currency: string | null): boolean =>
  FITTING[unit].includes(figure.unit) &&
  (figure.currency === null || currency === null || figure.currency === currency);

/** The currency of what a statement measures; null where it is in none. */
function currencyOf(world: ClaimWorld, { symbol, measure }: Statement): string | null {
  if (measure.kind === "conversion") return measure.to;
  if (measure.kind === "market value" || measure.kind === "market value change") return measure.currency;
  const instrument = symbol === null ? null : world.instrument(symbol);
  return measure.kind === "price" && instrument?.kind !== "index" ? (instrument?.currency ?? null) : null;
}

const OF_A_MOVE: readonly Measure["kind"][] = ["day change", "price", "limit", "largest move", "rank"];

/** How unusual the move of the claim's day was, of what is about the prices of one day. */
async function unusualOf(world: ClaimWorld, { symbol, measure }: Statement): Promise<Unusual | null> {
  const session = OF_A_MOVE.includes(measure.kind) ? sessionOfMeasure(measure) : null;
  const one = session === null ? null : await seriesNamed(world, symbol);
  return one && session !== null ? howUnusual(one, session) : null;
}

/** Every bar behind a step, in the order of its formula. */
export function barsOf(step: Step): readonly BarFigure[] {
  switch (step.kind) {
    case "change":
      return [step.of, step.against];
    case "value change":
      return [step.later.of, step.earlier.of];
    case "conversion":
    case "ratio":
    case "rank":
    case "streak":
      return [];
    default:
      return [step.of];
  }
}

/** The steps of a measured value. */
export const stepsOf = (found: Measured): readonly Step[] => {
  if (found.is === "missing") return [];
  return found.is === "exact" ? [found.step] : found.steps;
};

const flagsOf = (found: Measured): string[] => [
  ...new Set(
    stepsOf(found)
      .flatMap(barsOf)
      .flatMap(({ session, flag }) => (flag === null ? [] : [`${session} ${flag}`])),
  ),
];

/** The step of a time since; null of any other verdict. */
function sinceStep({ unit, readings }: Verdict): Extract<Step, { readonly kind: "since" }> | null {
  const [first] = readings;
  const step = first ? stepsOf(first.measured)[0] : undefined;
  return unit === "time" && step?.kind === "since" ? step : null;
}

/** The ISO date of a measured time since; null of any other value. */
export function dateMeasured(verdict: Verdict): string | null {
  const step = sinceStep(verdict);
  return step && (step.last?.session ?? step.firstStored);
}

/** How many days a measured time since is, sessions where the report counts them; null of any other value. */
export function daysSince(verdict: Verdict): number | null {
  const step = sinceStep(verdict);
  return step && (verdict.figure?.unit === "sessions" ? step.sessions : step.calendarDays);
}
