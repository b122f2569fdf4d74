"use client";

import { type RefObject, useRef } from "react";
import type { ValueAxis } from "../../lib/drawing/axis.ts";
import { chartPen, type LinePlace, linePath } from "../../lib/drawing/pen.ts";
import { dayAt, dayX, plotFrame } from "../../lib/drawing/plot-frame.ts";
import { SessionPlot } from "../figure/layers/session-plot.tsx";
import { useWidth } from "../figure/pointing/use-width.ts";
import { LINE_DASHES } from "./line-dashes.ts";

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
  const time = { first: drawn.start, last: drawn.end };
  const point = (clientX: number, left: number) => {
    const session = dayAt(frame, time, clientX - left);
    onPoint(Math.min(drawn.end, Math.max(drawn.start, session)));
  };
  return (
    <div ref={area} className="needs-script">
      <div
        ref={box}
        role="img"
        aria-label={summary}
        className="relative"
        style={{ height: HEIGHT, touchAction: "pan-y" }}
        onPointerMove={({ clientX, currentTarget }) =>
          point(clientX, currentTarget.getBoundingClientRect().left)
        }
        onPointerDown={({ clientX, currentTarget }) =>
          point(clientX, currentTarget.getBoundingClientRect().left)
        }
      >
        {width !== null && width > 0 && (
          <SessionPlot
            frame={frame}
            height={HEIGHT}
            time={time}
            value={axis}
            locale={locale}
            under={({ top, bottom }) => <WindowShade {...{ frame, time, window, top, bottom }} />}
          >
            {(place) => (
              <>
                <path
                  d={`M${dayX(frame, time, pointed)} ${place.top}V${place.bottom}`}
                  stroke="var(--color-ink)"
                  strokeOpacity={0.5}
                />
                {lines.map(({ colour, values }) => (
                  <path
                    key={colour}
                    className="chart-line"
                    d={linePath(chartPen(place), { days: sessions, values })}
                    stroke={`var(--color-series-${colour})`}
                    strokeDasharray={LINE_DASHES[colour - 1] || "none"}
                    strokeWidth={2}
                    strokeLinejoin="round"
                    strokeLinecap="round"
                    fill="none"
                  />
                ))}
              </>
            )}
          </SessionPlot>
        )}
      </div>
    </div>
  );
}

type WindowShadeProps = Pick<LinePlace, "frame" | "time" | "top" | "bottom"> & { readonly window: Span };

/** The sessions that the CAR is summed over, each with half the way to its neighbours. */
function WindowShade({ frame, time, window, top, bottom }: WindowShadeProps) {
  const from = dayX(frame, time, Math.max(time.first, window.start - 0.5));
  const to = dayX(frame, time, Math.min(time.last, window.end + 0.5));
  return (
    <rect x={from} y={top} width={to - from} height={bottom - top} fill="var(--color-raised)" opacity={0.8} />
  );
}
