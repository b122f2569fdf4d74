import { memo } from "react";
import type { ValueAxis } from "../../lib/views/axis.ts";
import type { PathPoint } from "../../lib/views/event.ts";
import { percent } from "../format.ts";
import { type LinePlace, linePath } from "./line-path.ts";
import { AXIS_HEIGHT, PLOT_TOP, Plot } from "./plot.tsx";
import { PlotClip } from "./plot-clip.tsx";
import { dayX, type PlotFrame, valueY } from "./plot-frame.ts";

interface PathCurveProps {
  readonly points: readonly PathPoint[];
  /** Ends and labelled values of the axis, fractions. */
  readonly value: Pick<ValueAxis, "low" | "high" | "ticks">;
  readonly colour: number;
  readonly locale: string;
  readonly frame: PlotFrame;
  readonly height: number;
}

const SESSION_TICKS = [-10, -5, 0, 5, 10];

/** The drawing of a CAR path with its band, which does not change while a reader points. */
export const PathCurve = memo(function PathCurve(props: PathCurveProps) {
  const { points, value, colour, locale, frame, height } = props;
  const time = { first: points[0]?.session ?? 0, last: points.at(-1)?.session ?? 0 };
  const bottom = height - AXIS_HEIGHT;
  const axis = { ...value, logarithmic: false };
  const place = { frame, time, value: axis, top: PLOT_TOP, bottom };
  const series = `var(--color-series-${colour})`;
  const [zeroX, zeroY] = [dayX(frame, time, 0), valueY(axis, 0, PLOT_TOP, bottom)];
  return (
    <>
      <Plot
        frame={frame}
        height={height}
        across={{ key: "session", ...time }}
        acrossTicks={SESSION_TICKS}
        acrossLabel={(session) => (session > 0 ? `+${session}` : String(session).replace("-", "−"))}
        up={value}
        upTicks={value.ticks}
        upLabel={(tick) => percent(locale, tick, 0)}
      />
      <PlotClip frame={frame} bottom={bottom}>
        <path className="path-band" d={bandPath(points, place)} fill={series} opacity={0.16} />
        <path
          d={`M${frame.left} ${zeroY}H${frame.width - frame.right}`}
          stroke="var(--color-muted)"
          fill="none"
        />
        <path
          d={`M${zeroX} ${PLOT_TOP}V${bottom}`}
          stroke="var(--color-muted)"
          strokeDasharray="3 3"
          fill="none"
        />
        <path
          className="recharts-line-curve"
          d={linePath(
            { days: points.map(({ session }) => session), values: points.map(({ car }) => car) },
            place,
          )}
          stroke={series}
          strokeWidth={2}
          strokeLinejoin="round"
          fill="none"
        />
      </PlotClip>
    </>
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
