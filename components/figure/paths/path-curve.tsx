"use client";

import { memo } from "react";
import { Curve } from "recharts";
import type { ValueAxis } from "../../../lib/drawing/axis.ts";
import { chartPen, drawnPoints } from "../../../lib/drawing/pen.ts";
import type { PlotFrame } from "../../../lib/drawing/plot-frame.ts";
import { textWidth } from "../../../lib/drawing/text-width.ts";
import type { PathPoint } from "../../../lib/reactions/paths/car-path.ts";
import { percent } from "../../text/format.ts";
import { LABEL_PIXELS } from "../layers/axis-labels.tsx";
import { endRoom } from "../layers/end-labels.tsx";
import { SessionPlot } from "../layers/session-plot.tsx";

interface PathCurveProps {
  readonly points: readonly PathPoint[];
  /** Ends and labelled values of the axis, fractions. */
  readonly value: Pick<ValueAxis, "low" | "high" | "ticks">;
  readonly colour: number;
  readonly dayZero: string;
  /** Sessions on which other announcements of the company fall. */
  readonly others: readonly number[];
  readonly locale: string;
  /** Whether its last value stands at its end. */
  readonly isLabelled: boolean;
  readonly width: number;
  readonly height: number;
}

/** Least room for the labels of values, and what stands between them and the plot, in pixels. */
const LEFT = 44;
const LABEL_GAP = 8;

/**
 * The frame of a path's plot, with room for its widest label (`+100%`) and the figure at its end: sessions align where none
 * stands there, too.
 */
export function pathFrame({ points, value, width, locale }: PathFrameProps): PlotFrame {
  const labels = value.ticks.map((tick) => textWidth(percent(locale, tick, 0), LABEL_PIXELS));
  return {
    width,
    left: Math.max(LEFT, Math.ceil(Math.max(0, ...labels)) + LABEL_GAP),
    right: endRoom(endOf(points, locale), width),
  };
}

type PathFrameProps = Pick<PathCurveProps, "points" | "value" | "width" | "locale">;

/** The drawing of a CAR path with its band and its last value, which does not change while a reader points. */
export const PathCurve = memo(function PathCurve(props: PathCurveProps) {
  const { points, value, colour, dayZero, others, locale, isLabelled, height } = props;
  const time = { first: points[0]?.session ?? 0, last: points.at(-1)?.session ?? 0 };
  const days = points.map(({ session }) => session);
  const [highs, lows] = [points.map(({ high }) => high), points.map(({ low }) => low)];
  const series = `var(--color-series-${colour})`;
  return (
    <SessionPlot
      frame={pathFrame(props)}
      height={height}
      time={time}
      value={value}
      locale={locale}
      dayZero={dayZero}
      others={others}
      ends={isLabelled ? endOf(points, locale).map((end) => ({ ...end, colour: series })) : []}
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

/** The last value that a path has, to stand at its end; none without one. */
function endOf(points: readonly PathPoint[], locale: string) {
  const last = points.findLast(({ car }) => car !== null);
  if (!last || last.car === null) return [];
  const { session: day, car } = last;
  return [{ key: "end", day, value: car, name: "", figure: percent(locale, car, 1) }];
}
