import { memo } from "react";
import { Area, Line, ReferenceLine } from "recharts";
import type { PathPoint } from "../../lib/views/event.ts";
import { percent } from "../format.ts";
import { Plot } from "./plot.tsx";
import type { PlotFrame } from "./plot-frame.ts";

interface PathCurveProps {
  readonly points: readonly PathPoint[];
  /** Ends and labelled values of the axis, fractions. */
  readonly value: { readonly low: number; readonly high: number; readonly ticks: readonly number[] };
  readonly colour: number;
  readonly locale: string;
  readonly frame: PlotFrame;
  readonly height: number;
}

const SESSION_TICKS = [-10, -5, 0, 5, 10];

/** The drawing of a CAR path, which does not change while a reader points. */
export const PathCurve = memo(function PathCurve(props: PathCurveProps) {
  const { points, value, colour, locale, frame, height } = props;
  const rows = points.map(({ session, car, low, high }) => ({
    session,
    car,
    band: low === null || high === null ? null : [low, high],
  }));
  return (
    <Plot
      frame={frame}
      height={height}
      data={rows}
      across={{ key: "session", first: points[0]?.session ?? 0, last: points.at(-1)?.session ?? 0 }}
      acrossTicks={SESSION_TICKS}
      acrossLabel={(session) => (session > 0 ? `+${session}` : String(session).replace("-", "−"))}
      up={value}
      upTicks={value.ticks}
      upLabel={(tick) => percent(locale, tick, 0)}
    >
      <Area
        dataKey="band"
        stroke="none"
        fill={`var(--color-series-${colour})`}
        fillOpacity={0.16}
        isAnimationActive={false}
        activeDot={false}
      />
      <ReferenceLine y={0} stroke="var(--color-muted)" />
      <ReferenceLine x={0} stroke="var(--color-muted)" strokeDasharray="3 3" />
      <Line
        dataKey="car"
        stroke={`var(--color-series-${colour})`}
        strokeWidth={2}
        dot={false}
        activeDot={false}
        isAnimationActive={false}
      />
    </Plot>
  );
});
