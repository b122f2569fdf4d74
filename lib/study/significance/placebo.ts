// A placebo test: the same study on days on which nothing was announced.
import type { BatchOptions, EventPanel } from "../batch/panel.ts";
import type { BatchEvents, SeriesPair } from "../batch/study-events.ts";
import { studyByModel } from "../models/study-with-model.ts";
import { randomIndex, seededRandom } from "../random.ts";
import type { NormalReturnModel } from "../types.ts";
import { type Resampling, resampledResult } from "./block-bootstrap.ts";
import { calendarPlaces, rowsWith } from "./calendar.ts";
import { crossSectional } from "./cross-sectional.ts";
import type { TestResult } from "./result.ts";

/** Fewer placebos than this can't tell 5% from chance. */
const fewestPlacebos = 39;
/**
 * So many stretches of days under way must fit into the days that the pattern can move by: neighbouring shifts of a
 * stretch see much the same days, and the studied days lie at the end of their row, where a t that changes slowly is
 * more often the farthest. With six stretches of fifty days 5% became 8% (tests/reference/SIZE.md).
 */
const fewestStretches = 20;

/** What was studied, to be studied again on other days. */
export interface PlaceboStudy {
  readonly pairs: readonly SeriesPair[];
  readonly events: BatchEvents;
  readonly options: BatchOptions & { readonly model: NormalReturnModel };
  /** The day of each session of each pair (`PanelCalendar.days`). */
  readonly days: readonly Int32Array[];
}

/**
 * Moves the whole pattern of event days back by a random number of days, each different, from a window's length
 * on as far as every event still has its estimation window in the data, its benchmark's with it, and studies the events
 * there, alphas and betas anew (in the manner of Brown & Warner's 1985 random event days, the days kept together). p is the share
 * of these studies whose BMP t lies at least as far from zero, (1 + #) / (placebos + 1): events that share days or
 * overlap do so in every placebo, and the t is free of a variance that the event raises.
 * In: the BMP t of the studied window. Refused: fewer than 39 different shifts, or fewer than twenty times the longest
 * stretch of days on each of which some event is under way.
 */
export function placebo(
  study: PlaceboStudy,
  panel: EventPanel,
  bmp: TestResult,
  resampling: Resampling,
): TestResult {
  if (bmp.status !== "ok") return bmp;
  const { pairs, options, days } = study;
  const rows = rowsWith(panel, panel.windowLength);
  const pair = Int32Array.from(rows, (row) => study.events.pair[row] ?? -1);
  const dayZero = Int32Array.from(rows, (row) => study.events.dayZero[row] ?? -1);
  const places = calendarPlaces({ days, pair, dayZero });
  const firstFit = pairs.map(({ returns, benchmark }) => {
    const market = options.model === "mean" ? null : benchmark;
    const isKnown = (value: number, index: number) => Number.isFinite(value + (market?.[index] ?? 0));
    return returns.findIndex(isKnown) - options.estimation.start;
  });
  const farthest = rows.reduce((most, _, index) => {
    const earliest = (firstFit[pair[index] ?? -1] ?? 0) - (dayZero[index] ?? 0);
    return Math.min(most, places.placeOf(index, 0) - places.placeOf(index, earliest));
  }, Number.POSITIVE_INFINITY);
  const choices = Math.max(0, farthest - panel.windowLength + 1);
  const stretch = longestStretch(
    rows.map((_, index) => places.placeOf(index, options.window.start)),
    rows.map((_, index) => places.placeOf(index, options.window.end)),
  );
  if (choices < Math.max(fewestPlacebos, fewestStretches * stretch)) return { status: "too few sessions" };
  const random = seededRandom(resampling.seed);
  const shifts = Int32Array.from({ length: choices }, (_, index) => panel.windowLength + index);
  const draws = Math.min(choices, resampling.draws);
  let asFar = 0;
  let made = 0;
  for (let draw = 0; draw < draws; draw++) {
    const chosen = draw + randomIndex(random, choices - draw);
    const shift = shifts[chosen] ?? 0;
    shifts[chosen] = shifts[draw] ?? 0;
    const moved = dayZero.map((_, index) => {
      return places.sessionAt(pair[index] ?? -1, places.placeOf(index, 0) - shift);
    });
    const there = studyByModel(pairs, { pair, dayZero: moved }, options);
    const drawn = crossSectional(standardisedCars(there));
    if (drawn.status !== "ok") continue;
    made += 1;
    if (Math.abs(drawn.statistic) >= Math.abs(bmp.statistic)) asFar += 1;
  }
  return resampledResult(bmp.statistic, asFar, made);
}

/** Days from the first to the last of the longest row of windows that overlap or touch; their ends are included. */
function longestStretch(first: readonly number[], last: readonly number[]): number {
  const ends = [...last].sort((left, right) => left - right);
  let longest = 0;
  let begin = Number.NEGATIVE_INFINITY;
  [...first]
    .sort((left, right) => left - right)
    .forEach((start, at) => {
      // Sorted apart: of windows under way the one that began first need not end first, the stretch is the same.
      if (at === 0 || start > (ends[at - 1] ?? 0) + 1) begin = start;
      longest = Math.max(longest, (ends[at] ?? 0) - begin + 1);
    });
  return longest;
}

function standardisedCars(panel: EventPanel): Float64Array {
  const from = panel.windowLength * panel.events;
  return Float64Array.from(
    rowsWith(panel, panel.windowLength),
    (row) => (panel.abnormal[from + row] ?? Number.NaN) / (panel.standardError[from + row] ?? Number.NaN),
  );
}
