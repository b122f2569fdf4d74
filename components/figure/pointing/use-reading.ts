"use client";

import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useRef,
  useState,
} from "react";
import type { TimeAxis } from "../../../lib/drawing/axis.ts";
import { dayAt, lastAtOrBefore, type PlotFrame } from "../../../lib/drawing/plot-frame.ts";
import { sessionStep } from "../../../lib/drawing/session-walk.ts";
import { pointAt } from "../pointing.ts";
import { dayPointedAt, pointAtDay } from "./pointed-day.ts";
import { useDrag } from "./use-drag.ts";
import { useFingers } from "./use-fingers.ts";
import type { Spans } from "./use-spans.ts";
import type { Zoom } from "./use-zoom.ts";

interface ReadingInput {
  readonly area: RefObject<HTMLElement | null>;
  readonly frame: PlotFrame;
  /** The axis of the part shown. */
  readonly time: TimeAxis;
  /** Every session of the whole chart, as days, ascending. */
  readonly days: readonly number[];
  readonly zoom: Zoom;
  readonly spans: Spans;
}

/**
 * What a reader points at on a figure, by pointer, finger or key: the day, for all charts of the page, and the
 * announcement; and the figure's listeners.
 */
export function useReading({ area, frame, time, days, zoom, spans }: ReadingInput) {
  const [spoken, setSpoken] = useState<number | null>(null);
  const [event, setEvent] = useState<string | null>(null);
  const [lastEvent, setLastEvent] = useState<string | null>(null);
  const fingers = useFingers();
  const drag = useDrag(frame, zoom, spans);
  /** The announcement that a finger has just lit: this tap shows its card, the next one follows its link. */
  const tapped = useRef<string | null>(null);

  const light = (slug: string | null) => {
    pointAt(slug);
    setEvent(slug);
    if (slug !== null) setLastEvent(slug);
  };
  const sessionUnder = ({ clientX, currentTarget }: PointerEvent) => {
    const under = dayAt(frame, time, clientX - currentTarget.getBoundingClientRect().left);
    const within = Math.min(time.last, Math.max(time.first, under));
    return days[Math.max(0, lastAtOrBefore(days, within))] ?? null;
  };
  const pinch = (pointer: PointerEvent): boolean => {
    const fingered = fingers.move(pointer);
    if (!fingered) return false;
    const x = fingered.clientX - pointer.currentTarget.getBoundingClientRect().left;
    const at = dayAt(frame, time, x);
    zoom.pinch(at, 1 / fingered.spread, dayAt(frame, time, x - fingered.moved) - at);
    return true;
  };
  const point = (pointer: PointerEvent) => {
    if (pinch(pointer)) return;
    const slug = eventUnder(pointer.target);
    if (slug !== event) light(slug);
    const under = sessionUnder(pointer);
    if (under === null) return;
    pointAtDay(under);
    setSpoken(null);
    drag.move(pointer, under);
  };
  const leave = () => {
    if (event !== null) light(null);
    pointAtDay(null);
    setSpoken(null);
  };
  const walk = (key: KeyboardEvent) => {
    if (key.target !== area.current || key.ctrlKey || key.metaKey || key.altKey) return;
    const day = dayPointedAt();
    const walked = sessionStep(days, day, key.key);
    const zoomed = { "+": zoom.closer, "=": zoom.closer, "-": zoom.farther, _: zoom.farther }[key.key];
    const here = day ?? days.at(-1);
    if (walked !== undefined) {
      pointAtDay(walked);
      setSpoken(walked);
      zoom.reveal(walked);
      spans.walk(walked);
    } else if (zoomed) zoomed(day ?? undefined);
    else if (key.key === "0") zoom.reset();
    else if (here === undefined || !spans.key(key.key, here)) return;
    key.preventDefault();
  };
  return {
    /** The day to be read out: one that keys led to. */
    spoken,
    event,
    /** The announcement pointed at last, which stays after the pointer has gone. */
    lastEvent,
    listeners: {
      onPointerMove: point,
      onPointerDown: (pointer: PointerEvent) => {
        fingers.down(pointer);
        const slug = eventUnder(pointer.target);
        tapped.current = pointer.pointerType === "touch" && slug !== event ? slug : null;
        point(pointer);
        const under = sessionUnder(pointer);
        if (under !== null) drag.down(pointer, under);
      },
      onPointerUp: (pointer: PointerEvent) => {
        fingers.up(pointer);
        drag.up();
      },
      // The page scrolls under the finger.
      onPointerCancel: (pointer: PointerEvent) => {
        fingers.up(pointer);
        drag.up();
        leave();
      },
      onPointerLeave: ({ pointerType }: PointerEvent) => {
        // What a finger pointed at stays when it is lifted, because it covered it.
        if (pointerType !== "touch") leave();
      },
      onClickCapture: (click: MouseEvent) => {
        if (tapped.current !== null && tapped.current === eventUnder(click.target)) click.preventDefault();
        tapped.current = null;
      },
      onDoubleClick: zoom.reset,
      onFocus: ({ target }: FocusEvent) => light(target.getAttribute("data-event")),
      onBlur: leave,
      onKeyDown: walk,
    },
  };
}

/** The announcement that an element of the figure stands for; null for none. */
function eventUnder(target: EventTarget): string | null {
  const marked = target instanceof Element ? target.closest("[data-event]") : null;
  return marked?.getAttribute("data-event") ?? null;
}
