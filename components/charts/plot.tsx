"use client";

import type { ReactNode } from "react";
import { CartesianGrid, ComposedChart, XAxis, YAxis } from "recharts";
import type { PlotFrame } from "./plot-frame.ts";

/** Height of the time labels under a plot, and the room above it, in pixels. */
export const AXIS_HEIGHT = 22;
export const PLOT_TOP = 8;

interface PlotProps {
  readonly frame: PlotFrame;
  readonly height: number;
  readonly data?: readonly object[];
  readonly across: { readonly key: string; readonly first: number; readonly last: number };
  readonly acrossTicks: readonly number[];
  readonly acrossLabel: (value: number) => string;
  readonly up: { readonly low: number; readonly high: number; readonly logarithmic?: boolean };
  readonly upTicks: readonly number[];
  readonly upLabel: (value: number) => string;
  readonly children?: ReactNode;
}

/**
 * The one place that draws recharts axes. Ticks are always given: left to itself recharts measures every
 * label, its cache overflows near 1,300 points, and a chart that took 50 ms takes 700.
 */
export function Plot(props: PlotProps) {
  const { frame, height, across, up } = props;
  return (
    <ComposedChart
      width={frame.width}
      height={height}
      data={[...(props.data ?? [])]}
      margin={{ top: PLOT_TOP, right: frame.right, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      // Pointing is the figure's own: recharts would look for the nearest point on every move.
      style={{ pointerEvents: "none" }}
    >
      <CartesianGrid vertical={false} stroke="var(--color-grid)" />
      <XAxis
        dataKey={across.key}
        type="number"
        domain={[across.first, across.last]}
        allowDataOverflow
        ticks={[...props.acrossTicks]}
        tickFormatter={props.acrossLabel}
        interval={0}
        height={AXIS_HEIGHT}
        tickLine={false}
        axisLine={{ stroke: "var(--color-rule)" }}
        tick={{ fontSize: 11, fill: "var(--color-muted)" }}
      />
      <YAxis
        type="number"
        scale={up.logarithmic ? "log" : "linear"}
        domain={[up.low, up.high]}
        allowDataOverflow
        ticks={[...props.upTicks]}
        tickFormatter={props.upLabel}
        interval={0}
        width={frame.left}
        tickLine={false}
        axisLine={false}
        tick={{ fontSize: 11, fill: "var(--color-muted)" }}
      />
      {props.children}
    </ComposedChart>
  );
}
