import type { TimeAxis } from "../../../lib/drawing/axis.ts";
import { dayX, type PlotFrame } from "../../../lib/drawing/plot-frame.ts";
import type { Span } from "./use-spans.ts";

interface SpanBandProps {
  readonly span: Span;
  readonly time: TimeAxis;
  readonly frame: PlotFrame;
  readonly kind: "measured" | "picked";
}

/** A span of days over every chart; what lies outside the part shown is cut off at its ends. */
export function SpanBand({ span, time, frame, kind }: SpanBandProps) {
  const within = (day: number) => dayX(frame, time, Math.min(time.last, Math.max(time.first, day)));
  const [left, right] = [within(Math.min(span.from, span.to)), within(Math.max(span.from, span.to))];
  return (
    <div
      className={`pointer-events-none absolute inset-y-0 border-x border-accent ${kind === "picked" ? "bg-accent/20" : "bg-accent/10"}`}
      style={{ left, width: Math.max(1, right - left) }}
      data-testid={`span-${kind}`}
    />
  );
}
