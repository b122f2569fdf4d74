"use client";

import { memo } from "react";
import { Curve, Layer } from "recharts";
import type { Chart, ChartLine } from "../../../lib/drawing/chart.ts";
import { type DrawnPoint, inOneLine } from "../../../lib/drawing/pen.ts";
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

/** Candles of every session: hollow where the close is above the open, filled below; one element for each kind. */
export const CandleLayer = memo(function CandleLayer({ chart, frame, height, symbols }: CandleLayerProps) {
  const bottom = height - AXIS_HEIGHT;
  const perDay = (frame.width - frame.left - frame.right) / Math.max(1, chart.time.last - chart.time.first);
  return (
    <PlotClip frame={frame} bottom={bottom}>
      {chart.lines
        .filter(({ symbol }) => symbols.has(symbol))
        .map((line) => {
          const { rising, falling } = candleStrokes(line, chart, frame, bottom, Math.min(9, perDay * 0.35));
          return (
            <Layer key={line.symbol} strokeWidth={1} data-testid={`candles-${line.symbol}`}>
              <Curve points={rising} stroke="var(--color-up)" fill="var(--color-panel)" />
              <Curve points={falling} stroke="var(--color-down)" fill="var(--color-down)" />
            </Layer>
          );
        })}
    </PlotClip>
  );
});

function candleStrokes(
  { days, values, candles }: ChartLine,
  { time, value }: Chart,
  frame: PlotFrame,
  bottom: number,
  half: number,
): Record<"rising" | "falling", DrawnPoint[]> {
  const strokes: Record<"rising" | "falling", DrawnPoint[][]> = { rising: [], falling: [] };
  const y = (at: number) => (value ? valueY(value, at, PLOT_TOP, bottom) : bottom);
  for (const [at, day] of days.entries()) {
    const close = values[at] ?? null;
    if (close === null || !candles) continue;
    const open = candles.opens[at] ?? close;
    const [top, base] = [Math.max(open, close), Math.min(open, close)];
    const x = dayX(frame, time, day);
    const upright = (from: number, to: number) => [from, to].map((own) => ({ x, y: y(own) }));
    const [left, right] = [x - half, x + half];
    const body = [
      { x: left, y: y(top) },
      { x: right, y: y(top) },
      { x: right, y: y(base) },
      { x: left, y: y(base) },
      { x: left, y: y(top) },
    ];
    const own = strokes[close >= open ? "rising" : "falling"];
    own.push(body, upright(candles.highs[at] ?? top, top), upright(base, candles.lows[at] ?? base));
  }
  return { rising: inOneLine(strokes.rising), falling: inOneLine(strokes.falling) };
}
