"use client";

import { type KeyboardEvent, memo, type PointerEvent, useRef } from "react";
import type { Chart, ChartLine } from "../../lib/drawing/chart.ts";
import { drawingPositions, pointsOfEach } from "../../lib/drawing/downsample.ts";
import { chartPen, type DrawnColumns, drawnPoints, steppedPath } from "../../lib/drawing/pen.ts";
import { dayAt, dayX, type PlotFrame } from "../../lib/drawing/plot-frame.ts";
import type { DayWindow } from "../../lib/drawing/zoom-window.ts";
import { longDay } from "../text/format.ts";
import { Drawing } from "./layers/drawing.tsx";

const OVERVIEW_HEIGHT = 40;
const MOST_POINTS = 400;
const HANDLE_PIXELS = 8;
/** A drag shorter than this is a click. */
const SHORTEST_DRAG = 4;

interface OverviewStripProps {
  /** The whole chart, however much of it is shown above. */
  readonly chart: Chart;
  readonly frame: PlotFrame;
  readonly shown: DayWindow;
  readonly locale: string;
  readonly labels: { readonly overview: string; readonly windowStart: string; readonly windowEnd: string };
  readonly onChoose: (first: number, last: number) => void;
}

interface Drag {
  readonly kind: "start" | "end" | "move" | "new";
  readonly x: number;
  readonly shown: DayWindow;
}

/** The whole range in small, with the part shown above between two handles. */
export function OverviewStrip({ chart, frame, shown, locale, labels, onChoose }: OverviewStripProps) {
  const drag = useRef<Drag | null>(null);
  const { time } = chart;
  const [left, right] = [dayX(frame, time, shown.first), dayX(frame, time, shown.last)];
  const placeOf = ({ clientX, currentTarget }: PointerEvent) =>
    clientX - currentTarget.getBoundingClientRect().left;
  const begin = (pointer: PointerEvent) => {
    const x = placeOf(pointer);
    const whole = shown.first === time.first && shown.last === time.last;
    const near = (edge: number) => Math.abs(x - edge) <= HANDLE_PIXELS;
    const within = !whole && x > left && x < right;
    const kind = near(left) ? "start" : near(right) ? "end" : within ? "move" : "new";
    drag.current = { kind, x, shown };
    pointer.currentTarget.setPointerCapture(pointer.pointerId);
  };
  const follow = (pointer: PointerEvent) => {
    if (!drag.current) return;
    const { kind, x, shown: before } = drag.current;
    const now = placeOf(pointer);
    const [then, day] = [dayAt(frame, time, x), dayAt(frame, time, now)];
    if (kind === "start") onChoose(Math.min(day, before.last - 1), before.last);
    if (kind === "end") onChoose(before.first, Math.max(day, before.first + 1));
    if (kind === "move") onChoose(before.first + day - then, before.last + day - then);
    if (kind === "new" && Math.abs(now - x) > SHORTEST_DRAG)
      onChoose(Math.min(then, day), Math.max(then, day));
  };
  const nudge = (edge: "start" | "end") => (key: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -30, PageDown: 30 }[key.key];
    if (step === undefined) return;
    key.preventDefault();
    if (edge === "start") onChoose(Math.max(time.first, shown.first + step), shown.last);
    else onChoose(shown.first, Math.min(time.last, shown.last + step));
  };
  const handle = (edge: "start" | "end", at: number, day: number) => (
    <div
      role="slider"
      tabIndex={0}
      aria-label={edge === "start" ? labels.windowStart : labels.windowEnd}
      aria-valuemin={time.first}
      aria-valuemax={time.last}
      aria-valuenow={day}
      aria-valuetext={longDay(locale, day)}
      className="absolute inset-y-1 w-2 -translate-x-1/2 cursor-ew-resize rounded-sm border border-muted bg-panel"
      style={{ left: at }}
      onKeyDown={nudge(edge)}
      data-testid={`overview-${edge}`}
    />
  );
  return (
    <fieldset
      aria-label={labels.overview}
      title={labels.overview}
      className="needs-script no-print relative touch-none overflow-x-clip border-t border-rule"
      style={{ height: OVERVIEW_HEIGHT }}
      onPointerDown={begin}
      onPointerMove={follow}
      onPointerUp={() => {
        drag.current = null;
      }}
      onPointerCancel={() => {
        drag.current = null;
      }}
      data-testid="overview"
    >
      {frame.width > 0 && (
        <>
          <OverviewLines chart={chart} frame={frame} />
          <div
            className="pointer-events-none absolute inset-y-0 border-x border-muted bg-accent/10"
            style={{ left, width: Math.max(1, right - left) }}
          />
          {handle("start", left, shown.first)}
          {handle("end", right, shown.last)}
        </>
      )}
    </fieldset>
  );
}

/** A line with its peaks and troughs, in as many points as forty pixels of height can show. */
function inFewPoints({ days, values }: ChartLine, most: number): DrawnColumns {
  const positions = drawingPositions({ values, volumes: [] }, new Set(), most);
  if (positions.length === days.length) return { days, values };
  return { days: positions.map((at) => days[at] ?? 0), values: positions.map((at) => values[at] ?? null) };
}

const OverviewLines = memo(function OverviewLines({
  chart,
  frame,
}: Pick<OverviewStripProps, "chart" | "frame">) {
  const { time, value, lines } = chart;
  if (!value) return null;
  const points = Math.min(MOST_POINTS, pointsOfEach(lines.length) / 3);
  const pen = chartPen({ frame, time, value, top: 4, bottom: OVERVIEW_HEIGHT - 4 });
  return (
    <Drawing frame={frame} height={OVERVIEW_HEIGHT}>
      {lines.map((line) => (
        <path
          key={line.symbol}
          d={steppedPath(drawnPoints(pen, inFewPoints(line, points)))}
          fill="none"
          stroke={`var(--color-series-${line.colour})`}
          strokeWidth={1}
          strokeLinecap="round"
          opacity={0.7}
        />
      ))}
    </Drawing>
  );
});
