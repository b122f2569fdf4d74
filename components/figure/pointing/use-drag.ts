"use client";

import { type PointerEvent, useRef } from "react";
import { dayAt, type PlotFrame } from "../../../lib/drawing/plot-frame.ts";
import type { DayWindow } from "../../../lib/drawing/zoom-window.ts";
import type { SpanKind, Spans } from "./use-spans.ts";
import { inThisFrame, type Zoom } from "./use-zoom.ts";

/** A press that moves less than this, in pixels, is a click. */
const SHORTEST_DRAG = 5;

/** What a drag does: moves along the part shown, chooses a part, or measures. */
type DragKind = SpanKind | "pan";

interface Pressed
  extends Pick<PointerEvent, "pointerType" | "button" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey"> {
  readonly isMeasuring: boolean;
  readonly isZoomed: boolean;
  /** Whether something that is pressed by itself lies under the pointer. */
  readonly isOnControl: boolean;
}

/**
 * What a drag that begins so does: plain it moves along where a part is shown and chooses one where all is; Shift
 * always chooses, Alt, Ctrl, ⌘ or the measuring mode measures. Null where it does nothing: a finger scrolls the page.
 */
export function dragKind(pressed: Pressed): DragKind | null {
  if (pressed.button !== 0) return null;
  if (pressed.isMeasuring || pressed.altKey || pressed.ctrlKey || pressed.metaKey) return "measure";
  if (pressed.shiftKey) return "pick";
  if (pressed.pointerType === "touch" || pressed.isOnControl) return null;
  return pressed.isZoomed ? "pan" : "pick";
}

interface Drag {
  readonly kind: DragKind;
  readonly x: number;
  readonly day: number;
  readonly shown: DayWindow;
  readonly begun: boolean;
}

/** Follows a drag over the figure, from the press that may become one. */
export function useDrag(frame: PlotFrame, zoom: Zoom, spans: Spans) {
  const drag = useRef<Drag | null>(null);
  return {
    down: (pointer: PointerEvent, day: number) => {
      const kind = dragKind({
        pointerType: pointer.pointerType,
        button: pointer.button,
        shiftKey: pointer.shiftKey,
        altKey: pointer.altKey,
        ctrlKey: pointer.ctrlKey,
        metaKey: pointer.metaKey,
        isMeasuring: spans.measuring,
        isZoomed: zoom.window !== null,
        isOnControl: pointer.target instanceof Element && pointer.target.closest("a, button") !== null,
      });
      drag.current = kind && { kind, x: pointer.clientX, day, shown: zoom.shown, begun: false };
    },
    move: (pointer: PointerEvent, day: number) => {
      // A button that was let go outside the window was not heard of.
      if (pointer.buttons === 0) drag.current = null;
      const own = drag.current;
      if (!own) return;
      if (!own.begun) {
        if (Math.abs(pointer.clientX - own.x) < SHORTEST_DRAG) return;
        // Only now: a press that stays where it is belongs to what lies under it.
        pointer.currentTarget.setPointerCapture(pointer.pointerId);
        drag.current = { ...own, begun: true };
        if (own.kind !== "pan") spans.begin(own.kind, own.day);
      }
      if (own.kind !== "pan") return spans.move(day);
      const { first, last } = own.shown;
      const moved = dayAt(frame, own.shown, frame.left + own.x - pointer.clientX) - first;
      inThisFrame(() => zoom.choose(first + moved, last + moved));
    },
    up: () => {
      const own = drag.current;
      drag.current = null;
      if (own?.begun && own.kind !== "pan") spans.up();
    },
  };
}
