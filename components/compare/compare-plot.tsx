"use client";

import { type RefObject, useRef } from "react";
import { Curve, Rectangle } from "recharts";
import type { ValueAxis } from "../../lib/drawing/axis.ts";
import { chartPen, drawnPoints, type LinePlace } from "../../lib/drawing/pen.ts";
import { dayAt, dayX, type PlotFrame } from "../../lib/drawing/plot-frame.ts";
import { endRoom } from "../figure/layers/end-labels.tsx";
import { SessionPlot } from "../figure/layers/session-plot.tsx";
import { useWidth } from "../figure/pointing/use-width.ts";
import { percent } from "../text/format.ts";

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A line of a plot, named at its end. */
export interface PlottedLine {
  readonly key: string;
  readonly name: string;
  /** Fractions from the first session on; null is a gap. */
  readonly values: readonly (number | null)[];
  /** A colour as CSS writes it; the dashes of the stroke in pixels, null for a whole line; and its width. */
  readonly colour: string;
  readonly dash: string | null;
  readonly width: number;
}

interface ComparePlotProps {
  readonly area: RefObject<HTMLDivElement | null>;
  readonly lines: readonly PlottedLine[];
  readonly drawn: Span;
  readonly window: Span;
  readonly axis: ValueAxis;
  readonly pointed: number;
  readonly onPoint: (session: number) => void;
  /** What stands under the line of day 0: `6 Mar, day 0`. */
  readonly dayZero: string;
  /** Sessions on which other announcements of the company fall. */
  readonly others: readonly number[];
  /** How wide the server draws it, in pixels, before the browser has measured it. */
  readonly firstWidth: number;
  readonly locale: string;
  readonly summary: string;
}

const HEIGHT = 240;
/** Room for the labels of values, in pixels. */
const LEFT = 44;

/** Several lines by session from day 0, with the CAR window shaded. */
export function ComparePlot(props: ComparePlotProps) {
  const { area, drawn, pointed, onPoint, firstWidth, summary } = props;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box) || firstWidth;
  const frame = compareFrame(props, width);
  const time = { first: drawn.start, last: drawn.end };
  const point = ({ clientX, currentTarget }: { clientX: number; currentTarget: Element }) => {
    const session = dayAt(frame, time, clientX - currentTarget.getBoundingClientRect().left);
    onPoint(Math.min(drawn.end, Math.max(drawn.start, session)));
  };
  return (
    <div ref={area}>
      <div
        ref={box}
        role="img"
        aria-label={summary}
        className="relative"
        style={{ height: HEIGHT, touchAction: "pan-y" }}
        onPointerMove={point}
        onPointerDown={point}
      >
        <CompareDrawing {...props} pointed={pointed} width={width} height={HEIGHT} />
      </div>
    </div>
  );
}

type DrawnComparison = Pick<
  ComparePlotProps,
  "lines" | "drawn" | "window" | "axis" | "dayZero" | "others" | "locale"
>;

/** What stands at the ends of the lines. */
const endsOf = ({ lines, drawn, locale }: Pick<DrawnComparison, "lines" | "drawn" | "locale">) =>
  lines.flatMap(({ key, name, values, colour }) => {
    const at = values.findLastIndex((value) => value !== null);
    const value = values[at] ?? null;
    return value === null
      ? []
      : [{ key, day: drawn.start + at, value, name, figure: percent(locale, value, 1), colour }];
  });

const compareFrame = (compared: Parameters<typeof endsOf>[0], width: number): PlotFrame => ({
  width,
  left: LEFT,
  right: endRoom(endsOf(compared), width),
});

interface CompareDrawingProps extends DrawnComparison {
  /** The session that a reader points at; null in a picture. */
  readonly pointed: number | null;
  readonly width: number;
  readonly height: number;
}

/** The lines themselves, for any room. */
export function CompareDrawing(props: CompareDrawingProps) {
  const { lines, drawn, window, axis, dayZero, others, locale, pointed, width, height } = props;
  const frame = compareFrame(props, width);
  const ends = endsOf(props);
  const time = { first: drawn.start, last: drawn.end };
  const sessions = Array.from({ length: drawn.end - drawn.start + 1 }, (_, at) => drawn.start + at);
  return (
    <SessionPlot
      frame={frame}
      height={height}
      time={time}
      value={axis}
      locale={locale}
      dayZero={dayZero}
      others={others}
      ends={ends}
      under={(place) => <WindowShade place={place} window={window} />}
    >
      {(place) => (
        <>
          {pointed !== null && (
            <Curve
              points={[place.top, place.bottom].map((y) => ({ x: dayX(frame, time, pointed), y }))}
              stroke="var(--color-ink)"
              strokeOpacity={0.5}
              fill="none"
            />
          )}
          {lines.map(({ key, values, colour, dash, width: stroke }) => (
            <Curve
              key={key}
              className="chart-line"
              points={drawnPoints(chartPen(place), { days: sessions, values })}
              stroke={colour}
              strokeDasharray={dash ?? "none"}
              strokeWidth={stroke}
              strokeLinejoin="round"
              strokeLinecap="round"
              fill="none"
            />
          ))}
        </>
      )}
    </SessionPlot>
  );
}

/** The sessions that the CAR is summed over, each with half the way to its neighbours. */
function WindowShade({ place, window }: { readonly place: LinePlace; readonly window: Span }) {
  const { frame, time, top, bottom } = place;
  const from = dayX(frame, time, Math.max(time.first, window.start - 0.5));
  const to = dayX(frame, time, Math.min(time.last, window.end + 0.5));
  return (
    <Rectangle
      x={from}
      y={top}
      width={to - from}
      height={bottom - top}
      fill="var(--color-raised)"
      opacity={0.8}
    />
  );
}
