import { memo } from "react";
import type { Chart } from "../../../lib/drawing/chart.ts";
import { dayX, type PlotFrame, valueY } from "../../../lib/drawing/plot-frame.ts";
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
  const points = (days: readonly number[], values: readonly number[]) =>
    days.map((day, at) => {
      const y = valueY(value, values[at] ?? value.low, PLOT_TOP, bottom);
      return `${dayX(frame, time, day).toFixed(1)} ${y.toFixed(1)}`;
    });
  return (
    <PlotClip frame={frame} bottom={bottom}>
      {expectations
        .filter((own) => own.event === event)
        .map(({ symbol, days, actual, expected, low, high }) => {
          const colour = lines.find((line) => line.symbol === symbol)?.colour ?? 1;
          const series = `var(--color-series-${colour})`;
          const line = points(days, expected);
          const band = [...points(days, high), ...points(days, low).reverse()];
          const gap = [...points(days, actual), ...[...line].reverse()];
          return (
            <g key={symbol} data-testid={`expected-${symbol}`}>
              <path d={`M${band.join("L")}Z`} fill="var(--color-muted)" opacity={0.16} />
              <path d={`M${gap.join("L")}Z`} fill={series} opacity={0.32} />
              <path
                d={`M${line.join("L")}`}
                fill="none"
                stroke={series}
                strokeWidth={2}
                strokeDasharray="1 4"
                strokeLinecap="round"
              />
            </g>
          );
        })}
    </PlotClip>
  );
});
