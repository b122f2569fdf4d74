"use client";

import { CartesianAxis, Curve } from "recharts";
import type { ValueAxis } from "../../../lib/drawing/axis.ts";
import { inOneLine } from "../../../lib/drawing/pen.ts";
import { type AxisEnds, dayX, type PlotFrame, valueY } from "../../../lib/drawing/plot-frame.ts";
import { textWidth } from "../../../lib/drawing/text-width.ts";
import { Drawing } from "./drawing.tsx";

/** Height of the time labels under a plot, and the room above it, in pixels. */
export const AXIS_HEIGHT = 22;
export const PLOT_TOP = 8;

interface PlotProps {
  readonly frame: PlotFrame;
  readonly height: number;
  readonly across: AxisEnds;
  readonly acrossTicks: readonly number[];
  readonly acrossLabel: (value: number) => string;
  readonly up: ValueAxis;
  readonly upLabel: (value: number) => string;
}

/** What both axes have: every tick is handed over with its place, and nothing is measured. */
const AXIS = { interval: 0, tickLine: false, fontSize: 11, tick: { fill: "var(--color-muted)" } } as const;
const RULE = { stroke: "var(--color-rule)" };

/** The axes of a plot: a line and a label at each value, the axis of days or sessions with its labels below. */
export function Plot({ frame, height, across, acrossTicks, acrossLabel, up, upLabel }: PlotProps) {
  const bottom = height - AXIS_HEIGHT;
  const end = frame.width - frame.right;
  const box = { x: frame.left, y: PLOT_TOP, width: end - frame.left, height: bottom - PLOT_TOP };
  const rows = placedTicks(up.ticks, (value) => valueY(up, value, PLOT_TOP, bottom));
  const columns = placedTicks(acrossTicks, (value) => dayX(frame, across, value)).map((tick) => {
    // The labels at both ends are whole: they stand a little beside their ticks.
    const half = textWidth(acrossLabel(tick.value), AXIS.fontSize) / 2;
    return { ...tick, tickCoord: Math.max(half, Math.min(frame.width - half, tick.coordinate)) };
  });
  const grid = rows.map(({ coordinate: y }) => [frame.left, end].map((x) => ({ x, y })));
  return (
    <Drawing frame={frame} height={height}>
      <Curve points={inOneLine(grid)} stroke="var(--color-grid)" fill="none" />
      <CartesianAxis
        {...AXIS}
        orientation="left"
        x={0}
        y={PLOT_TOP}
        width={frame.left}
        height={box.height}
        viewBox={box}
        ticks={rows}
        tickFormatter={upLabel}
        axisLine={false}
      />
      <CartesianAxis
        {...AXIS}
        orientation="bottom"
        x={frame.left}
        y={bottom}
        width={box.width}
        height={AXIS_HEIGHT}
        viewBox={box}
        ticks={columns}
        tickFormatter={acrossLabel}
        axisLine={RULE}
      />
    </Drawing>
  );
}

const placedTicks = (values: readonly number[], placeOf: (value: number) => number) =>
  values.map((value, index) => ({ value, index, coordinate: placeOf(value) }));
