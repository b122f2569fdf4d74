import { memo } from "react";
import type { TimeAxis } from "../../lib/views/axis.ts";
import type { TimelineLane, TimelineMark } from "../../lib/views/timeline.ts";
import { dayX, type PlotFrame } from "../charts/plot-frame.ts";
import { ClusterMark } from "./cluster-mark.tsx";
import { clusters } from "./clusters.ts";

/** Height of one lane: its name above its marks. */
export const LANE_HEIGHT = 34;
/** The middle of the marks, in pixels from the top of their lane. */
const MARK_TOP = LANE_HEIGHT - 11;

interface TimelineProps {
  readonly lanes: readonly TimelineLane[];
  readonly time: TimeAxis;
  readonly frame: PlotFrame;
  /** The address of an announcement's page. */
  readonly href: (slug: string) => string;
  /** Lane names in the reader's language. */
  readonly laneLabels: Readonly<Record<string, string>>;
  readonly clusterLabel: string;
}

/** Announcements in lanes by maker, on the time axis of the charts above; those too near each other as one. */
export const Timeline = memo(function Timeline(props: TimelineProps) {
  const { lanes, time, frame, href, laneLabels, clusterLabel } = props;
  return (
    <ol className="relative">
      {lanes.map(({ name, marks }) => (
        <li key={name} className="relative border-b border-rule" style={{ height: LANE_HEIGHT }}>
          <span className="absolute top-0.5 text-xs text-muted" style={{ left: frame.left + 2 }} dir="auto">
            {laneLabels[name] ?? name}
          </span>
          {clusters(
            marks.filter(({ day }) => day >= time.first && day <= time.last),
            ({ day }) => dayX(frame, time, day),
          ).map(({ x, marks: near }) => {
            const [mark] = near;
            if (!mark) return null;
            if (near.length === 1) return <SingleMark key={mark.slug} mark={mark} x={x} href={href} />;
            return (
              <ClusterMark
                key={mark.slug}
                marks={near}
                x={x}
                top={MARK_TOP}
                towardsLeft={x > frame.width / 2}
                href={href}
                label={clusterLabel}
              />
            );
          })}
        </li>
      ))}
    </ol>
  );
});

function SingleMark({ mark, x, href }: { mark: TimelineMark; x: number; href: TimelineProps["href"] }) {
  return (
    <a
      href={href(mark.slug)}
      data-event={mark.slug}
      className={`timeline-mark absolute size-2.5 -translate-1/2 border border-panel ${markShape(mark)}`}
      style={{ left: x, top: MARK_TOP }}
    >
      <span className="sr-only">{`${mark.title}, ${mark.localDate}`}</span>
    </a>
  );
}

/** Models are round, everything else is square; what is known only to the month is hollow. */
function markShape({ kinds, precision }: TimelineMark): string {
  const shape = kinds.includes("model") ? "rounded-full" : "rounded-[2px]";
  return precision === "month" ? `${shape} border-muted bg-panel` : `${shape} bg-muted`;
}
