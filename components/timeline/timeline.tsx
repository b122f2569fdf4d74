import { memo } from "react";
import type { TimeAxis } from "../../lib/views/axis.ts";
import type { TimelineLane, TimelineMark } from "../../lib/views/timeline.ts";
import { dayX, type PlotFrame } from "../charts/plot-frame.ts";

/** Height of one lane: its name above its marks. */
export const LANE_HEIGHT = 34;

interface TimelineProps {
  readonly lanes: readonly TimelineLane[];
  readonly time: TimeAxis;
  readonly frame: PlotFrame;
  /** The address of an announcement's page. */
  readonly href: (slug: string) => string;
  /** Lane names in the reader's language. */
  readonly laneLabels: Readonly<Record<string, string>>;
}

/** Announcements in lanes by maker, on the time axis of the charts above. */
export const Timeline = memo(function Timeline({ lanes, time, frame, href, laneLabels }: TimelineProps) {
  return (
    <ol className="relative">
      {lanes.map(({ name, marks }) => (
        <li key={name} className="relative border-b border-rule" style={{ height: LANE_HEIGHT }}>
          <span className="absolute top-0.5 text-xs text-muted" style={{ left: frame.left + 2 }} dir="auto">
            {laneLabels[name] ?? name}
          </span>
          {marks
            .filter(({ day }) => day >= time.first && day <= time.last)
            .map((mark) => (
              <a
                key={mark.slug}
                href={href(mark.slug)}
                data-event={mark.slug}
                className={`timeline-mark absolute size-2.5 -translate-1/2 border border-panel ${markShape(mark)}`}
                style={{ left: dayX(frame, time, mark.day), top: LANE_HEIGHT - 11 }}
              >
                <span className="sr-only">{`${mark.title}, ${mark.localDate}`}</span>
              </a>
            ))}
        </li>
      ))}
    </ol>
  );
});

/** Models are round, everything else is square; what is known only to the month is hollow. */
function markShape({ kinds, precision }: TimelineMark): string {
  const shape = kinds.includes("model") ? "rounded-full" : "rounded-[2px]";
  return precision === "month" ? `${shape} border-muted bg-panel` : `${shape} bg-muted`;
}
