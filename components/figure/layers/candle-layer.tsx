"use client";

import { memo } from "react";
import type { Chart, ChartLine } from "../../../lib/drawing/chart.ts";
import { dayX, type PlotFrame, valueY } from "../../../lib/drawing/plot-frame.ts";
import { AXIS_HEIGHT, PLOT_TOP } from "./plot.tsx";
import { PlotClip } from "./plot-clip.tsx";

interface CandleLayerProps {
  readonly chart: Chart;
  readonly frame: PlotFrame;
  readonly height: number;
  /** The symbols that have room for candles. */
  readonly symbols: ReadonlySet<string>;
}

/**
 * Candles of every session: hollow where the close is above the open, filled below; one path for each kind. One
 * share alone has the colours of direction; several keep their own, which tell them apart.
 */
export const CandleLayer = memo(function CandleLayer({ chart, frame, height, symbols }: CandleLayerProps) {
  const bottom = height - AXIS_HEIGHT;
  const perDay = (frame.width - frame.left - frame.right) / Math.max(1, chart.time.last - chart.time.first);
  return (
    <PlotClip frame={frame} bottom={bottom}>
      {chart.lines
        .filter(({ symbol }) => symbols.has(symbol))
        .map((line) => {
          const { rising, falling } = candlePaths(line, chart, frame, bottom, Math.min(9, perDay * 0.35));
          const own = `var(--color-series-${line.colour})`;
          const [up, down] = symbols.size === 1 ? ["var(--color-up)", "var(--color-down)"] : [own, own];
          return (
            <g key={line.symbol} strokeWidth={1} data-testid={`candles-${line.symbol}`}>
              <path d={rising} stroke={up} fill="var(--color-panel)" />
              <path d={falling} stroke={down} fill={down} />
            </g>
          );
        })}
    </PlotClip>
  );
});

function candlePaths(
  { days, values, candles }: ChartLine,
  { time, value }: Chart,
  frame: PlotFrame,
  bottom: number,
  half: number,
): { rising: string; falling: string } {
  const paths = { rising: "", falling: "" };
  if (!value || !candles) return paths;
  const y = (at: number) => valueY(value, at, PLOT_TOP, bottom).toFixed(1);
  for (const [at, day] of days.entries()) {
    const close = values[at] ?? null;
    if (close === null) continue;
    const open = candles.opens[at] ?? close;
    const [top, base] = [Math.max(open, close), Math.min(open, close)];
    const x = dayX(frame, time, day);
    const [left, right] = [(x - half).toFixed(1), (x + half).toFixed(1)];
    const high = candles.highs[at] ?? top;
    const low = candles.lows[at] ?? base;
    const middle = x.toFixed(1);
    const body = `M${left} ${y(top)}H${right}V${y(base)}H${left}Z`;
    const shape = `${body}M${middle} ${y(high)}V${y(top)}M${middle} ${y(base)}V${y(low)}`;
    paths[close >= open ? "rising" : "falling"] += shape;
  }
  return paths;
}
