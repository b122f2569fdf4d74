"use client";

import { type PointerEvent, useRef } from "react";

/** What two fingers did since the last move: where their middle is, how it moved, how they spread. */
export interface Pinch {
  /** Pixels from the left edge of the window. */
  readonly clientX: number;
  readonly moved: number;
  /** The new distance between the fingers over the old one. */
  readonly spread: number;
}

/** Fingers nearer than this, in pixels, say nothing about a zoom. */
const FEWEST_PIXELS = 24;

/** Follows the fingers on a surface; `move` answers while there are exactly two. */
export function useFingers() {
  const fingers = useRef(new Map<number, number>());
  return {
    down: ({ pointerType, pointerId, clientX }: PointerEvent) => {
      if (pointerType === "touch") fingers.current.set(pointerId, clientX);
    },
    up: ({ pointerId }: PointerEvent) => {
      fingers.current.delete(pointerId);
    },
    move: ({ pointerId, clientX }: PointerEvent): Pinch | null => {
      if (!fingers.current.has(pointerId)) return null;
      const before = [...fingers.current.values()];
      fingers.current.set(pointerId, clientX);
      const after = [...fingers.current.values()];
      const [a, b] = before;
      const [c, d] = after;
      if (before.length !== 2 || a === undefined || b === undefined || c === undefined || d === undefined)
        return null;
      const [old, now] = [Math.abs(a - b), Math.abs(c - d)];
      return {
        clientX: (c + d) / 2,
        moved: (c + d - a - b) / 2,
        spread: old < FEWEST_PIXELS || now < FEWEST_PIXELS ? 1 : now / old,
      };
    },
  };
}
