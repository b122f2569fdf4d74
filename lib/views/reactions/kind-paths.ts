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
import type { SessionWindow } from "../../study/types.ts";

/** A mean over fewer days says nothing that a row of the table does not, and its bootstrap has no width. */
const FEWEST_DAYS_OF_A_KIND = 3;

/** Mean reactions of one kind of announcement; null is all kinds together. */
export interface KindPath extends PanelPaths {
  readonly kind: string | null;
  readonly events: number;
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
  return { kind, events: events.length, ...panelPaths(panel, groups) };
}
