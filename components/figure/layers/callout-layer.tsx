import { memo, useMemo } from "react";
import { Curve, Dot, Layer } from "recharts";
import { type Box, coverOf } from "../../../lib/drawing/boxes.ts";
import {
  anchorX,
  mostCallouts,
  type PlacedCallout,
  placeCallouts,
  type WantedCallout,
} from "../../../lib/drawing/callouts.ts";
import type { Chart } from "../../../lib/drawing/chart.ts";
import { chartPen, drawnPoints } from "../../../lib/drawing/pen.ts";
import { lastAtOrBefore, type PlotFrame } from "../../../lib/drawing/plot-frame.ts";
import { textWidth } from "../../../lib/drawing/text-width.ts";
import type { Messages } from "../../../lib/i18n/messages.ts";
import type { Callout } from "../../../lib/views/figure/callouts.ts";
import { direction } from "../../text/format.ts";
import { asLanguage } from "../../text/left-to-right.ts";
import { type CalloutText, calloutText } from "../callout-text.ts";
import { Drawing, OVERLAID } from "./drawing.tsx";
import { AXIS_HEIGHT, PLOT_TOP } from "./plot.tsx";

const TEXT_PIXELS = 12;
const LINE_PIXELS = 14;
/** From a line's top to where its letters stand. */
const ASCENT = 11;
const RING_RADIUS = 4;
/** Large days without an announcement, for each announcement that there is room for. */
const DAYS_SHARE = 0.5;

interface CalloutLayerProps {
  readonly chart: Chart;
  /** Strongest first. */
  readonly callouts: readonly Callout[];
  readonly frame: PlotFrame;
  readonly height: number;
  readonly locale: string;
  readonly labels: Messages["figure"]["callouts"];
}

interface DrawnCallout {
  readonly callout: Callout;
  readonly text: CalloutText;
  readonly placed: PlacedCallout;
}

/** Names on the lines: a ring on the close of the day, a leader, and name and return beside it. */
export const CalloutLayer = memo(function CalloutLayer(props: CalloutLayerProps) {
  const { chart, callouts, frame, height, locale, labels } = props;
  const drawn = useMemo(
    () =>
      placedOn(chart, callouts, frame, height - AXIS_HEIGHT, (callout) =>
        calloutText(callout, locale, labels),
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
              y={placed.box.top + ASCENT + at * LINE_PIXELS}
              textAnchor={placed.anchor}
              fontSize={TEXT_PIXELS}
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

/** What is measured rises or falls; what is uncertain, or has no announcement, is grey. */
function colourOf(callout: Callout): string {
  if (callout.kind !== "announced") return "var(--color-muted)";
  const tone = direction(callout.return);
  return tone === null ? "var(--color-muted)" : `var(--color-${tone})`;
}

/** The callouts of the days shown that have room: announcements first, then the large days between them. */
function placedOn(
  chart: Chart,
  callouts: readonly Callout[],
  frame: PlotFrame,
  bottom: number,
  textOf: (callout: Callout) => CalloutText,
): DrawnCallout[] {
  const { time, value, lines } = chart;
  if (!value) return [];
  const pen = chartPen({ frame, time, value, top: PLOT_TOP, bottom });
  const plot: Box = { left: frame.left, top: PLOT_TOP, right: frame.width - frame.right, bottom };
  const drawn = lines.map((line) =>
    drawnPoints(pen, line).flatMap(({ x, y }) => (y === null ? [] : { x, y })),
  );
  const covered = coverOf(drawn, plot);
  const found = new Map<string, Omit<DrawnCallout, "placed">>();
  const wanted = (own: readonly Callout[]): WantedCallout[] =>
    own.flatMap((callout) => {
      const { symbol, day, strength } = callout;
      const level = day < time.first || day > time.last ? null : levelOn(chart, symbol, day);
      if (level === null) return [];
      const place = { x: pen.x(day), y: pen.y(level) };
      const text = textOf(callout);
      const id = `${symbol} ${day}`;
      found.set(id, { callout, text });
      const widths = [text.name, text.figure].map((line) => textWidth(line, TEXT_PIXELS, true));
      const prefers = callout.return < 0 ? "below" : "above";
      return [{ id, ...place, width: Math.max(...widths), height: 2 * LINE_PIXELS, strength, prefers }];
    });
  const { announced = [], days = [] } = Object.groupBy(callouts, ({ events }) =>
    events.length > 0 ? "announced" : "days",
  );
  const most = mostCallouts(plot.right - plot.left);
  const first = placeCallouts(wanted(announced), plot, most, covered);
  const then = placeCallouts(wanted(days), plot, Math.floor(most * DAYS_SHARE), covered, first);
  return [...first, ...then].flatMap((placed) => {
    const callout = found.get(placed.id);
    return callout ? { ...callout, placed } : [];
  });
}

/** A line's value on the scale drawn in one of its sessions; null on a day without one. */
function levelOn({ lines }: Chart, symbol: string, day: number): number | null {
  const line = lines.find((own) => own.symbol === symbol);
  const at = line ? lastAtOrBefore(line.days, day) : -1;
  return line?.days[at] === day ? (line.values[at] ?? null) : null;
}
