"use client";

import { memo } from "react";
import { Curve, Layer } from "recharts";
import type { Chart } from "../../../lib/drawing/chart.ts";
import { dayX, type PlotFrame, valueY } from "../../../lib/drawing/plot-frame.ts";
import { AXIS_HEIGHT, PLOT_TOP } from "./plot.tsx";
import { PlotClip } from "./plot-clip.tsx";

interface TradingMarksProps {
  readonly chart: Chart;
  readonly frame: PlotFrame;
  readonly height: number;
}

const TRIANGLE = 4;
const TRIANGLE_GAP = 4;

/** Triangles where a session closed at its price limit, hatched bands where a share did not trade. */
export const TradingMarks = memo(function TradingMarks({ chart, frame, height }: TradingMarksProps) {
  const { lines, time, value } = chart;
  const bottom = height - AXIS_HEIGHT;
  if (!value || lines.every(({ limits, missing }) => limits.length + missing.length === 0)) return null;
  return (
    <PlotClip frame={frame} bottom={bottom}>
      {lines.map(({ symbol, colour, missing, limits }) => (
        <Layer key={symbol} data-testid={`trading-${symbol}`}>
          <pattern
            id={`hatch-${symbol}`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line x1="0" x2="0" y1="0" y2="6" stroke={`var(--color-series-${colour})`} strokeWidth="2" />
          </pattern>
          {missing.map(({ first, last }) => {
            const x = dayX(frame, time, first - 0.5);
            const to = Math.max(x + 1, dayX(frame, time, last + 0.5));
            return (
              <Curve
                key={first}
                points={[x, to].map((at) => ({ x: at, y: PLOT_TOP }))}
                baseLine={bottom}
                fill={`url(#hatch-${symbol})`}
                opacity={0.22}
              />
            );
          })}
          {limits.map(({ day, value: at, state }) => {
            const x = dayX(frame, time, day);
            const away = state === "up" ? -1 : 1;
            const tip = valueY(value, at, PLOT_TOP, bottom) + away * (TRIANGLE_GAP + TRIANGLE * 2);
            const base = tip - away * TRIANGLE * 1.6;
            return (
              <Curve
                key={day}
                type="linearClosed"
                points={[
                  { x, y: tip },
                  { x: x - TRIANGLE, y: base },
                  { x: x + TRIANGLE, y: base },
                ]}
                fill={`var(--color-${state})`}
                stroke="var(--color-panel)"
                strokeWidth={0.75}
              />
            );
          })}
        </Layer>
      ))}
    </PlotClip>
  );
});
