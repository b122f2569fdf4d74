import { memo } from "react";
import { Curve } from "recharts";
import type { ValueAxis } from "../../../lib/drawing/axis.ts";
import { chartPen, drawnPoints } from "../../../lib/drawing/pen.ts";
import type { PlotFrame } from "../../../lib/drawing/plot-frame.ts";
import type { PathPoint } from "../../../lib/reactions/car-path.ts";
import { SessionPlot } from "../layers/session-plot.tsx";

interface PathCurveProps {
  readonly points: readonly PathPoint[];
  /** Ends and labelled values of the axis, fractions. */
  readonly value: Pick<ValueAxis, "low" | "high" | "ticks">;
  readonly colour: number;
  readonly locale: string;
  readonly frame: PlotFrame;
  readonly height: number;
}

/** The drawing of a CAR path with its band, which does not change while a reader points. */
export const PathCurve = memo(function PathCurve(props: PathCurveProps) {
  const { points, value, colour, locale, frame, height } = props;
  const time = { first: points[0]?.session ?? 0, last: points.at(-1)?.session ?? 0 };
  const days = points.map(({ session }) => session);
  const [highs, lows] = [points.map(({ high }) => high), points.map(({ low }) => low)];
  const series = `var(--color-series-${colour})`;
  return (
    <SessionPlot
      frame={frame}
      height={height}
      time={time}
      value={value}
      locale={locale}
      under={(place) => (
        <Curve
          className="path-band"
          points={drawnPoints(chartPen(place), { days, values: highs })}
          baseLine={drawnPoints(chartPen(place), { days, values: lows })}
          fill={series}
          opacity={0.16}
        />
      )}
    >
      {(place) => (
        <Curve
          className="chart-line"
          points={drawnPoints(chartPen(place), { days, values: points.map(({ car }) => car) })}
          stroke={series}
          strokeWidth={2}
          strokeLinejoin="round"
          strokeLinecap="round"
          fill="none"
        />
      )}
    </SessionPlot>
  );
});
