"use client";

import { memo } from "react";
import type { Chart, ChartLine } from "../../../lib/drawing/chart.ts";
import { chartPen, drawnPoints, steppedPath } from "../../../lib/drawing/pen.ts";
import type { PlotFrame } from "../../../lib/drawing/plot-frame.ts";
import { ticksBeside, ticksWithRoom } from "../../../lib/drawing/time-ticks.ts";
import { dayTick, decimal } from "../../text/format.ts";
import { AXIS_HEIGHT, PLOT_TOP, Plot } from "./plot.tsx";
import { PlotClip } from "./plot-clip.tsx";

interface PricePlotProps {
  readonly chart: Chart;
  readonly frame: PlotFrame;
  readonly height: number;
  readonly locale: string;
  /** Symbols that candles are drawn of, over this plot. */
  readonly without?: ReadonlySet<string>;
  /** A day that the axis calls by a name, such as day 0. */
  readonly named?: { readonly day: number; readonly name: string };
}

const NO_SYMBOLS: ReadonlySet<string> = new Set();

/**
 * The price chart itself, a curve for each line, broken where a session has no bar. Pointing, markers and the
 * crosshair lie over it and never redraw it.
 */
export const PricePlot = memo(function PricePlot(props: PricePlotProps) {
  const { chart, frame, height, locale, without = NO_SYMBOLS, named } = props;
  const { time, value, lines } = chart;
  if (!value) return null;
  const digits = value.high - value.low < 10 ? 1 : 0;
  const bottom = height - AXIS_HEIGHT;
  const ticks = ticksWithRoom(time, frame);
  const pen = chartPen({ frame, time, value, top: PLOT_TOP, bottom });
  return (
    <>
      <Plot
        frame={frame}
        height={height}
        across={time}
        acrossTicks={named ? ticksBeside(ticks, { frame, time, ...named }) : ticks}
        acrossLabel={(day) =>
          day === named?.day ? named.name : dayTick(locale, day, time.unit, day === ticks[0])
        }
        up={value}
        upLabel={(tick) => decimal(locale, tick, digits)}
      />
      <PlotClip frame={frame} bottom={bottom}>
        {lines
          .filter(({ symbol }) => !without.has(symbol))
          .map((line) => (
            <path
              key={line.symbol}
              className="recharts-curve chart-line"
              d={steppedPath(drawnPoints(pen, line))}
              {...strokeOf(line)}
              data-testid={`line-${line.symbol}`}
            />
          ))}
      </PlotClip>
    </>
  );
});

const strokeOf = ({ colour, kind, dash }: ChartLine) => ({
  fill: "none",
  stroke: `var(--color-series-${colour})`,
  strokeLinejoin: "round" as const,
  // A session alone between two gaps is a point, which only a round end shows.
  strokeLinecap: "round" as const,
  strokeWidth: kind === "benchmark" ? 1.25 : 1.75,
  strokeDasharray: dash ?? "none",
});
