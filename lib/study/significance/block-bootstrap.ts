// A bootstrap over blocks of calendar days: what the test statistic would have been in a time without an event.
import type { EventPanel } from "../batch/panel.ts";
import { type Random, randomIndex, seededRandom } from "../random.ts";
import type { CalendarPlaces, Presence } from "./calendar.ts";
import { crossSectional } from "./cross-sectional.ts";
import type { TestResult } from "./result.ts";

export interface Resampling {
  /** How many resamples, such as 999. */
  readonly draws: number;
  readonly seed: number;
}

/**
 * The share of resamples whose t lies at least as far from zero, p = (1 + #) / (draws + 1) (Davison & Hinkley
 * 1997). The calendar is cut into blocks of days from a random first cut (Kunsch 1989), as long as the cube root of
 * the estimation window (Hall, Horowitz & Jing 1995: with blocks of 21 days 5% became 7%);
 * each block's days are exchanged for as many days of the estimation windows, all events under way shifted
 * together, so that what moves events on one day, and from day to day within a block, is kept (the multivariate
 * resampling of Hein & Westfall 2004). `t` is the BMP t of the window, so a variance that the event raises drops
 * out of it. In: the window's presence. Needs two events, and an estimation window longer than the event window.
 * `random` gives numbers within 0..1, from the seed unless others are told.
 */
export function blockBootstrap(
  panel: EventPanel,
  places: CalendarPlaces,
  presence: Presence,
  bmp: TestResult,
  resampling: Resampling,
  random: Random = seededRandom(resampling.seed),
): TestResult {
  if (bmp.status !== "ok") return bmp;
  const { estimation, window } = panel.options;
  const [nearest, farthest] = [window.end - estimation.end, window.start - estimation.start];
  const choices = farthest - nearest + 1;
  // Before the event window shifts run backward, from an estimation window after it forward.
  if (choices < panel.windowLength) return { status: "too few sessions" };
  const block = Math.ceil(Math.cbrt(panel.estimationLength));
  const residuals = scaledResiduals(panel, places, presence);
  const rowAt = new Map(residuals.rows.map((row, index) => [row, index] as const));
  const entryIndex = Int32Array.from(presence.rows, (row) => rowAt.get(row) ?? 0);
  const sums = new Float64Array(residuals.rows.length);
  const counts = new Int32Array(residuals.rows.length);
  let asFar = 0;
  let made = 0;
  for (let draw = 0; draw < resampling.draws; draw++) {
    sums.fill(0);
    counts.fill(0);
    let left = 1 + randomIndex(random, block);
    let shift = nearest + randomIndex(random, choices);
    for (let place = residuals.first; place <= residuals.last; place++) {
      if (left === 0) {
        left = block;
        shift = nearest + randomIndex(random, choices);
      }
      left -= 1;
      const until = presence.starts[place + 1] ?? 0;
      for (let entry = presence.starts[place] ?? 0; entry < until; entry++) {
        const index = entryIndex[entry] ?? 0;
        const z = residuals.at(index, place - shift);
        if (Number.isNaN(z)) continue;
        sums[index] = (sums[index] ?? 0) + z;
        counts[index] = (counts[index] ?? 0) + 1;
      }
    }
    const known = sums
      .map((sum, index) => sum / Math.sqrt(counts[index] ?? 0))
      .filter((z) => !Number.isNaN(z));
    const drawn = crossSectional(known);
    if (drawn.status !== "ok") continue;
    made += 1;
    if (Math.abs(drawn.statistic) >= Math.abs(bmp.statistic)) asFar += 1;
  }
  return resampledResult(bmp.statistic, asFar, made);
}

/** What resamples make of a statistic. */
export function resampledResult(statistic: number, asFar: number, made: number): TestResult {
  if (made === 0) return { status: "zero variance" };
  const pValue = (1 + asFar) / (made + 1);
  const shape = { distribution: "resampled", degreesOfFreedom: null } as const;
  return { status: "ok", statistic, pValue, ...shape, terms: { kind: "resamples", asFar, made } };
}

interface ScaledResiduals {
  readonly rows: readonly number[];
  /** The first and the last day on which an event is under way. */
  readonly first: number;
  readonly last: number;
  /** The standardised residual of the event at `index` of `rows` on a day; NaN for none. */
  at(index: number, place: number): number;
}

function scaledResiduals(panel: EventPanel, places: CalendarPlaces, presence: Presence): ScaledResiduals {
  const rows = [...new Set(presence.rows)];
  const { start, end } = panel.options.estimation;
  const starts = new Int32Array(rows.length);
  const values = rows.map((row, index) => {
    const read = new Float64Array(panel.estimationLength);
    panel.residuals.read(row, read);
    const centre = panel.residualMean[row] ?? Number.NaN;
    const scale = Math.sqrt((panel.sessions[row] ?? 0) / (panel.residualSquares[row] ?? Number.NaN));
    const at: number[] = [];
    for (let offset = start; offset <= end; offset++) {
      const place = places.estimationPlaceOf(row, offset);
      if (place < 0) continue;
      if (at.length === 0) starts[index] = place;
      at[place - (starts[index] ?? 0)] = ((read[offset - start] ?? Number.NaN) - centre) * scale;
    }
    return Float64Array.from(at, (value) => value ?? Number.NaN);
  });
  const underWay = (place: number) => (presence.starts[place + 1] ?? 0) > (presence.starts[place] ?? 0);
  let first = 0;
  while (first < places.length && !underWay(first)) first += 1;
  let last = places.length - 1;
  while (last > first && !underWay(last)) last -= 1;
  return {
    rows,
    first,
    last,
    at: (index, place) => values[index]?.[place - (starts[index] ?? 0)] ?? Number.NaN,
  };
}
