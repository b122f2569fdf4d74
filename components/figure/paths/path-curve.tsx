import { memo } from "react";
import type { ValueAxis } from "../../../lib/drawing/axis.ts";
import { type LinePlace, linePath } from "../../../lib/drawing/line-path.ts";
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
  const series = `var(--color-series-${colour})`;
  return (
    <SessionPlot
      frame={frame}
      height={height}
      time={time}
      value={value}
      locale={locale}
      under={(place) => (
        <path className="path-band" d={bandPath(points, place)} fill={series} opacity={0.16} />
      )}
    >
      {(place) => (
        <path
          className="chart-line"
          d={linePath(
            { days: points.map(({ session }) => session), values: points.map(({ car }) => car) },
            place,
          )}
          stroke={series}
          strokeWidth={2}
          strokeLinejoin="round"
          fill="none"
        />
      )}
    </SessionPlot>
  );
});

/** The band along its upper edge and back along the lower one; it ends where the path does. */
function bandPath(points: readonly PathPoint[], place: LinePlace): string {
  const banded = points.filter(({ low, high }) => low !== null && high !== null);
  const days = banded.map(({ session }) => session);
  const upper = linePath({ days, values: banded.map(({ high }) => high) }, place);
  const lower = linePath(
    { days: days.toReversed(), values: banded.map(({ low }) => low).toReversed() },
    place,
  );
  return banded.length === 0 ? "" : `${upper}${lower.replace("M", "L")}Z`;
}
