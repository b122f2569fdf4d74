import type { ReactNode } from "react";
import { Curve } from "recharts";
import type { ValueAxis } from "../../../lib/drawing/axis.ts";
import type { LinePlace } from "../../../lib/drawing/pen.ts";
import { type AxisEnds, dayX, type PlotFrame, valueY } from "../../../lib/drawing/plot-frame.ts";
import { sessionTicks } from "../../../lib/drawing/session-ticks.ts";
import { percent } from "../../text/format.ts";
import { AXIS_HEIGHT, PLOT_TOP, Plot } from "./plot.tsx";
import { PlotClip } from "./plot-clip.tsx";

interface SessionPlotProps {
  readonly frame: PlotFrame;
  readonly height: number;
  /** The first and last session, counted from day 0. */
  readonly time: AxisEnds;
  /** Ends and labelled values of the axis, fractions. */
  readonly value: Pick<ValueAxis, "low" | "high" | "ticks">;
  readonly locale: string;
  /** Drawn below the lines of zero and of day 0. */
  readonly under: (place: LinePlace) => ReactNode;
  /** Drawn above them. */
  readonly children: (place: LinePlace) => ReactNode;
}

/** A plot by session from day 0, with a line at zero and a broken one at day 0. */
export function SessionPlot({ frame, height, time, value, locale, under, children }: SessionPlotProps) {
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
        acrossTicks={sessionTicks(time.first, time.last)}
        acrossLabel={(session) => (session > 0 ? `+${session}` : String(session).replace("-", "−"))}
        up={axis}
        upLabel={(tick) => percent(locale, tick, 0)}
      />
      <PlotClip frame={frame} bottom={bottom}>
        {under(place)}
        <Curve points={across} {...stroke} />
        <Curve points={upright} strokeDasharray="3 3" {...stroke} />
        {children(place)}
      </PlotClip>
    </>
  );
}
