"use client";

import { useRef, useState } from "react";
import { Area, Line, ReferenceLine } from "recharts";
import type { PathPoint } from "../../lib/views/event.ts";
import { direction, percent, signed } from "../format.ts";
import { Plot } from "./plot.tsx";
import { dayAt, plotFrame } from "./plot-frame.ts";
import { SaveButtons } from "./save-buttons.tsx";
import { useWidth } from "./use-width.ts";

interface PathPlotProps {
  readonly points: readonly PathPoint[];
  /** Ends and labelled values of the axis, fractions. */
  readonly value: { readonly low: number; readonly high: number; readonly ticks: readonly number[] };
  readonly colour: number;
  readonly locale: string;
  readonly summary: string;
  /** The session whose figures stand above the chart when nobody points; the last one otherwise. */
  readonly resting?: number;
}

const HEIGHT = 200;
const SESSION_TICKS = [-10, -5, 0, 5, 10];

/** CAR against the session with its confidence band; a gap ends the line. */
export function PathPlot({ points, value, colour, locale, summary, resting }: PathPlotProps) {
  const area = useRef<HTMLDivElement>(null);
  const width = useWidth(area);
  const [pointed, setPointed] = useState<number | null>(null);
  const first = points[0]?.session ?? 0;
  const last = points.at(-1)?.session ?? 0;
  const frame = plotFrame(Math.min(width ?? 0, 639));
  const wide = { ...frame, width: width ?? 0 };
  const shown = points.find(({ session }) => session === (pointed ?? resting ?? last));
  const rows = points.map(({ session, car, low, high }) => ({
    session,
    car,
    band: low === null || high === null ? null : [low, high],
  }));
  const tone = direction(shown?.car ?? null);
  return (
    <div dir="ltr">
      <p className="h-5 px-1 text-xs text-muted">
        {shown && (
          <>
            {signed(locale, shown.session, 0)} · {shown.date ?? ""}{" "}
            <span className={tone === "up" ? "text-up" : tone === "down" ? "text-down" : ""}>
              {percent(locale, shown.car)}
            </span>{" "}
            {shown.low !== null && `[${percent(locale, shown.low, 1)}, ${percent(locale, shown.high, 1)}]`}
          </>
        )}
      </p>
      <div
        ref={area}
        role="img"
        aria-label={summary}
        style={{ height: HEIGHT }}
        onPointerMove={({ clientX, currentTarget }) => {
          const x = clientX - currentTarget.getBoundingClientRect().left;
          setPointed(
            Math.min(last, Math.max(first, dayAt(wide, { first, last, ticks: [], unit: "day" }, x))),
          );
        }}
        onPointerLeave={() => setPointed(null)}
      >
        {width !== null && width > 0 && (
          <Plot
            frame={wide}
            height={HEIGHT}
            data={rows}
            across={{ key: "session", first, last }}
            acrossTicks={SESSION_TICKS}
            acrossLabel={(session) => (session > 0 ? `+${session}` : String(session).replace("-", "−"))}
            up={value}
            upTicks={value.ticks}
            upLabel={(tick) => percent(locale, tick, 0)}
          >
            <Area
              dataKey="band"
              stroke="none"
              fill={`var(--color-series-${colour})`}
              fillOpacity={0.16}
              isAnimationActive={false}
              activeDot={false}
            />
            <ReferenceLine y={0} stroke="var(--color-muted)" />
            <ReferenceLine x={0} stroke="var(--color-muted)" strokeDasharray="3 3" />
            {pointed !== null && <ReferenceLine x={pointed} stroke="var(--color-ink)" strokeOpacity={0.5} />}
            <Line
              dataKey="car"
              stroke={`var(--color-series-${colour})`}
              strokeWidth={2}
              dot={false}
              activeDot={false}
              isAnimationActive={false}
            />
          </Plot>
        )}
      </div>
      <div className="mt-1 text-end">
        <SaveButtons area={area} title={summary} label={summary} />
      </div>
    </div>
  );
}
