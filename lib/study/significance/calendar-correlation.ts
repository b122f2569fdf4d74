// How strongly the events that are under way on one day move together, from their estimation windows' residuals
// paired by date. One sweep over the days: an event's residuals are added when its window begins and taken out
// when it ends, so it costs N x E and not N^2 x E.
import type { EventPanel } from "../batch/panel.ts";
import type { CalendarPlaces, Presence } from "./calendar.ts";

export interface CalendarCorrelation {
  /** By place: events under way, and the mean correlation of their residuals (0 for fewer than two). */
  readonly counts: Int32Array;
  readonly correlations: Float64Array;
  /** Sum over days of n (n - 1), and of n (n - 1) r. */
  readonly pairs: number;
  readonly weighted: number;
}

/** Residuals of the events under way, added up by day. */
interface RunningSums {
  readonly sums: Float64Array;
  readonly squares: Float64Array;
  readonly counts: Int32Array;
}

/**
 * With z an event's residuals about their mean over their root mean square, the correlation on a day is
 *
 *   r = sum_t ( (sum_i z_it)^2 - sum_i z_it^2 ) / sum_t n_t (n_t - 1),
 *
 * over the events under way on it, t running through calendar days: the mean of z_it z_jt over all their pairs
 * and the days that both have. In: which events are under way on which day.
 */
export function calendarCorrelation(
  panel: EventPanel,
  places: CalendarPlaces,
  presence: Presence,
): CalendarCorrelation {
  const running: RunningSums = {
    sums: new Float64Array(places.length),
    squares: new Float64Array(places.length),
    counts: new Int32Array(places.length),
  };
  const counts = new Int32Array(places.length);
  const correlations = new Float64Array(places.length);
  const residuals = new Float64Array(panel.estimationLength);
  const seen = new Int32Array(panel.events).fill(-1);
  let underWay: number[] = [];
  let correlation = 0;
  let pairs = 0;
  let weighted = 0;
  for (let place = 0; place < places.length; place++) {
    const from = presence.starts[place] ?? 0;
    const until = presence.starts[place + 1] ?? from;
    if (from === until) continue;
    const now: number[] = [];
    for (let entry = from; entry < until; entry++) {
      const row = presence.rows[entry] ?? 0;
      if (seen[row] !== place) now.push(row);
      seen[row] = place;
    }
    const before = new Set(underWay);
    const left = underWay.filter((row) => seen[row] !== place);
    const came = now.filter((row) => !before.has(row));
    if (left.length === underWay.length) clear(running);
    else for (const row of left) addRow(running, panel, places, row, residuals, -1);
    for (const row of came) addRow(running, panel, places, row, residuals, 1);
    if (left.length > 0 || came.length > 0) correlation = now.length < 2 ? 0 : meanProduct(running);
    underWay = now;
    counts[place] = now.length;
    correlations[place] = correlation;
    pairs += now.length * (now.length - 1);
    weighted += now.length * (now.length - 1) * correlation;
  }
  return { counts, correlations, pairs, weighted };
}

/** The same over all of the rows, whether or not their windows meet; null where no two have a day in common. */
export function meanCalendarCorrelation(
  panel: EventPanel,
  places: CalendarPlaces,
  rows: readonly number[],
): number | null {
  const running: RunningSums = {
    sums: new Float64Array(places.length),
    squares: new Float64Array(places.length),
    counts: new Int32Array(places.length),
  };
  const residuals = new Float64Array(panel.estimationLength);
  for (const row of rows) addRow(running, panel, places, row, residuals, 1);
  return running.counts.some((count) => count > 1) ? meanProduct(running) : null;
}

function clear({ sums, squares, counts }: RunningSums): void {
  sums.fill(0);
  squares.fill(0);
  counts.fill(0);
}

function addRow(
  { sums, squares, counts }: RunningSums,
  panel: EventPanel,
  places: CalendarPlaces,
  row: number,
  residuals: Float64Array,
  sign: 1 | -1,
): void {
  panel.residuals.read(row, residuals);
  const centre = panel.residualMean[row] ?? Number.NaN;
  const scale = Math.sqrt((panel.sessions[row] ?? 0) / (panel.residualSquares[row] ?? Number.NaN));
  const { series, zero } = places.seriesOf(row);
  const from = zero + panel.options.estimation.start;
  for (let position = 0; position < residuals.length; position++) {
    const residual = residuals[position] ?? Number.NaN;
    if (Number.isNaN(residual)) continue;
    const place = series[from + position];
    if (place === undefined) continue;
    const z = (residual - centre) * scale;
    sums[place] = (sums[place] ?? 0) + sign * z;
    squares[place] = (squares[place] ?? 0) + sign * z * z;
    counts[place] = (counts[place] ?? 0) + sign;
  }
}

function meanProduct({ sums, squares, counts }: RunningSums): number {
  let products = 0;
  let pairs = 0;
  let first = 0;
  let last = counts.length - 1;
  while (first < last && counts[first] === 0) first += 1;
  while (last > first && counts[last] === 0) last -= 1;
  for (let place = first; place <= last; place++) {
    const count = counts[place] ?? 0;
    if (count < 2) continue;
    const sum = sums[place] ?? 0;
    products += sum * sum - (squares[place] ?? 0);
    pairs += count * (count - 1);
  }
  return pairs === 0 ? 0 : products / pairs;
}
