import type { ChartScale } from "../filters.ts";

/** What the model expected of one listing round one announcement, on a chart's scale; arrays are parallel. */
export interface Expectation {
  readonly event: string;
  readonly symbol: string;
  /** Days since 1970-01-01 from the session before the window on. */
  readonly days: readonly number[];
  readonly actual: readonly number[];
  readonly expected: readonly number[];
  /** The ends of the 95% band round what was expected. */
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** The same before a scale is chosen: the closes on both, and the CAR and half its band, fractions. */
export interface PlainExpectation extends Pick<Expectation, "event" | "symbol" | "days"> {
  readonly closes: readonly number[];
  readonly indexed: readonly number[];
  readonly cars: readonly number[];
  readonly halves: readonly number[];
}

/**
 * The drawn value less its cumulative abnormal return since the session before the CAR window, in units of that
 * session's value: so the gap between the two lines at the window's end is the reaction's CAR.
 */
export function drawnExpectation(plain: PlainExpectation, scale: ChartScale): Expectation {
  const { event, symbol, days, closes, indexed, cars, halves } = plain;
  const actual = scale === "indexed" ? indexed : closes;
  const base = actual[0] ?? Number.NaN;
  const less = (shareOf: (at: number) => number) =>
    actual.map((value, at) => Number((value - base * shareOf(at)).toPrecision(6)));
  const car = (at: number) => cars[at] ?? Number.NaN;
  const half = (at: number) => halves[at] ?? Number.NaN;
  return {
    event,
    symbol,
    days,
    actual,
    expected: less(car),
    low: less((at) => car(at) + half(at)),
    high: less((at) => car(at) - half(at)),
  };
}
