"use client";

import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { TimeAxis } from "../../../lib/drawing/axis.ts";
import type { DayWindow } from "../../../lib/drawing/zoom-window.ts";
import type { TimelineMark } from "../../../lib/views/figure/timeline.ts";
import type { Zoom } from "../pointing/use-zoom.ts";
import { pointAt } from "../pointing.ts";
import { type AnnouncementStep, hearAnnouncementSteps } from "./announcement-steps.ts";
import {
  announcedWithin,
  dwellMilliseconds,
  reactionDay,
  surroundings,
  type Walk,
  type WalkStep,
  walkAfter,
  walkThrough,
} from "./walk.ts";

interface WalkInput {
  /** The announcements that have a reaction to show. */
  readonly marks: readonly TimelineMark[];
  /** The symbols drawn, in order. */
  readonly symbols: readonly string[];
  /** The axis of the whole chart. */
  readonly time: TimeAxis;
  readonly zoom: Zoom;
  /** The announcement that the reader points at meanwhile. */
  readonly pointed: string | null;
  /** Steps from what is pointed at, where nobody walks. */
  readonly onStep: (step: "next" | "previous") => void;
}

/** A walk as the figure shows it. */
export interface ShownWalk {
  /** Null while nobody walks. */
  readonly walk: Walk | null;
  readonly mark: TimelineMark | null;
  /** The day 0 that the crosshair stands on. */
  readonly day: number | null;
  /** Whether announcements with a reaction lie in the range shown. */
  readonly possible: boolean;
  /** Set where the reader has asked for little motion: nothing moves by itself then. */
  readonly byHand: boolean;
  /** The button that starts it, which gets the focus back at the end. */
  readonly starter: RefObject<HTMLButtonElement | null>;
  readonly toggle: () => void;
  readonly stop: () => void;
  readonly step: (step: WalkStep) => void;
  readonly onKeyDown: (key: KeyboardEvent) => void;
}

interface WalkState {
  readonly walk: Walk;
  /** The chart that it began on: on another one it has ended. */
  readonly of: DayWindow;
  /** The range shown when it began, and the zoom to go back to. */
  readonly range: DayWindow;
  readonly before: DayWindow | null;
}

/** The walk through the announcements of the range shown: where it stands, what moves it on and what ends it. */
export function useWalk({ marks, symbols, time, zoom, pointed, onStep }: WalkInput): ShownWalk {
  const [state, setState] = useState<WalkState | null>(null);
  const byHand = useReducedMotion();
  const starter = useRef<HTMLButtonElement>(null);
  const markOf = (walk: Walk) => marks.find(({ slug }) => slug === walk.slugs[walk.at]);
  const current = state && state.of.first === time.first && state.of.last === time.last ? state : null;
  const mark = (current && markOf(current.walk)) ?? null;
  const walk = mark && current ? current.walk : null;

  const show = (next: WalkState) => {
    const shown = markOf(next.walk);
    const around = shown && surroundings(next.range, shown.day);
    if (around) zoom.choose(around.first, around.last);
    setState(next);
  };
  const step = (taken: WalkStep) => current && show({ ...current, walk: walkAfter(current.walk, taken) });
  const start = (begun: Walk | null) => {
    if (begun)
      show({
        walk: begun,
        of: { first: time.first, last: time.last },
        range: zoom.shown,
        before: zoom.window,
      });
  };
  const play = () => start(walkThrough(announcedWithin(marks, zoom.shown), !byHand));
  useAnnouncementSteps((taken) => {
    if (typeof taken === "string") return current ? step(taken) : onStep(taken);
    start(walkThrough(announcedWithin(marks, time), !byHand, taken.walkFrom));
    starter.current?.focus(); // from there Escape ends the walk
  });
  const giveBack = (before: DayWindow | null) =>
    before ? zoom.choose(before.first, before.last) : zoom.reset();
  const stop = () => {
    if (!current) return;
    if (surroundings(current.range, current.range.first)) giveBack(current.before);
    setState(null);
    pointAt(null);
    starter.current?.focus();
  };
  const onKeyDown = (key: KeyboardEvent) => {
    if (!walk || key.ctrlKey || key.metaKey || key.altKey) return;
    if (key.key === "Escape") stop();
    const own = key.target instanceof Element && key.target.closest("a, button, input, select, summary");
    if (key.key !== " " || own || byHand) return;
    step("toggle");
    key.preventDefault();
  };

  const running = walk?.running && !byHand;
  useTimer(running ? dwellMilliseconds(walk) : null, walk?.at ?? 0, () => step("passed"));

  const lit = walk && pointed === null ? (mark?.slug ?? null) : null;
  const { first, last } = zoom.shown;
  // Marks that a zoom has brought onto the page are lit only now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a moved window has other elements
  useEffect(() => {
    if (lit !== null) pointAt(lit);
  }, [lit, first, last]);

  return {
    walk,
    mark,
    day: mark && reactionDay(mark, symbols),
    possible: marks.some((own) => own.day >= first && own.day <= last),
    byHand,
    starter,
    toggle: walk ? stop : play,
    stop,
    step,
    onKeyDown,
  };
}

/** Calls back once after so many milliseconds in view; anew for each `turn`, and not while the page is hidden. */
function useTimer(milliseconds: number | null, turn: number, passed: () => void): void {
  const onPassed = useEffectEvent(passed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn has its own time
  useEffect(() => {
    if (milliseconds === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(timer);
      if (!document.hidden) timer = setTimeout(() => onPassed(), milliseconds);
    };
    wait();
    document.addEventListener("visibilitychange", wait);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", wait);
    };
  }, [milliseconds, turn]);
}

/** Calls back for each shortcut that steps through announcements. */
function useAnnouncementSteps(stepped: (step: AnnouncementStep) => void): void {
  const onStep = useEffectEvent(stepped);
  useEffect(() => hearAnnouncementSteps((step) => onStep(step)), []);
}

const QUERY = "(prefers-reduced-motion: reduce)";

function subscribe(changed: () => void): () => void {
  const list = matchMedia(QUERY);
  list.addEventListener("change", changed);
  return () => list.removeEventListener("change", changed);
}

/** Whether the reader has asked for little motion; false on the server, where nothing moves. */
function useReducedMotion(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(QUERY).matches,
    () => false,
  );
}
