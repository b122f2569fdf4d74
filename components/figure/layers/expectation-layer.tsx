import { memo } from "react";
import { Curve, Layer } from "recharts";
import type { Chart } from "../../../lib/drawing/chart.ts";
import { chartPen, drawnPoints } from "../../../lib/drawing/pen.ts";
import type { PlotFrame } from "../../../lib/drawing/plot-frame.ts";
import { AXIS_HEIGHT, PLOT_TOP } from "./plot.tsx";
import { PlotClip } from "./plot-clip.tsx";

interface ExpectationLayerProps {
  readonly chart: Chart;
  /** The announcement whose expectation is drawn. */
  readonly event: string;
  readonly frame: PlotFrame;
  readonly height: number;
}

/** What the model expected round one announcement: a dotted line in its 95% band, and the gap to the price tinted. */
export const ExpectationLayer = memo(function ExpectationLayer(props: ExpectationLayerProps) {
  const { chart, event, frame, height } = props;
  const { time, value, lines, expectations } = chart;
  const bottom = height - AXIS_HEIGHT;
  if (!value) return null;
  const pen = chartPen({ frame, time, value, top: PLOT_TOP, bottom });
  return (
    <PlotClip frame={frame} bottom={bottom}>
      {expectations
        .filter((own) => own.event === event)
        .map(({ symbol, days, actual, expected, low, high }) => {
          const colour = lines.find((line) => line.symbol === symbol)?.colour ?? 1;
          const series = `var(--color-series-${colour})`;
          const line = drawnPoints(pen, { days, values: expected });
          return (
            <Layer key={symbol} data-testid={`expected-${symbol}`}>
              <Curve
                points={drawnPoints(pen, { days, values: high })}
                baseLine={drawnPoints(pen, { days, values: low })}
                fill="var(--color-muted)"
                opacity={0.16}
              />
              <Curve
                points={drawnPoints(pen, { days, values: actual })}
                baseLine={line}
                fill={series}
                opacity={0.32}
              />
              <Curve
                points={line}
                fill="none"
                stroke={series}
                strokeWidth={2}
                strokeDasharray="1 4"
                strokeLinecap="round"
              />
            </Layer>
          );
        })}
    </PlotClip>
  );
});
