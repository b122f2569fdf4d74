import type { TimelineMark } from "../../lib/views/timeline.ts";
import { ClusterMark } from "./cluster-mark.tsx";
import type { Cluster } from "./clusters.ts";
import { LANE_HEIGHT } from "./lane-rows.ts";
import type { MarkTexts } from "./timeline.tsx";

/** The middle of the marks, in pixels from the top of their lane. */
const MARK_TOP = LANE_HEIGHT - 11;

interface LaneMarksProps extends MarkTexts {
  readonly near: readonly Cluster<TimelineMark>[];
  /** The mark that the Tab key leads to. */
  readonly current: string | null;
  readonly onStop: (slug: string) => void;
  readonly onZoom: (first: number, last: number) => void;
}

/** One lane's marks, alone or under their count. */
export function LaneMarks({ near, current, onStop, ...texts }: LaneMarksProps) {
  return near.map(({ x, marks }) => {
    const [mark] = marks;
    if (!mark) return null;
    const place = {
      "data-stop": mark.slug,
      tabIndex: mark.slug === current ? 0 : -1,
      onFocus: () => onStop(mark.slug),
      style: { left: x, top: MARK_TOP },
    };
    return marks.length === 1 ? (
      <a
        key={mark.slug}
        {...place}
        href={texts.href(mark.slug)}
        data-event={mark.slug}
        className={`timeline-mark absolute size-2.5 -translate-1/2 border border-panel ${markShape(mark)}`}
      >
        <span className="sr-only">{texts.nameOf(mark)}</span>
      </a>
    ) : (
      <ClusterMark key={mark.slug} place={place} marks={marks} {...texts} />
    );
  });
}

/** Models are round, everything else is square; what is known only to the month is hollow. */
function markShape({ kinds, precision }: TimelineMark): string {
  const shape = kinds.includes("model") ? "rounded-full" : "rounded-[2px]";
  return precision === "month" ? `${shape} border-muted bg-panel` : `${shape} bg-muted`;
}
