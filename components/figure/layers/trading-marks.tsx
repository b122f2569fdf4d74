"use client";

import { memo } from "react";
import { Curve, Layer } from "recharts";
import type { Chart } from "../../../lib/drawing/chart.ts";
import { drawnLength } from "../../../lib/drawing/pen.ts";
import { dayX, type PlotFrame, valueY } from "../../../lib/drawing/plot-frame.ts";
import type { LimitState } from "../../../lib/market/types.ts";
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
          {(["up", "down"] as const).map((state) => {
            const closed = limits.filter((limit) => limit.state === state);
            if (closed.length === 0) return null;
            const triangles = closed.map(({ day, value: at }) =>
              triangleAt(dayX(frame, time, day), valueY(value, at, PLOT_TOP, bottom), state),
            );
            return (
              <path
                key={state}
                d={triangles.join("")}
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

/** A triangle beside a close at its limit, which points away from the line: hundreds of them are one element to draw. */
function triangleAt(x: number, y: number, state: LimitState): string {
  const away = state === "up" ? -1 : 1;
  const tip = drawnLength(y + away * (TRIANGLE_GAP + TRIANGLE * 2));
  return `M${drawnLength(x)} ${tip}l${-TRIANGLE} ${drawnLength(-away * TRIANGLE * 1.6)}h${TRIANGLE * 2}z`;
}
