"use client";

import { Curve } from "recharts";
import type { ValueAxis } from "../../../lib/drawing/axis.ts";
import { inOneLine } from "../../../lib/drawing/pen.ts";
import { type AxisEnds, dayX, type PlotFrame, valueY } from "../../../lib/drawing/plot-frame.ts";
import { textWidth } from "../../../lib/drawing/text-width.ts";
import { AxisLabels, LABEL_PIXELS } from "./axis-labels.tsx";
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

/** The axes of a plot: a line and a label at each value, the axis of days or sessions with its labels below. */
export function Plot({ frame, height, across, acrossTicks, acrossLabel, up, upLabel }: PlotProps) {
  const bottom = height - AXIS_HEIGHT;
  const end = frame.width - frame.right;
  const rows = up.ticks.map((value) => ({
    value,
    text: upLabel(value),
    place: valueY(up, value, PLOT_TOP, bottom),
  }));
  const columns = acrossTicks.map((value) => {
    // The labels at both ends are whole: they stand a little beside their ticks.
    const text = acrossLabel(value);
    const half = textWidth(text, LABEL_PIXELS) / 2;
    return { value, text, place: Math.max(half, Math.min(frame.width - half, dayX(frame, across, value))) };
  });
  const lineAt = (y: number) => [frame.left, end].map((x) => ({ x, y }));
  return (
    <Drawing frame={frame} height={height}>
      <Curve
        points={inOneLine(rows.map(({ place }) => lineAt(place)))}
        stroke="var(--color-grid)"
        fill="none"
      />
      <AxisLabels side="left" at={frame.left} labels={rows} />
      <Curve points={lineAt(bottom)} stroke="var(--color-rule)" fill="none" />
      <AxisLabels side="bottom" at={bottom} labels={columns} />
    </Drawing>
  );
}
