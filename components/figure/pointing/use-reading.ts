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
import { pointAtAll } from "../pointing.ts";
import { dayPointedAt, pointAtDay } from "./pointed-day.ts";
import { useDrag } from "./use-drag.ts";
import { useFingers } from "./use-fingers.ts";
import type { Spans } from "./use-spans.ts";
import { inThisFrame, type Zoom } from "./use-zoom.ts";

interface ReadingInput {
  readonly area: RefObject<HTMLElement | null>;
  readonly frame: PlotFrame;
  /** The axis of the part shown. */
  readonly time: TimeAxis;
  /** Every session of the whole chart, as days, ascending. */
  readonly days: readonly number[];
  readonly zoom: Zoom;
  readonly spans: Spans;
  /** The announcements of a day, which are lit while it is pointed at. */
  readonly announced: (day: number) => readonly string[];
}

const NONE: readonly string[] = [];

/**
 * What a reader points at on a figure, by pointer, finger or key: the day, for all charts of the page, and the
 * announcement, or several under one mark; and the figure's listeners.
 */
export function useReading({ area, frame, time, days, zoom, spans, announced }: ReadingInput) {
  const [spoken, setSpoken] = useState<number | null>(null);
  const [events, setEvents] = useState(NONE);
  const [stepped, setStepped] = useState<string | null>(null);
  const [lastEvent, setLastEvent] = useState<string | null>(null);
  const fingers = useFingers();
  const drag = useDrag(frame, zoom, spans);
  /** The announcement that a finger has just lit: this tap shows its card, the next one follows its link. */
  const tapped = useRef<string | null>(null);

  const event = events.length === 1 ? (events[0] ?? null) : null;
  const light = (slugs: readonly string[]) => {
    pointAtAll(slugs);
    setEvents(slugs);
    setStepped(null);
    if (slugs.length === 1) setLastEvent(slugs[0] ?? null);
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
    const days = dayAt(frame, time, x - fingered.moved) - at;
    inThisFrame(() => zoom.pinch(at, 1 / fingered.spread, days));
    return true;
  };
  const point = (pointer: PointerEvent) => {
    if (pinch(pointer)) return;
    const slugs = eventsUnder(pointer.target);
    const isOther = slugs.join() !== events.join();
    if (isOther) light(slugs);
    const under = sessionUnder(pointer);
    if (under === null) return;
    if (slugs.length === 0 && (isOther || under !== dayPointedAt())) pointAtAll(announced(under));
    pointAtDay(under);
    setSpoken(null);
    drag.move(pointer, under);
  };
  const leave = () => {
    light(NONE);
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
      pointAtAll(announced(walked));
      setSpoken(walked);
      zoom.reveal(walked);
      spans.walk(walked);
    } else if (zoomed) zoomed(day ?? undefined);
    else if (key.key === "0") zoom.reset();
    else {
      if (key.key === "Escape") light(NONE);
      if (here === undefined || !spans.key(key.key, here)) return;
    }
    key.preventDefault();
  };
  return {
    /** The day to be read out: one that keys led to. */
    spoken,
    event,
    /** The announcement that a step led to, which is read out. */
    stepped,
    /** All that stand under the mark pointed at. */
    events,
    /** Points at an announcement and at a day: its own, or its day 0. */
    show: (slug: string, day: number) => {
      area.current?.focus({ preventScroll: true }); // from there Escape ends it
      light([slug]);
      setStepped(slug);
      setSpoken(null);
      pointAtDay(day);
      zoom.reveal(day);
    },
    leave,
    /** The announcement pointed at last, which stays after the pointer has gone. */
    lastEvent,
    listeners: {
      onPointerMove: point,
      onPointerDown: (pointer: PointerEvent) => {
        fingers.down(pointer);
        const [slug = null, ...others] = eventsUnder(pointer.target);
        const isNew = pointer.pointerType === "touch" && slug !== event && others.length === 0;
        tapped.current = isNew ? slug : null;
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
        if (tapped.current !== null && tapped.current === eventsUnder(click.target)[0])
          click.preventDefault();
        tapped.current = null;
      },
      onDoubleClick: zoom.reset,
      onFocus: ({ target }: FocusEvent) => light(eventsUnder(target)),
      onBlur: ({ relatedTarget: to }: FocusEvent) => {
        // What is told of an announcement may have buttons of its own.
        if (!(to instanceof Element && to.closest("[data-keeps-pointed]"))) leave();
      },
      onKeyDown: walk,
    },
  };
}

/** The announcements that an element of the figure stands for. */
function eventsUnder(target: EventTarget): readonly string[] {
  const marked = target instanceof Element ? target.closest("[data-event], [data-events]") : null;
  const slugs = marked?.getAttribute("data-events") ?? marked?.getAttribute("data-event") ?? "";
  return slugs === "" ? NONE : slugs.split(" ");
}
