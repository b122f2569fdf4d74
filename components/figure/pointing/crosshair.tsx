"use client";

import { type AxisEnds, dayX, type PlotFrame } from "../../../lib/drawing/plot-frame.ts";
import { usePointedDay } from "./pointed-day.ts";

interface CrosshairProps {
  readonly frame: PlotFrame;
  readonly time: AxisEnds;
  /** The place on the axis of the day pointed at, where that is not the day itself; null draws nothing. */
  readonly placeOf?: (day: number) => number | null;
  /** Where it stands while nobody points; nowhere without it. */
  readonly resting?: number | null;
}

/** A line down a chart at the day that is pointed at on it or on any other chart of the page. */
export function Crosshair({ frame, time, placeOf, resting = null }: CrosshairProps) {
  const day = usePointedDay() ?? resting;
  const place = day === null || !placeOf ? day : placeOf(day);
  if (place === null || place < time.first || place > time.last) return null;
  return (
    <div
      // A layer of its own: moving it paints nothing anew.
      className="pointer-events-none absolute inset-y-0 left-0 w-px forced-color-adjust-none bg-muted opacity-60 will-change-transform"
      style={{ transform: `translateX(${dayX(frame, time, place)}px)` }}
      data-testid="crosshair"
    />
  );
}
