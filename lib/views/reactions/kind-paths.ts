import { type ValueAxis, valueAxis } from "../../drawing/axis.ts";
import type { Filter } from "../../filters.ts";
import type { PathPoint } from "../../reactions/paths/car-path.ts";
import { chartWindow, type PanelPaths, panelPaths } from "../../reactions/paths/panel-paths.ts";
import {
  type Sample,
  type SampleEvent,
  sampleClusters,
  samplePanel,
} from "../../reactions/reaction-sample.ts";

/** A mean over fewer days says nothing that a row of the table does not, and its bootstrap has no width. */
const FEWEST_DAYS_OF_A_KIND = 3;
/** A band over fewer days may be ten times as wide as all others, and would press them flat. */
const FEWEST_DAYS_OF_THE_SCALE = 10;

/** Mean reactions of one kind of announcement; null is all kinds together. */
export interface KindPath extends PanelPaths {
  readonly kind: string | null;
  readonly events: number;
  /** Days that its events stand for: those whose windows share one count once. */
  readonly days: number;
}

/** The scales of all kinds' CAAR and of their AAR, which is a fraction of it; null where nothing is drawn. */
export type KindAxes = Readonly<Record<"cumulative" | "average", ValueAxis | null>>;

/** CAAR and AAR with their bands for all kinds together and for each kind, each measure on one axis. */
export function kindPaths(
  sample: Sample,
  events: readonly SampleEvent[],
  filter: Filter,
): { readonly kinds: readonly KindPath[]; readonly axes: KindAxes } {
  const window = chartWindow(filter.estimation);
  const kinds = [...new Set(events.flatMap(({ reaction }) => reaction.kinds))];
  const groups = [
    { kind: null, own: events },
    ...kinds.map((kind) => ({ kind, own: events.filter(({ reaction }) => reaction.kinds.includes(kind)) })),
  ];
  const paths = groups
    .map(({ kind, own }) => ({ kind, own, clusters: sampleClusters(sample, own, window) }))
    .filter(({ clusters }) => clusters.days >= FEWEST_DAYS_OF_A_KIND)
    .sort((a, b) => Number(a.kind !== null) - Number(b.kind !== null) || b.own.length - a.own.length)
    .map(({ kind, own, clusters }) => ({
      kind,
      events: own.length,
      days: clusters.days,
      ...panelPaths(samplePanel(sample.pairs, own, filter, window), clusters.groups),
    }));
  return {
    kinds: paths,
    axes: {
      cumulative: axisOf(paths, ({ path }) => path),
      average: axisOf(paths, ({ averagePath }) => averagePath),
    },
  };
}

/**
 * A scale that holds zero, every value, and the bands of whatever has days enough (of all, where nothing has), in
 * fractions; null where there is none.
 */
function axisOf(
  paths: readonly KindPath[],
  pointsOf: (path: KindPath) => readonly PathPoint[],
): ValueAxis | null {
  const many = paths.filter(({ days }) => days >= FEWEST_DAYS_OF_THE_SCALE);
  const banded = many.length > 0 ? many : paths;
  return valueAxis(
    [
      0,
      ...paths.flatMap((path) => pointsOf(path).map(({ car }) => car)),
      ...banded.flatMap((path) => pointsOf(path).flatMap(({ low, high }) => [low, high])),
    ],
    "price",
  );
}
