import { acrossShare, type PlotFrame } from "../../../lib/drawing/plot-frame.ts";
import type { TimelineMark } from "../../../lib/views/figure/timeline.ts";
import { ClusterMark } from "./cluster-mark.tsx";
import { isWhole, type LaneChoice, type LaneMark } from "./lane-mark.ts";
import type { Cluster } from "./mark-clusters.ts";
import type { MarkTexts } from "./timeline.tsx";

/** A mark takes up to this width under a thumb, where its neighbours leave it so much (app/globals.css). */
const THUMB_PIXELS = 44;

interface LaneMarksProps extends MarkTexts {
  readonly frame: PlotFrame;
  /** The lanes that the marks belong to. */
  readonly choice: LaneChoice;
  readonly near: readonly Cluster<LaneMark>[];
  /** The name of a place, for keys that lead to it. */
  readonly idOf: (cluster: Cluster<LaneMark>) => string;
  /** The place that the Tab key leads to. */
  readonly current: string | null;
  readonly onStop: (id: string) => void;
  readonly onZoom: (first: number, last: number) => void;
}

/** One lane's marks, alone or under their count. */
export function LaneMarks({ frame, near, idOf, current, onStop, ...texts }: LaneMarksProps) {
  return near.map((cluster) => {
    const { x, room, marks } = cluster;
    const [mark] = marks;
    const id = idOf(cluster);
    const place = {
      "data-stop": id,
      tabIndex: id === current ? 0 : -1,
      onFocus: () => onStop(id),
      style: { left: acrossShare(frame, x), maxWidth: Math.min(room, THUMB_PIXELS) },
    };
    return mark && isWhole(mark) && marks.length === 1 ? (
      <a key={id} {...place} href={texts.href(mark.slug)} data-event={mark.slug} className="timeline-mark">
        <span className={`timeline-shape size-2.5 ${markShape(mark)}`} />
        <span className="sr-only">{texts.nameOf(mark)}</span>
      </a>
    ) : (
      <ClusterMark key={id} place={place} marks={marks} {...texts} />
    );
  });
}

/** Models are round, everything else is square; what is known only to the month is hollow. */
function markShape({ kinds, precision }: TimelineMark): string {
  const shape = kinds.includes("model") ? "rounded-full" : "rounded-[2px]";
  return precision === "month" ? `${shape} border-muted bg-panel` : `${shape} border-panel bg-muted`;
}
