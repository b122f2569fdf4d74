import { memo } from "react";
import type { Chart } from "../../../lib/drawing/chart.ts";
import { drawnLength } from "../../../lib/drawing/pen.ts";
import { dayX, lastAtOrBefore, type PlotFrame, valueY } from "../../../lib/drawing/plot-frame.ts";
import type { TimelineLane } from "../../../lib/views/figure/timeline.ts";
import { isWhole, laneMarks } from "../lanes/lane-mark.ts";
import { markClusters } from "../lanes/mark-clusters.ts";
import { Drawing, OVERLAID } from "./drawing.tsx";
import { AXIS_HEIGHT, PLOT_TOP } from "./plot.tsx";

/** Ticks drawn one by one; more stand so close that those near each other share one. */
const MOST_TICKS = 200;
const TICKS_APART = 14;

interface MarkerLayerProps {
  readonly chart: Chart;
  readonly lanes: readonly TimelineLane[];
  readonly frame: PlotFrame;
  /** Height of the price plot, and of everything that a lit line crosses. */
  readonly priceHeight: number;
  readonly height: number;
  /** Where announcements stand that are drawn at their day 0, by slug; the others stand at their own day. */
  readonly measured: ReadonlyMap<string, number>;
}

/** A tick for every announcement under the prices; pointing at one lights a line and its days 0 on the prices. */
export const MarkerLayer = memo(function MarkerLayer(props: MarkerLayerProps) {
  const { chart, lanes, frame, priceHeight, height, measured } = props;
  const { time, value, lines } = chart;
  const bottom = priceHeight - AXIS_HEIGHT;
  const marks = lanes
    .flatMap(laneMarks)
    .map((mark) => ({ ...mark, day: (isWhole(mark) ? measured.get(mark.slug) : undefined) ?? mark.day }))
    .filter(({ day }) => day >= time.first && day <= time.last);
  const near = markClusters(
    marks,
    ({ day }) => dayX(frame, time, day),
    marks.length > MOST_TICKS ? TICKS_APART : 0,
  );
  return (
    <Drawing frame={frame} height={height} className={OVERLAID}>
      {near.map(({ x: place, marks: own }, at) => {
        const x = drawnLength(place);
        const whole = own.filter(isWhole);
        const [mark] = whole;
        const alone = own.length === 1 && whole.length === 1;
        const names = whole.map(({ slug }) => slug).join(" ");
        return (
          <g key={mark?.slug ?? at} {...(alone ? { "data-event": names } : { "data-events": names })}>
            <line className="marker-line" x1={x} x2={x} y1={PLOT_TOP} y2={height} />
            <line className="marker-tick" x1={x} x2={x} y1={bottom - 6} y2={bottom} />
            {alone &&
              mark &&
              lines.map((line) => {
                const day = mark.dayZeros[line.symbol];
                const session = day === undefined ? -1 : lastAtOrBefore(line.days, day);
                const drawn = line.values[session] ?? null;
                if (!value || drawn === null || day === undefined || line.days[session] !== day) return null;
                if (day < time.first || day > time.last) return null;
                return (
                  <circle
                    key={line.symbol}
                    className="marker-dot"
                    cx={drawnLength(dayX(frame, time, day))}
                    cy={drawnLength(valueY(value, drawn, PLOT_TOP, bottom))}
                    r={4.5}
                    fill={`var(--color-series-${line.colour})`}
                  />
                );
              })}
          </g>
        );
      })}
    </Drawing>
  );
});
