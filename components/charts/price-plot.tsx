"use client";

import { memo, useMemo } from "react";
import { Line } from "recharts";
import type { Chart, ChartLine } from "../../lib/views/chart.ts";
import { dayTick, decimal } from "../format.ts";
import { Plot } from "./plot.tsx";
import type { PlotFrame } from "./plot-frame.ts";

interface PricePlotProps {
  readonly chart: Chart;
  readonly frame: PlotFrame;
  readonly height: number;
  readonly locale: string;
}

/** Rows keyed by day for recharts: a column per unbroken stretch of each line, so that a gap stays a gap. */
function plotRows(lines: readonly ChartLine[]) {
  const rows = new Map<number, Record<string, number>>();
  const stretches: { key: string; colour: number; kind: ChartLine["kind"] }[] = [];
  for (const [index, line] of lines.entries()) {
    let stretch = -1;
    let broken = true;
    for (const [at, day] of line.days.entries()) {
      const value = line.values[at] ?? null;
      if (value === null) {
        broken = true;
        continue;
      }
      if (broken) {
        stretch += 1;
        stretches.push({ key: `s${index}_${stretch}`, colour: line.colour, kind: line.kind });
        broken = false;
      }
      const row = rows.get(day) ?? { day };
      row[`s${index}_${stretch}`] = value;
      rows.set(day, row);
    }
  }
  return { rows: [...rows.values()].sort((a, b) => (a.day ?? 0) - (b.day ?? 0)), stretches };
}

/** The price chart itself: lines only. Pointing, markers and the crosshair lie over it and never redraw it. */
export const PricePlot = memo(function PricePlot({ chart, frame, height, locale }: PricePlotProps) {
  const { rows, stretches } = useMemo(() => plotRows(chart.lines), [chart.lines]);
  const { time, value } = chart;
  if (!value) return null;
  const digits = value.high - value.low < 10 ? 1 : 0;
  return (
    <Plot
      frame={frame}
      height={height}
      data={rows}
      across={{ key: "day", first: time.first, last: time.last }}
      acrossTicks={time.ticks}
      acrossLabel={(day) => dayTick(locale, day, time.unit, day === time.ticks[0])}
      up={value}
      upTicks={value.ticks}
      upLabel={(tick) => decimal(locale, tick, digits)}
    >
      {stretches.map(({ key, colour, kind }) => (
        <Line
          key={key}
          dataKey={key}
          type="linear"
          stroke={`var(--color-series-${colour})`}
          strokeWidth={kind === "benchmark" ? 1.25 : 1.75}
          strokeDasharray={kind === "benchmark" ? "4 3" : "0"}
          dot={false}
          activeDot={false}
          connectNulls
          isAnimationActive={false}
        />
      ))}
    </Plot>
  );
});
