"use client";

import { memo } from "react";
import { Area, Line } from "recharts";
import type { ChartStyle } from "../../lib/filters.ts";
import type { Chart, ChartLine } from "../../lib/views/chart.ts";
import { dayTick, decimal } from "../format.ts";
import { Plot } from "./plot.tsx";
import type { PlotFrame } from "./plot-frame.ts";

interface PricePlotProps {
  readonly chart: Chart;
  readonly frame: PlotFrame;
  readonly height: number;
  readonly locale: string;
  readonly style?: ChartStyle;
  /** Symbols that candles are drawn of, over this plot. */
  readonly without?: ReadonlySet<string>;
}

/** A line's own rows, so that recharts walks over no other line's; a session without a value breaks it. */
const plotRows = ({ days, values }: ChartLine) => days.map((day, at) => ({ day, value: values[at] ?? null }));

const NO_SYMBOLS: ReadonlySet<string> = new Set();

/** The price chart itself: lines only. Pointing, markers and the crosshair lie over it and never redraw it. */
export const PricePlot = memo(function PricePlot(props: PricePlotProps) {
  const { chart, frame, height, locale, style = "line", without = NO_SYMBOLS } = props;
  const { time, value } = chart;
  if (!value) return null;
  const digits = value.high - value.low < 10 ? 1 : 0;
  const lines = chart.lines.filter(({ symbol }) => !without.has(symbol));
  return (
    <Plot
      frame={frame}
      height={height}
      across={{ key: "day", first: time.first, last: time.last }}
      acrossTicks={time.ticks}
      acrossLabel={(day) => dayTick(locale, day, time.unit, day === time.ticks[0])}
      up={value}
      upTicks={value.ticks}
      upLabel={(tick) => decimal(locale, tick, digits)}
    >
      {lines.map((line) => {
        const shared = {
          data: plotRows(line),
          dataKey: "value" as const,
          type: "linear" as const,
          stroke: `var(--color-series-${line.colour})`,
          dot: false,
          activeDot: false,
          isAnimationActive: false,
        };
        if (style === "area" && line.kind === "share") {
          return (
            <Area
              key={line.symbol}
              {...shared}
              strokeWidth={1.75}
              fill={shared.stroke}
              fillOpacity={0.12}
              baseValue={value.low}
            />
          );
        }
        return (
          <Line
            key={line.symbol}
            {...shared}
            strokeWidth={line.kind === "benchmark" ? 1.25 : 1.75}
            strokeDasharray={line.kind === "benchmark" ? "4 3" : "0"}
          />
        );
      })}
    </Plot>
  );
});
