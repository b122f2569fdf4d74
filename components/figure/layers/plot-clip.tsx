import type { ReactNode } from "react";
import type { PlotFrame } from "../../../lib/drawing/plot-frame.ts";
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
    <svg
      width={frame.width}
      height={bottom}
      className="pointer-events-none absolute start-0 top-0"
      aria-hidden="true"
    >
      <svg aria-hidden="true" {...box} viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}>
        {children}
      </svg>
    </svg>
  );
}
