"use client";

import { useRef, useState } from "react";

/** Two days in either order; open while its second end still moves. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly open: boolean;
}

/** What a span is drawn for: to show a part of the range, or to measure. */
export type SpanKind = "pick" | "measure";

/** Spans of days that a reader draws: a measurement, which stays until it is cleared, or a part to zoom to. */
export interface Spans {
  /** Whether a plain drag measures. */
  readonly measuring: boolean;
  readonly measured: Span | null;
  readonly picked: Span | null;
  readonly toggle: () => void;
  /** Begins a span at a day. */
  readonly begin: (kind: SpanKind, day: number) => void;
  readonly move: (day: number) => void;
  readonly up: () => void;
  /** Moves the open end of a measurement made by keys. */
  readonly walk: (day: number) => void;
  /** `m` begins and ends a measurement at a day, Escape clears it; false for any other key. */
  readonly key: (key: string, day: number) => boolean;
}

/** Spans drawn by pointer or keys; `onPick` gets the part that was picked. */
export function useSpans(onPick: (first: number, last: number) => void): Spans {
  const [measuring, setMeasuring] = useState(false);
  const [measured, setMeasured] = useState<Span | null>(null);
  const [picked, setPicked] = useState<Span | null>(null);
  const dragged = useRef<SpanKind | null>(null);
  const clear = () => {
    setMeasured(null);
    setMeasuring(false);
  };
  return {
    measuring,
    measured,
    picked,
    toggle: () => (measuring || measured ? clear() : setMeasuring(true)),
    begin: (kind, day) => {
      dragged.current = kind;
      const span = { from: day, to: day, open: true };
      if (kind === "pick") setPicked(span);
      else setMeasured(span);
    },
    move: (day) => {
      if (dragged.current === "pick") setPicked((span) => span && { ...span, to: day });
      if (dragged.current === "measure") setMeasured((span) => span && { ...span, to: day });
    },
    up: () => {
      if (dragged.current === "pick" && picked && picked.from !== picked.to)
        onPick(Math.min(picked.from, picked.to), Math.max(picked.from, picked.to));
      if (dragged.current === "measure") setMeasured((span) => span && { ...span, open: false });
      dragged.current = null;
      setPicked(null);
    },
    walk: (day) => setMeasured((span) => (span?.open ? { ...span, to: day } : span)),
    key: (key, day) => {
      if (key === "Escape") {
        clear();
        return true;
      }
      if (key !== "m" && key !== "M") return false;
      setMeasured(
        measured?.open ? { ...measured, to: day, open: false } : { from: day, to: day, open: true },
      );
      return true;
    },
  };
}
