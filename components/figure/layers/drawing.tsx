"use client";

import type { ReactNode } from "react";
import { Surface } from "recharts";
import type { PlotFrame } from "../../../lib/drawing/plot-frame.ts";

interface DrawingProps {
  readonly frame: PlotFrame;
  readonly height: number;
  /** Where it lies, where that is not in the flow of the page. */
  readonly className?: string;
  readonly children: ReactNode;
}

/**
 * A drawing in the figure's own pixels. Where there is less room than it was drawn for, as before the browser has
 * measured or on paper, all of it is there in small; its height stays, so that nothing moves.
 */
export function Drawing({ frame: { width }, height, className = "", children }: DrawingProps) {
  return (
    <Surface
      width={width}
      height={height}
      preserveAspectRatio="xMinYMin meet"
      className={`block max-w-full ${className}`}
      aria-hidden="true"
    >
      {children}
    </Surface>
  );
}

/** Where a drawing lies over another one of the same figure, without hearing the pointer. */
export const OVERLAID = "pointer-events-none absolute start-0 top-0";
