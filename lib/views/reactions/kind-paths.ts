import { type ValueAxis, valueAxis } from "../../drawing/axis.ts";
import type { Filter } from "../../filters.ts";
import type { PathPoint } from "../../reactions/car-path.ts";
import {
  type Sample,
  type SampleEvent,
  sampleClusters,
  samplePanel,
} from "../../reactions/reaction-sample.ts";
import { studentCritical } from "../../study/distributions.ts";
import { aggregate, type DayAggregate } from "../../study/significance/battery.ts";
import { bootstrapBand } from "../../study/significance/bootstrap.ts";
import type { SessionWindow } from "../../study/types.ts";

/** The charts' window round day 0; it is cut where it would reach into an estimation window before or after. */
const CHART_WINDOW: SessionWindow = { start: -10, end: 10 };
const BAND = { level: 0.95, draws: 1000, seed: 20_250_306 };
/** A mean over fewer days says nothing that a row of the table does not, and its bootstrap has no width. */
const FEWEST_DAYS_OF_A_KIND = 3;

/** Mean reactions of one kind of announcement; null is all kinds together. */
export interface KindPath {
  readonly kind: string | null;
  readonly events: number;
  readonly path: readonly PathPoint[];
  /** AAR by session, fractions, with the 95% band of its cross-sectional t. */
  readonly averagePath: readonly PathPoint[];
  /** Average abnormal return by session, fractions. */
  readonly averages: readonly { readonly session: number; readonly value: number | null }[];
}

/** The scales of all kinds' CAAR and of their AAR, which is a fraction of it; null where nothing is drawn. */
export type KindAxes = Readonly<Record<"cumulative" | "average", ValueAxis | null>>;

/** CAAR and AAR with their bands for all kinds together and for each kind, each measure on one axis. */
export function kindPaths(
  sample: Sample,
  events: readonly SampleEvent[],
  filter: Filter,
): { readonly kinds: readonly KindPath[]; readonly axes: KindAxes } {
  const { estimation } = filter;
  const window =
    estimation.end < 0
      ? { ...CHART_WINDOW, start: Math.max(CHART_WINDOW.start, estimation.end + 1) }
      : { ...CHART_WINDOW, end: Math.min(CHART_WINDOW.end, estimation.start - 1) };
  const kinds = [...new Set(events.flatMap(({ reaction }) => reaction.kinds))];
  const groups = [
    { kind: null, own: events },
    ...kinds.map((kind) => ({ kind, own: events.filter(({ reaction }) => reaction.kinds.includes(kind)) })),
  ];
  const paths = groups
    .filter(({ own }) => sampleClusters(sample, own, window).days >= FEWEST_DAYS_OF_A_KIND)
    .sort((a, b) => Number(a.kind !== null) - Number(b.kind !== null) || b.own.length - a.own.length)
    .map(({ kind, own }) => kindPath(sample, kind, own, filter, window));
  return {
    kinds: paths,
    axes: {
      cumulative: axisOf(paths.flatMap(({ path }) => path)),
      average: axisOf(paths.flatMap(({ averagePath }) => averagePath)),
    },
  };
}

/** A scale that holds zero, every value and every band, fractions; null where there is none. */
const axisOf = (points: readonly PathPoint[]): ValueAxis | null =>
  valueAxis(
    points.flatMap(({ car, low, high }) => [car, low, high, 0]),
    "price",
  );

function kindPath(
  sample: Sample,
  kind: string | null,
  events: readonly SampleEvent[],
  filter: Filter,
  window: SessionWindow,
): KindPath {
  const panel = samplePanel(sample.pairs, events, filter, window);
  const { groups } = sampleClusters(sample, events, window);
  const days = aggregate(panel).byDay;
  const band = bootstrapBand(panel, { ...BAND, groups });
  return {
    kind,
    events: events.length,
    path: band.map(({ session, value, low, high }) => ({ session, date: null, car: value, low, high })),
    averagePath: days.map(averagePoint),
    averages: days.map(({ session, average }) => ({ session, value: average })),
  };
}

/** One session's AAR with its band: AAR +/- the critical value of t times AAR's own standard error, AAR / t. */
function averagePoint({ session, average, tests: { crossSectional } }: DayAggregate): PathPoint {
  const none = { session, date: null, car: average, low: null, high: null };
  if (average === null || crossSectional.status !== "ok" || crossSectional.statistic === 0) return none;
  const critical = studentCritical(BAND.level, crossSectional.degreesOfFreedom ?? 1);
  const half = Math.abs(average / crossSectional.statistic) * critical;
  return { ...none, low: average - half, high: average + half };
}
