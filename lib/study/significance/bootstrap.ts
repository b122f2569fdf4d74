// Confidence bands that come from the events themselves.
import type { EventPanel } from "../batch/panel.ts";
import { randomIndex, seededRandom } from "../random.ts";

/** A band round CAAR from the window's start to each session; null where no event has a CAR so far. */
export interface BandPoint {
  readonly session: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface BootstrapOptions {
  /** Within 0..1, such as 0.95. */
  readonly level: number;
  readonly draws: number;
  readonly seed: number;
  /** For each event, the group it is drawn with (`clusterEvents`), or null to draw events singly. */
  readonly groups: Int32Array | null;
}

/**
 * Percentile bootstrap of CAAR (Efron 1979): events are drawn with replacement, by whole groups when `groups`
 * is given so that events on one day stay together (the cluster bootstrap of Field & Welsh 2007), and the
 * middle `level` of the drawn CAARs is the band, at the order statistics nearest to it. An event leaves the
 * mean at its first gap. The same seed gives the same band.
 */
export function bootstrapBand(panel: EventPanel, options: BootstrapOptions): readonly BandPoint[] {
  const members = groupMembers(panel, options.groups);
  const { windowLength } = panel;
  const sums = members.map((rows) => groupSums(panel, rows));
  const everything = sums.map((_, group) => group);
  const centre = pooled(sums, everything, windowLength);
  const random = seededRandom(options.seed);
  const drawn = centre.map(() => new Float64Array(options.draws));
  const picks = new Array<number>(members.length).fill(0);
  for (let draw = 0; draw < options.draws; draw++) {
    for (let place = 0; place < picks.length; place++) picks[place] = randomIndex(random, members.length);
    pooled(sums, picks, windowLength).forEach((value, column) => {
      const values = drawn[column];
      if (values) values[draw] = value;
    });
  }
  const tail = (1 - options.level) / 2;
  return centre.map((value, column) => {
    const session = panel.options.window.start + column;
    const known = (drawn[column] ?? new Float64Array(0)).filter((each) => !Number.isNaN(each)).sort();
    if (Number.isNaN(value) || known.length === 0) return { session, value: null, low: null, high: null };
    const low = known[Math.round(tail * (known.length - 1))] ?? null;
    const high = known[Math.round((1 - tail) * (known.length - 1))] ?? null;
    return { session, value, low, high };
  });
}

/** Rows of studied events by group. */
function groupMembers(panel: EventPanel, groups: Int32Array | null): number[][] {
  const members = new Map<number, number[]>();
  for (let row = 0; row < panel.events; row++) {
    if (panel.refusal[row] !== 0) continue;
    const group = groups === null ? row : (groups[row] ?? -1);
    const rows = members.get(group);
    if (rows === undefined) members.set(group, [row]);
    else rows.push(row);
  }
  return [...members.values()];
}

interface GroupSums {
  readonly sums: Float64Array;
  readonly counts: Int32Array;
}

/** Sums of the running CARs of a group by session, and how many there are. */
function groupSums(panel: EventPanel, rows: readonly number[]): GroupSums {
  const sums = new Float64Array(panel.windowLength);
  const counts = new Int32Array(panel.windowLength);
  for (const row of rows) {
    let car = 0;
    for (let column = 0; column < panel.windowLength; column++) {
      car += panel.abnormal[column * panel.events + row] ?? Number.NaN;
      if (Number.isNaN(car)) break;
      sums[column] = (sums[column] ?? 0) + car;
      counts[column] = (counts[column] ?? 0) + 1;
    }
  }
  return { sums, counts };
}

/** CAAR by session over the picked groups; NaN where none has a CAR. */
function pooled(groups: readonly GroupSums[], picks: readonly number[], length: number): number[] {
  const totals = new Float64Array(length);
  const counts = new Int32Array(length);
  for (const pick of picks) {
    const group = groups[pick];
    if (group === undefined) continue;
    for (let column = 0; column < length; column++) {
      totals[column] = (totals[column] ?? 0) + (group.sums[column] ?? 0);
      counts[column] = (counts[column] ?? 0) + (group.counts[column] ?? 0);
    }
  }
  return Array.from(totals, (total, column) => total / (counts[column] ?? 0));
}
