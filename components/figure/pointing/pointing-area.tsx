"use client";

import type { ReactNode, RefObject } from "react";
import { lastAtOrBefore } from "../../../lib/drawing/plot-frame.ts";
import { sessionStep } from "../../../lib/drawing/session-walk.ts";
import { pointAtDay } from "./pointed-day.ts";

interface PointingAreaProps {
  readonly area: RefObject<HTMLDivElement | null>;
  readonly height: number;
  /** The chart in one sentence. */
  readonly summary: string;
  /** The days that can be pointed at, ascending. */
  readonly days: readonly number[];
  /** The one whose figures are shown, and those in a sentence. */
  readonly day: number | null;
  readonly spoken: string;
  /** The day under a place, in pixels from the left edge; null where there is none. */
  readonly dayUnder: (x: number) => number | null;
  readonly children: ReactNode;
}

/** A small chart's drawing: pointer, finger or arrow keys point every chart of the page at one of its days. */
export function PointingArea(props: PointingAreaProps) {
  const { area, height, summary, days, day, spoken, dayUnder, children } = props;
  const point = ({ clientX, currentTarget }: { clientX: number; currentTarget: Element }) =>
    pointAtDay(dayUnder(clientX - currentTarget.getBoundingClientRect().left));
  return (
    <div
      ref={area}
      role="slider"
      tabIndex={0}
      aria-label={summary}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, days.length - 1)}
      aria-valuenow={Math.max(0, lastAtOrBefore(days, day ?? Number.NEGATIVE_INFINITY))}
      aria-valuetext={spoken}
      dir="ltr"
      className="relative touch-pan-y select-none"
      style={{ height }}
      onPointerDown={point}
      onPointerMove={point}
      onPointerCancel={() => pointAtDay(null)}
      onPointerLeave={({ pointerType }) => {
        // What a finger pointed at stays when it is lifted, because it covered it.
        if (pointerType !== "touch") pointAtDay(null);
      }}
      onBlur={() => pointAtDay(null)}
      onKeyDown={(key) => {
        if (key.ctrlKey || key.metaKey || key.altKey) return;
        const walked = sessionStep(days, day, key.key);
        if (walked === undefined) return;
        key.preventDefault();
        pointAtDay(walked);
      }}
    >
      {children}
    </div>
  );
}
