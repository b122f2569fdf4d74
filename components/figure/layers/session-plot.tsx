"use client";

import type { ReactNode } from "react";
import { Curve } from "recharts";
import type { ValueAxis } from "../../../lib/drawing/axis.ts";
import type { LinePlace } from "../../../lib/drawing/pen.ts";
import { type AxisEnds, dayX, type PlotFrame, valueY } from "../../../lib/drawing/plot-frame.ts";
import { sessionTicks } from "../../../lib/drawing/session-ticks.ts";
import { ticksBeside } from "../../../lib/drawing/time-ticks.ts";
import { percent } from "../../text/format.ts";
import { type EndLabel, EndLabels } from "./end-labels.tsx";
import { AXIS_HEIGHT, PLOT_TOP, Plot } from "./plot.tsx";
import { PlotClip } from "./plot-clip.tsx";

const TICK_PIXELS = 8;

interface SessionPlotProps {
  readonly frame: PlotFrame;
  readonly height: number;
  /** The first and last session, counted from day 0. */
  readonly time: AxisEnds;
  /** Ends and labelled values of the axis, fractions. */
  readonly value: Pick<ValueAxis, "low" | "high" | "ticks">;
  readonly locale: string;
  /** What stands under the line of day 0: `6 Mar, day 0`. */
  readonly dayZero: string;
  /** Sessions on which other announcements of the company fall: ticks at the foot. */
  readonly others: readonly number[];
  /** What stands beside the ends of the lines, for which the frame has room. */
  readonly ends: readonly EndLabel[];
  /** Drawn below the lines of zero and of day 0. */
  readonly under: (place: LinePlace) => ReactNode;
  /** Drawn above them. */
  readonly children: (place: LinePlace) => ReactNode;
}

/** A plot by session from day 0, with a line at zero and a broken one at day 0, which is named. */
export function SessionPlot(props: SessionPlotProps) {
  const { frame, height, time, value, locale, dayZero, others, ends, under, children } = props;
  const bottom = height - AXIS_HEIGHT;
  const axis = { ...value, logarithmic: false };
  const place = { frame, time, value: axis, top: PLOT_TOP, bottom };
  const [zeroX, zeroY] = [dayX(frame, time, 0), valueY(axis, 0, PLOT_TOP, bottom)];
  const across = [frame.left, frame.width - frame.right].map((x) => ({ x, y: zeroY }));
  const upright = [PLOT_TOP, bottom].map((y) => ({ x: zeroX, y }));
  const stroke = { stroke: "var(--color-muted)", fill: "none" };
  return (
    <>
      <Plot
        frame={frame}
        height={height}
        across={time}
        acrossTicks={ticksBeside(sessionTicks(time.first, time.last), { frame, time, day: 0, name: dayZero })}
        acrossLabel={(session) => (session === 0 ? dayZero : sessionLabel(session))}
        up={axis}
        upLabel={(tick) => percent(locale, tick, 0)}
      />
      <PlotClip frame={frame} bottom={bottom}>
        {under(place)}
        <Curve points={across} {...stroke} />
        <Curve points={upright} strokeDasharray="3 3" {...stroke} />
        {others.map((session) => (
          <Curve
            key={session}
            className="other-announcement"
            points={[bottom - TICK_PIXELS, bottom].map((y) => ({ x: dayX(frame, time, session), y }))}
            stroke="var(--color-ink)"
            strokeWidth={1.5}
            fill="none"
          />
        ))}
        {children(place)}
      </PlotClip>
      <EndLabels labels={ends} place={place} height={height - AXIS_HEIGHT} />
    </>
  );
}

/** A session's number with its sign before it, in a drawing that runs from left to right in every language. */
const sessionLabel = (session: number): string => (session > 0 ? `+${session}` : `−${-session}`);
