import type { Filter } from "../filters.ts";
import { dayNumber } from "../market/session-date.ts";
import { confidenceHalfWidth, cumulativePath } from "../study/cumulative.ts";
import type { PlacedAnnouncement } from "./day-zeros.ts";
import { studyReaction } from "./reaction-study.ts";
import type { ListingInput } from "./reactions.ts";

/** What the model expected of one listing round one announcement, on the chart's scale; arrays are parallel. */
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

/** The expectation is drawn at least so many sessions past day 0. */
const SESSIONS_AFTER = 10;
const CONFIDENCE_LEVEL = 0.95;

/**
 * The drawn value less its cumulative abnormal return since the session before the CAR window, in units of that
 * session's value: so the gap between the two lines at the window's end is the reaction's CAR, and the band is
 * that of its t test. It ends at the first gap. Null where nothing can be measured. `place` gives the drawn value
 * at a position of the listing's series.
 */
export function expectation(
  { series, benchmark }: Pick<ListingInput, "series" | "benchmark">,
  { announcement, dayZero }: PlacedAnnouncement,
  filter: Pick<Filter, "model" | "estimation" | "window">,
  place: (position: number) => number | null,
): Expectation | null {
  const index = dayZero.status === "found" ? series.position.get(dayZero.session) : undefined;
  if (index === undefined) return null;
  const start = Math.min(filter.window.start, 0);
  // The last announcements have fewer sessions behind them.
  const end = Math.min(Math.max(filter.window.end, SESSIONS_AFTER), series.sessions.length - 1 - index);
  const before = index + start - 1;
  const base = place(before);
  const study = studyReaction(series, benchmark, index, filter, { start, end });
  if (study.status !== "ok" || base === null) return null;
  const points = [{ position: before, actual: base, car: 0, half: 0 }];
  for (const point of cumulativePath(study, start)) {
    const actual = place(index + point.session);
    if ("gap" in point || actual === null) break;
    const half = confidenceHalfWidth(point.cumulative, study.fit.degreesOfFreedom, CONFIDENCE_LEVEL);
    points.push({ position: index + point.session, actual, car: point.cumulative.value, half });
  }
  if (points.length < 2) return null;
  const drawn = (value: (point: (typeof points)[number]) => number) =>
    points.map((point) => Number(value(point).toPrecision(6)));
  return {
    event: announcement.slug,
    symbol: series.symbol,
    days: points.map(({ position }) => dayNumber(series.sessions[position] ?? "")),
    actual: drawn(({ actual }) => actual),
    expected: drawn(({ actual, car }) => actual - base * car),
    low: drawn(({ actual, car, half }) => actual - base * (car + half)),
    high: drawn(({ actual, car, half }) => actual - base * (car - half)),
  };
}
