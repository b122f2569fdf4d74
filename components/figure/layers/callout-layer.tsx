import { memo, useMemo } from "react";
import { Curve, Dot, Layer } from "recharts";
import { anchorX } from "../../../lib/drawing/callouts.ts";
import type { Chart } from "../../../lib/drawing/chart.ts";
import type { PlotFrame } from "../../../lib/drawing/plot-frame.ts";
import type { Messages } from "../../../lib/i18n/messages.ts";
import type { Callout } from "../../../lib/views/figure/callouts.ts";
import { asLanguage } from "../../text/left-to-right.ts";
import { calloutText } from "../callout-text.ts";
import { CALLOUT_LINE, CALLOUT_SIZE, calloutTone, drawnCallouts } from "../drawn-callouts.ts";
import { Drawing, OVERLAID } from "./drawing.tsx";
import { AXIS_HEIGHT, PLOT_TOP } from "./plot.tsx";

/** From a line's top to where its letters stand. */
const ASCENT = 11;
const RING_RADIUS = 4;

interface CalloutLayerProps {
  readonly chart: Chart;
  /** Strongest first. */
  readonly callouts: readonly Callout[];
  readonly frame: PlotFrame;
  readonly height: number;
  readonly locale: string;
  readonly labels: Messages["figure"]["callouts"];
}

/** Names on the lines: a ring on the close of the day, a leader, and name and return beside it. */
export const CalloutLayer = memo(function CalloutLayer(props: CalloutLayerProps) {
  const { chart, callouts, frame, height, locale, labels } = props;
  const drawn = useMemo(
    () =>
      drawnCallouts(chart, callouts, { frame, top: PLOT_TOP, bottom: height - AXIS_HEIGHT }, (callout) =>
        calloutText(callout, chart.time, locale, labels),
      ),
    [chart, callouts, frame, height, locale, labels],
  );
  return (
    <Drawing frame={frame} height={height} className={OVERLAID}>
      {drawn.map(({ callout, text, placed }) => (
        <Layer
          key={placed.id}
          className="callout"
          data-testid="callout"
          {...eventNames(callout)}
          style={{ color: colourOf(callout) }}
        >
          <Curve
            points={[...placed.leader]}
            stroke="currentColor"
            strokeDasharray={callout.kind === "announced" ? "none" : "3 2"}
            fill="none"
          />
          <Dot
            cx={placed.place.x}
            cy={placed.place.y}
            r={RING_RADIUS}
            fill="var(--color-panel)"
            stroke="currentColor"
            strokeWidth={1.6}
          />
          {[text.name, text.figure].map((line, at) => (
            <text
              key={line}
              x={anchorX(placed)}
              y={placed.box.top + ASCENT + at * CALLOUT_LINE}
              textAnchor={placed.anchor}
              fontSize={CALLOUT_SIZE}
              fontWeight={at === 0 ? 600 : 650}
            >
              {asLanguage(locale, line)}
            </text>
          ))}
        </Layer>
      ))}
    </Drawing>
  );
});

/** Pointing at a callout points at its announcements. */
const eventNames = ({ events }: Callout) => (events.length === 0 ? {} : { "data-events": events.join(" ") });

const colourOf = (callout: Callout): string => `var(--color-${calloutTone(callout) ?? "muted"})`;
