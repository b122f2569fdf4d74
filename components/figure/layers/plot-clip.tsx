"use client";

import type { ReactNode } from "react";
import { Surface } from "recharts";
import type { PlotFrame } from "../../../lib/drawing/plot-frame.ts";
import { Drawing, OVERLAID } from "./drawing.tsx";
import { PLOT_TOP } from "./plot.tsx";

interface PlotClipProps {
  readonly frame: PlotFrame;
  /** The plot's lower edge in pixels from the top of the figure. */
  readonly bottom: number;
  readonly children: ReactNode;
}

/** Draws in the figure's own pixels, and nothing outside the plot: a nested SVG cuts off what lies beyond it. */
export function PlotClip({ frame, bottom, children }: PlotClipProps) {
  const across = Math.max(0, frame.width - frame.left - frame.right);
  const box = { x: frame.left, y: PLOT_TOP, width: across, height: bottom - PLOT_TOP };
  return (
    <Drawing frame={frame} height={bottom} className={OVERLAID}>
      <Surface {...box} viewBox={box} aria-hidden="true">
        {children}
      </Surface>
    </Drawing>
  );
}
