import { memo } from "react";
import type { Chart } from "../../../lib/drawing/chart.ts";
import { dayX, type PlotFrame, valueY } from "../../../lib/drawing/plot-frame.ts";
import { AXIS_HEIGHT, PLOT_TOP } from "./plot.tsx";
import { PlotClip } from "./plot-clip.tsx";

interface AreaLayerProps {
  readonly chart: Chart;
  readonly frame: PlotFrame;
  readonly height: number;
}

/** A tint from each share's line down to the axis, broken where the line is. */
export const AreaLayer = memo(function AreaLayer({ chart, frame, height }: AreaLayerProps) {
  const { time, value, lines } = chart;
  const bottom = height - AXIS_HEIGHT;
  if (!value) return null;
  return (
    <PlotClip frame={frame} bottom={bottom}>
      {lines
        .filter(({ kind }) => kind === "share")
        .map(({ symbol, colour, days, values }) => {
          const path = days.map((day, at) => {
            const drawn = values[at] ?? null;
            if (drawn === null) return "";
            const x = dayX(frame, time, day).toFixed(1);
            const starts = (values[at - 1] ?? null) === null;
            const ends = (values[at + 1] ?? null) === null;
            const y = valueY(value, drawn, PLOT_TOP, bottom).toFixed(1);
            return `${starts ? `M${x} ${bottom}` : ""}L${x} ${y}${ends ? `V${bottom}Z` : ""}`;
          });
          return (
            <path
              key={symbol}
              d={path.join("")}
              fill={`var(--color-series-${colour})`}
              opacity={0.12}
              data-testid={`area-${symbol}`}
            />
          );
        })}
    </PlotClip>
  );
});
