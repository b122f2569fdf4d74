"use client";

import { type RefObject, useRef } from "react";
import { Line, ReferenceArea, ReferenceLine } from "recharts";
import type { ValueAxis } from "../../lib/views/axis.ts";
import { Plot } from "../charts/plot.tsx";
import { dayAt, plotFrame } from "../charts/plot-frame.ts";
import { useWidth } from "../charts/use-width.ts";
import { percent } from "../format.ts";
import { LINE_DASHES } from "./line-dashes.ts";
import { sessionTicks } from "./session-ticks.ts";

interface Span {
  readonly start: number;
  readonly end: number;
}

interface ComparePlotProps {
  readonly area: RefObject<HTMLDivElement | null>;
  /** Fractions from the first session of `drawn` on; null is a gap. */
  readonly lines: readonly { readonly colour: number; readonly values: readonly (number | null)[] }[];
  readonly drawn: Span;
  readonly window: Span;
  readonly axis: ValueAxis;
  readonly pointed: number;
  readonly onPoint: (session: number) => void;
  readonly locale: string;
  readonly summary: string;
}

const HEIGHT = 240;

/** Several lines by session from day 0, with the CAR window shaded. */
export function ComparePlot(props: ComparePlotProps) {
  const { area, lines, drawn, window, axis, pointed, onPoint, locale, summary } = props;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const frame = { ...plotFrame(Math.min(width ?? 0, 639)), width: width ?? 0 };
  const sessions = Array.from({ length: drawn.end - drawn.start + 1 }, (_, at) => drawn.start + at);
  const rows = sessions.map((session, at) => ({
    session,
    ...Object.fromEntries(lines.map(({ colour, values }) => [`line${colour}`, values[at] ?? null])),
  }));
  const point = (clientX: number, left: number) => {
    const session = dayAt(frame, { first: drawn.start, last: drawn.end }, clientX - left);
    onPoint(Math.min(drawn.end, Math.max(drawn.start, session)));
  };
  return (
    <div ref={area}>
      <div
        ref={box}
        role="img"
        aria-label={summary}
        style={{ height: HEIGHT, touchAction: "pan-y" }}
        onPointerMove={({ clientX, currentTarget }) =>
          point(clientX, currentTarget.getBoundingClientRect().left)
        }
        onPointerDown={({ clientX, currentTarget }) =>
          point(clientX, currentTarget.getBoundingClientRect().left)
        }
      >
        {width !== null && width > 0 && (
          <Plot
            frame={frame}
            height={HEIGHT}
            data={rows}
            across={{ key: "session", first: drawn.start, last: drawn.end }}
            acrossTicks={sessionTicks(drawn.start, drawn.end)}
            acrossLabel={(session) => (session > 0 ? `+${session}` : String(session).replace("-", "−"))}
            up={axis}
            upTicks={axis.ticks}
            upLabel={(tick) => percent(locale, tick, 0)}
          >
            <ReferenceArea
              x1={Math.max(drawn.start, window.start - 0.5)}
              x2={Math.min(drawn.end, window.end + 0.5)}
              fill="var(--color-raised)"
              fillOpacity={0.8}
            />
            <ReferenceLine y={0} stroke="var(--color-muted)" />
            <ReferenceLine x={0} stroke="var(--color-muted)" strokeDasharray="3 3" />
            <ReferenceLine x={pointed} stroke="var(--color-ink)" strokeOpacity={0.5} />
            {lines.map(({ colour }) => (
              <Line
                key={colour}
                dataKey={`line${colour}`}
                stroke={`var(--color-series-${colour})`}
                strokeDasharray={LINE_DASHES[colour - 1] ?? ""}
                strokeWidth={2}
                dot={false}
                activeDot={false}
                isAnimationActive={false}
              />
            ))}
          </Plot>
        )}
      </div>
    </div>
  );
}
