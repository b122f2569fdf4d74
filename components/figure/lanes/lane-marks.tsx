import { acrossShare, type PlotFrame } from "../../../lib/drawing/plot-frame.ts";
import type { TimelineMark } from "../../../lib/views/figure/timeline.ts";
import type { MarkTexts } from "./lane-mark.ts";
import { isWhole, type LaneChoice, type LaneMark } from "./lane-mark.ts";
import { nameGap } from "./lane-names.ts";
import { Mark } from "./mark.tsx";
import type { Cluster } from "./mark-clusters.ts";

/** A mark takes up to this width under a thumb, where its neighbours leave it so much (app/globals.css). */
const THUMB_PIXELS = 44;

interface LaneMarksProps extends MarkTexts {
  readonly frame: PlotFrame;
  /** The lanes that the marks belong to. */
  readonly choice: LaneChoice;
  readonly near: readonly Cluster<LaneMark>[];
  /** The name beside each, parallel to `near`; null where it has no room. */
  readonly names: readonly (string | null)[];
  /** The name of a place, for keys that lead to it. */
  readonly idOf: (cluster: Cluster<LaneMark>) => string;
  /** The place that the Tab key leads to. */
  readonly current: string | null;
  readonly onStop: (id: string) => void;
  readonly onZoom: (first: number, last: number) => void;
}

/** One lane's marks, alone with their names or under their count. */
export function LaneMarks({ frame, near, names, idOf, current, onStop, ...texts }: LaneMarksProps) {
  return near.map((cluster, at) => {
    const { x, room, marks } = cluster;
    const [mark] = marks;
    const id = idOf(cluster);
    const name = names[at] ?? null;
    return (
      <Mark
        key={id}
        {...texts}
        marks={marks}
        place={{
          "data-stop": id,
          tabIndex: id === current ? 0 : -1,
          onFocus: () => onStop(id),
          style: { left: acrossShare(frame, x), maxWidth: Math.round(Math.min(room, THUMB_PIXELS)) },
        }}
        face={mark && isWhole(mark) && <span className={`timeline-shape size-2.5 ${markShape(mark)}`} />}
        beside={
          name !== null && (
            <span
              className="lane-name"
              style={{ left: `calc(${acrossShare(frame, x)} + ${nameGap(cluster)}px)` }}
              aria-hidden="true"
            >
              <bdi>{name}</bdi>
            </span>
          )
        }
      />
    );
  });
}

/** Models are round, everything else is square; what is known only to the month is hollow. */
function markShape({ kinds, precision }: TimelineMark): string {
  const shape = kinds.includes("model") ? "rounded-full" : "rounded-[2px]";
  return precision === "month" ? `${shape} border-muted bg-panel` : `${shape} border-panel bg-muted`;
}
