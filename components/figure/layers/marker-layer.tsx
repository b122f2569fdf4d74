import { memo } from "react";
import type { Chart } from "../../../lib/drawing/chart.ts";
import { drawnLength, inOneLine, steppedPath } from "../../../lib/drawing/pen.ts";
import { dayX, lastAtOrBefore, type PlotFrame, valueY } from "../../../lib/drawing/plot-frame.ts";
import type { TimelineLane, TimelineMark } from "../../../lib/views/figure/timeline.ts";
import { useScript } from "../../ui/use-script.ts";
import { isWhole, laneMarks } from "../lanes/lane-mark.ts";
import { markClusters } from "../lanes/mark-clusters.ts";
import { Drawing, OVERLAID } from "./drawing.tsx";
import { AXIS_HEIGHT, PLOT_TOP } from "./plot.tsx";

/** Ticks drawn one by one; more stand so close that those near each other share one. */
const MOST_TICKS = 200;
const TICKS_APART = 14;

/** An announcement's day 0 on a line. */
interface Dot {
  readonly symbol: string;
  readonly colour: number;
  readonly x: number;
  readonly y: number;
}

/** Dots of one announcement that have the colours of their lines; of more, two thousand would be drawn for no one. */
const MOST_DOTS = 6;

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

/**
 * A tick for every announcement under the prices; pointing at one lights a line and its days 0 on the prices. What is
 * seen only when a script lights it is drawn when there is one: a page is not sent with a thousand hidden dots.
 */
export const MarkerLayer = memo(function MarkerLayer(props: MarkerLayerProps) {
  const { chart, lanes, frame, priceHeight, height, measured } = props;
  const { time, value, lines } = chart;
  const isScriptThere = useScript();
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
  const dotsOf = ({ dayZeros }: TimelineMark): Dot[] =>
    lines.flatMap(({ symbol, colour, days, values }): Dot[] => {
      const day = dayZeros[symbol];
      const session = day === undefined ? -1 : lastAtOrBefore(days, day);
      const drawn = values[session] ?? null;
      if (!value || drawn === null || day === undefined || days[session] !== day) return [];
      if (day < time.first || day > time.last) return [];
      const x = drawnLength(dayX(frame, time, day));
      return [{ symbol, colour, x, y: drawnLength(valueY(value, drawn, PLOT_TOP, bottom)) }];
    });
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
            {isScriptThere && <path className="marker-line" d={`M${x} ${PLOT_TOP}V${height}`} />}
            <path className="marker-tick" d={`M${x} ${bottom - 6}V${bottom}`} />
            {isScriptThere && alone && mark && <Dots dots={dotsOf(mark)} />}
          </g>
        );
      })}
    </Drawing>
  );
});

/** The days 0 of an announcement on the lines, hidden until it is lit; many in one drawing of one colour. */
function Dots({ dots }: { readonly dots: readonly Dot[] }) {
  if (dots.length > MOST_DOTS) {
    const apart = inOneLine(dots.map((dot) => [dot]));
    return <path className="marker-dots" d={steppedPath(apart)} />;
  }
  return dots.map(({ symbol, colour, x, y }) => (
    <circle
      key={symbol}
      className="marker-dot"
      cx={x}
      cy={y}
      r={4.5}
      fill={`var(--color-series-${colour})`}
    />
  ));
}
