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
  const { windowLength } = panel;
  const groups = runningSums(panel, groupMembers(panel, options.groups));
  const everything = Int32Array.from({ length: groups.count }, (_, group) => group);
  const centre = new Float64Array(windowLength);
  pool(groups, everything, centre);
  const random = seededRandom(options.seed);
  const drawn = Array.from(centre, () => new Float64Array(options.draws));
  const picks = new Int32Array(groups.count);
  const means = new Float64Array(windowLength);
  for (let draw = 0; draw < options.draws; draw++) {
    for (let place = 0; place < picks.length; place++) picks[place] = randomIndex(random, picks.length);
    pool(groups, picks, means);
    for (const [column, values] of drawn.entries()) values[draw] = means[column] ?? Number.NaN;
  }
  const tail = (1 - options.level) / 2;
  return Array.from(centre, (value, column) => {
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

/** The running CARs of groups, flat: as many values for each group as the window has sessions. */
interface RunningSums {
  readonly count: number;
  readonly sums: Float64Array;
  /** How many CARs each sum has. */
  readonly counts: Int32Array;
  /** Groups of which every session has the same count; of the others each session's is looked up. */
  readonly isEven: Uint8Array;
}

/** Sums of the running CARs of each group by session, and how many there are. */
function runningSums(panel: EventPanel, groups: readonly (readonly number[])[]): RunningSums {
  const { windowLength: length, events, abnormal } = panel;
  const sums = new Float64Array(groups.length * length);
  const counts = new Int32Array(groups.length * length);
  const isEven = new Uint8Array(groups.length);
  for (const [group, rows] of groups.entries()) {
    const from = group * length;
    for (const row of rows) {
      let car = 0;
      for (let column = 0; column < length; column++) {
        car += abnormal[column * events + row] ?? Number.NaN;
        if (Number.isNaN(car)) break;
        sums[from + column] = (sums[from + column] ?? 0) + car;
        counts[from + column] = (counts[from + column] ?? 0) + 1;
      }
    }
    // An event leaves at its first gap, so that counts only fall.
    isEven[group] = counts[from] === counts[from + length - 1] ? 1 : 0;
  }
  return { count: groups.length, sums, counts, isEven };
}

/** Writes CAAR by session over the picked groups; NaN where none has a CAR. */
function pool({ sums, counts, isEven }: RunningSums, picks: Int32Array, into: Float64Array): void {
  const length = into.length;
  const uneven = new Int32Array(length);
  let even = 0;
  into.fill(0);
  for (const group of picks) {
    const from = group * length;
    for (let column = 0; column < length; column++) {
      into[column] = (into[column] ?? 0) + (sums[from + column] ?? 0);
    }
    if (isEven[group] === 1) even += counts[from] ?? 0;
    else
      for (let column = 0; column < length; column++) {
        uneven[column] = (uneven[column] ?? 0) + (counts[from + column] ?? 0);
      }
  }
  for (let column = 0; column < length; column++) {
    into[column] = (into[column] ?? 0) / (even + (uneven[column] ?? 0));
  }
}
