// The tests that know where events lie in calendar time, for every column of a panel.
import type { EventPanel } from "../batch/panel.ts";
import { momentsOf } from "../moments.ts";
import { blockBootstrap, type Resampling } from "./block-bootstrap.ts";
import {
  type CalendarPlaces,
  calendarPlaces,
  type PanelCalendar,
  type Presence,
  presenceOf,
  rowsWith,
} from "./calendar.ts";
import {
  type CalendarCorrelation,
  calendarCorrelation,
  meanCalendarCorrelation,
} from "./calendar-correlation.ts";
import { calendarTime } from "./calendar-time.ts";
import { type PlaceboStudy, placebo } from "./placebo.ts";
import type { TestResult } from "./result.ts";
import { estimationSpan, hasAlphaError, sharedWeights } from "./shared-weights.ts";
import { kolariPynnonen } from "./standardised.ts";

/** What the events of a panel share in calendar time. */
export interface CalendarDependence {
  /** Mean correlation of residuals paired by date, over all pairs of events; null where none has a common day. */
  readonly correlation: number | null;
  /** Mean correlation of their CARs, through the days that two windows have in common, over all pairs. */
  readonly overlapCorrelation: number | null;
}

/** Kolari, Pape and Pynnonen's and the calendar-time test of one column. */
export interface CalendarTests {
  readonly kolariPapePynnonen: TestResult;
  readonly calendarTime: TestResult;
}

/** The sums behind the calendar tests, made once a panel. */
export interface CalendarTotals {
  readonly panel: EventPanel;
  readonly places: CalendarPlaces;
  readonly dependence: CalendarDependence;
  readonly window: ColumnTotals;
  /** By events that share a day 0: what one session of theirs shares. */
  readonly session: ColumnTotals;
}

interface ColumnTotals {
  readonly presence: Presence;
  readonly correlation: CalendarCorrelation;
}

/**
 * Adds a panel up by calendar day, for its window and for single sessions. In: the calendar behind the panel. Throws
 * RangeError for a pair that does not exist.
 */
export function calendarTotals(panel: EventPanel, calendar: PanelCalendar): CalendarTotals {
  const places = calendarPlaces(calendar);
  const { windowLength } = panel;
  const whole = rowsWith(panel, windowLength);
  const totalsOf = (presence: Presence): ColumnTotals => {
    return { presence, correlation: calendarCorrelation(panel, places, presence) };
  };
  const window = totalsOf(presenceOf(panel, places, whole, 0, windowLength - 1));
  const zero = dayZeroColumn(panel);
  const session =
    windowLength === 1 ? window : totalsOf(presenceOf(panel, places, rowsWith(panel, zero), zero, zero));
  const correlation = meanCalendarCorrelation(panel, places, whole);
  const totals = { panel, places, window, session, dependence: { correlation, overlapCorrelation: null } };
  const overlapCorrelation = whole.length < 2 ? null : sharedCorrelation(totals, true, 1, whole.length);
  return { ...totals, dependence: { correlation, overlapCorrelation } };
}

/** The column by whose day sessions are put together: day 0's, or where the window holds none the nearest to it. */
const dayZeroColumn = ({ windowLength, options }: EventPanel): number =>
  Math.min(windowLength - 1, Math.max(0, -options.window.start));

/**
 * The mean over the N (N - 1) pairs of events of the correlation of their CARs, or of their ARs in one session:
 * tau_ij r_ij for the days that both windows have, r that of the day, and for what their estimation windows add
 * through alpha the mean correlation of all pairs. `raised` is the standard deviation in the window over the usual.
 */
function sharedCorrelation(
  { panel, places, window, session, dependence }: CalendarTotals,
  isWindow: boolean,
  raised: number,
  events: number,
): number {
  const { presence, correlation } = isWindow ? window : session;
  const span = isWindow ? panel.windowLength : 1;
  const isForecast = hasAlphaError(panel);
  const lengths = Float64Array.from({ length: panel.events }, (_, row) => {
    const estimation = isForecast ? estimationSpan(panel, places, row) : null;
    const days = estimation === null ? Number.POSITIVE_INFINITY : estimation.last - estimation.first + 1;
    return Math.sqrt(span * raised ** 2 + span ** 2 / days);
  });
  const { inWindow, inWindowSquares, together, alone } = sharedWeights(
    panel,
    places,
    presence,
    raised,
    (row) => 1 / (lengths[row] ?? Number.NaN),
  );
  let inBoth = 0;
  let weighted = 0;
  inWindow.forEach((sum, place) => {
    const pairs = sum * sum - (inWindowSquares[place] ?? 0);
    inBoth += pairs;
    weighted += pairs * (correlation.correlations[place] ?? 0);
  });
  const throughAlpha = (together - alone - inBoth) * (dependence.correlation ?? 0);
  return (weighted + throughAlpha) / (events * (events - 1));
}

/**
 * By how much the events raise the standard deviation in their window: the variance of SCAR across events over
 * 1 - c is (s^2 L + L^2 / M) / (L + L^2 / M). Half at the least, which few events can fall below by chance.
 */
function raisedDeviation(panel: EventPanel, span: number, variance: number, shared: number): number {
  const forecast = hasAlphaError(panel) ? span / panel.estimationLength : 0;
  const usual = Math.max(0, variance / (1 - shared)) * (1 + forecast) - forecast;
  return Math.max(0.5, Math.sqrt(Math.max(0, usual)));
}

/**
 * Kolari, Pape & Pynnonen (2018) and the calendar-time portfolio for one column of the panel.
 *
 * Two CARs of L sessions whose windows have tau L days in common correlate by tau r, and those that have none
 * not at all. So the correction of Kolari & Pynnonen (2010) holds with the mean of tau_ij r_ij over all pairs in
 * the place of r: t_BMP sqrt( (1 - c) / (1 + (N - 1) c) ), N - 1 degrees of freedom. With all events on one day
 * it is theirs. Added to the paper's c is what the events' estimation windows share, as standard errors with
 * prediction error count it: without it 60 events on every second day, window -10..10, reject 4.0% for 5%. For one
 * session tau is 1 for events that share their day 0, and 0 for others.
 */
export function calendarTests(
  totals: CalendarTotals,
  column: number,
  bmp: TestResult,
  standardised: Float64Array,
): CalendarTests {
  const { panel, places, window, session } = totals;
  const isWindow = column === panel.windowLength;
  const { presence, correlation } = isWindow ? window : session;
  const own = isWindow
    ? presence
    : presenceOf(panel, places, rowsWith(panel, column), column, column, dayZeroColumn(panel));
  const { count, squares } = momentsOf(standardised);
  const span = isWindow ? panel.windowLength : 1;
  const usual = count < 2 ? null : sharedCorrelation(totals, isWindow, 1, count);
  const raised = usual === null ? 1 : raisedDeviation(panel, span, squares / (count - 1), usual);
  const shared = usual === null ? null : sharedCorrelation(totals, isWindow, raised, count);
  return {
    kolariPapePynnonen: kolariPynnonen(bmp, shared, count),
    calendarTime: calendarTime(panel, places, own, correlation),
  };
}

/** The costly tests of the window. */
export function resampledTests(
  { panel, places, window }: CalendarTotals,
  bmp: TestResult,
  resampling: Resampling & { readonly study: PlaceboStudy | null },
): { readonly blockBootstrap: TestResult; readonly placebo: TestResult } {
  const { study } = resampling;
  return {
    blockBootstrap: blockBootstrap(panel, places, window.presence, bmp, resampling),
    placebo: study === null ? { status: "not asked" } : placebo(study, panel, bmp, resampling),
  };
}
