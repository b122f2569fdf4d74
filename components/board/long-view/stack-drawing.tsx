"use client";

import { Curve } from "recharts";
import type { TimeAxis, ValueAxis } from "../../../lib/drawing/axis.ts";
import { chartPen, drawnPoints } from "../../../lib/drawing/pen.ts";
import { plotFrame } from "../../../lib/drawing/plot-frame.ts";
import { ticksWithRoom } from "../../../lib/drawing/time-ticks.ts";
import { Drawing, OVERLAID } from "../../figure/layers/drawing.tsx";
import { AXIS_HEIGHT, PLOT_TOP, Plot } from "../../figure/layers/plot.tsx";
import { dayTick, signed } from "../../text/format.ts";

/** A part of a move by day, and how its area looks. */
export interface StackedPart {
  readonly key: string;
  readonly values: readonly number[];
  readonly colour: string;
  readonly opacity: number;
}

export interface StackDrawingProps {
  /** Days since 1970-01-01. */
  readonly days: readonly number[];
  readonly parts: readonly StackedPart[];
  readonly total: readonly number[];
  readonly time: TimeAxis;
  readonly value: ValueAxis;
  readonly locale: string;
  readonly width: number;
  readonly height: number;
}

/** Parts stacked up from zero where they are above it and down where below, and their sum as a line. */
export function StackDrawing(props: StackDrawingProps) {
  const { days, parts, total, time, value, locale, width, height } = props;
  const frame = plotFrame(width);
  const place = { frame, time, value, top: PLOT_TOP, bottom: height - AXIS_HEIGHT };
  const pen = chartPen(place);
  const ticks = ticksWithRoom(time, frame);
  const points = (values: readonly number[]) => drawnPoints(pen, { days, values });
  return (
    <>
      <Plot
        frame={frame}
        height={height}
        across={time}
        acrossTicks={ticks}
        acrossLabel={(day) => dayTick(locale, day, time.unit, day === ticks[0])}
        up={value}
        upLabel={(tick) => signed(locale, tick * 100, 0)}
      />
      <Drawing frame={frame} height={height} className={OVERLAID}>
        {stacked(parts).map(({ key, colour, opacity, from, to }) => (
          <Curve
            key={key}
            className="stack-part"
            points={points(to)}
            baseLine={points(from)}
            fill={colour}
            fillOpacity={opacity}
            stroke="none"
          />
        ))}
        <Curve points={points(days.map(() => 0))} stroke="var(--color-muted)" fill="none" />
        <Curve
          points={points(total)}
          stroke="var(--color-ink)"
          strokeWidth={2}
          strokeLinejoin="round"
          fill="none"
        />
      </Drawing>
    </>
  );
}

/** The edges of each part's areas, the one above zero and the one below, from the edge nearer to zero on. */
function stacked(parts: readonly StackedPart[]) {
  return [1, -1].flatMap((side) => {
    const reached = parts[0]?.values.map(() => 0) ?? [];
    return parts.map(({ key, values, colour, opacity }) => {
      const from = [...reached];
      for (const [at, value] of values.entries()) {
        reached[at] = (reached[at] ?? 0) + (Math.sign(value) === side ? value : 0);
      }
      return { key: `${key} ${side}`, colour, opacity, from, to: [...reached] };
    });
  });
}
