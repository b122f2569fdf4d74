"use client";

import { useEffect, useEffectEvent } from "react";
import type { DayWindow } from "../../../lib/drawing/zoom-window.ts";

type Answer = (window: DayWindow) => void;
const answers = new Set<Answer>();

/** Asks the page's chart to show a part of what it holds, days since 1970-01-01, without asking the server. */
export function askWindow(window: DayWindow): void {
  for (const answer of answers) answer(window);
}

/** Hears what part of the chart is asked for elsewhere on the page. */
export function useAskedWindow(choose: (first: number, last: number) => void): void {
  const onAsked = useEffectEvent(({ first, last }: DayWindow) => choose(first, last));
  useEffect(() => {
    const answer: Answer = (window) => onAsked(window);
    answers.add(answer);
    return () => {
      answers.delete(answer);
    };
  }, []);
}
