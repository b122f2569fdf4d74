import { memo } from "react";
import { Curve } from "recharts";
import type { Chart } from "../../../lib/drawing/chart.ts";
import { chartPen, drawnPoints } from "../../../lib/drawing/pen.ts";
import type { PlotFrame } from "../../../lib/drawing/plot-frame.ts";
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
  const pen = chartPen({ frame, time, value, top: PLOT_TOP, bottom });
  return (
    <PlotClip frame={frame} bottom={bottom}>
      {lines
        .filter(({ kind }) => kind === "share")
        .map((line) => (
          <Curve
            key={line.symbol}
            points={drawnPoints(pen, line)}
            baseLine={bottom}
            fill={`var(--color-series-${line.colour})`}
            opacity={0.12}
            data-testid={`area-${line.symbol}`}
          />
        ))}
    </PlotClip>
  );
});
