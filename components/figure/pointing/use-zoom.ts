"use client";

import { type RefObject, useCallback, useEffect, useEffectEvent, useState } from "react";
import { flushSync } from "react-dom";
import type { TimeAxis } from "../../../lib/drawing/axis.ts";
import { dayAt, type PlotFrame } from "../../../lib/drawing/plot-frame.ts";
import { type DayWindow, panWindow, windowWithin, zoomWindow } from "../../../lib/drawing/zoom-window.ts";

/** Zoom for each pixel of the wheel: a notch of about 100 pixels shows three fifths of the days. */
const ZOOM_PER_PIXEL = 0.005;
const MOST_ZOOM_AT_ONCE = 0.6;
const PIXELS_PER_LINE = 16;
const BUTTON_ZOOM = 0.5;

/**
 * Draws at once what follows a hand: a browser hears wheel and pointer at the start of a frame, and left to itself React
 * would draw in a task of its own, which is painted one frame later.
 */
export const inThisFrame = (change: () => void): void => flushSync(change);

/** The part of a chart's days that is shown, and what changes it. */
export interface Zoom {
  /** Null is the whole. */
  readonly window: DayWindow | null;
  readonly shown: DayWindow;
  /** The same function as long as the whole is the same. */
  readonly choose: (first: number, last: number) => void;
  /** Half or twice as many days round a day, or round the middle. */
  readonly closer: (at?: number) => void;
  readonly farther: (at?: number) => void;
  /** A window `factor` times as wide round `at`, moved by `days`. */
  readonly pinch: (at: number, factor: number, days: number) => void;
  readonly reveal: (day: number) => void;
  readonly reset: () => void;
}

/**
 * The zoom of a figure over the points already there. The wheel zooms with Ctrl (a pinch on a touchpad too) or
 * while the figure has the focus, and moves along with Shift; otherwise the page scrolls as ever. `opening` is the
 * part that a chart begins with, the whole without it.
 */
export function useZoom(
  area: RefObject<HTMLElement | null>,
  time: TimeAxis,
  frame: PlotFrame,
  opening: DayWindow | null = null,
): Zoom {
  const open = opening && windowWithin(time, opening.first, opening.last);
  const of = [time.first, time.last, open?.first, open?.last].join();
  const [state, setState] = useState<{ of: string; window: DayWindow | null }>({ of, window: open });
  // Another range has come from the server: an old part of it means nothing any more.
  const windowOf = (own: typeof state) => (own.of === of ? own.window : open);
  const whole = { first: time.first, last: time.last };
  const current = windowOf(state);
  const shown = current ?? whole;
  // Two fingers may move before the figure is drawn again: each change starts from the one before it.
  const change = (next: (shown: DayWindow) => DayWindow | null) =>
    setState((before) => ({ of, window: next(windowOf(before) ?? whole) }));
  const choose = useCallback(
    (first: number, last: number) => setState({ of, window: windowWithin(time, first, last) }),
    [of, time],
  );
  const middle = (shown.first + shown.last) / 2;
  const daysPerPixel = (shown.last - shown.first) / Math.max(1, frame.width - frame.left - frame.right);

  const onWheel = useEffectEvent((event: WheelEvent) => {
    const target = area.current;
    if (!target) return;
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? PIXELS_PER_LINE : 1;
    if (event.shiftKey) {
      if (current === null) return;
      event.preventDefault();
      const days = (event.deltaX || event.deltaY) * unit * daysPerPixel;
      inThisFrame(() => change((before) => panWindow(time, before, days)));
      return;
    }
    const meant = event.ctrlKey || event.metaKey || target.contains(document.activeElement);
    if (!meant || (current === null && event.deltaY > 0 && !event.ctrlKey)) return;
    event.preventDefault();
    const exponent = event.deltaY * unit * ZOOM_PER_PIXEL;
    const factor = Math.exp(Math.max(-MOST_ZOOM_AT_ONCE, Math.min(MOST_ZOOM_AT_ONCE, exponent)));
    const under = dayAt(frame, { ...time, ...shown }, event.clientX - target.getBoundingClientRect().left);
    const at = Math.min(shown.last, Math.max(shown.first, under));
    inThisFrame(() => change((before) => zoomWindow(time, before, at, factor)));
  });
  useEffect(() => {
    const target = area.current;
    if (!target) return;
    // React's own wheel listeners are passive and can't keep the page from scrolling.
    const listen = (event: WheelEvent) => onWheel(event);
    target.addEventListener("wheel", listen, { passive: false });
    return () => target.removeEventListener("wheel", listen);
  }, [area]);

  return {
    window: current,
    shown,
    choose,
    closer: (at = middle) => change((before) => zoomWindow(time, before, at, BUTTON_ZOOM)),
    farther: (at = middle) => change((before) => zoomWindow(time, before, at, 1 / BUTTON_ZOOM)),
    pinch: (at, factor, days) =>
      change((before) => zoomWindow(time, panWindow(time, before, days) ?? before, at, factor)),
    reveal: (day) => {
      if (day < shown.first) change((before) => panWindow(time, before, day - before.first));
      if (day > shown.last) change((before) => panWindow(time, before, day - before.last));
    },
    reset: () => change(() => null),
  };
}
