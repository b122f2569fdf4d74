"use client";

import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { pointAtDay } from "../../figure/pointing/pointed-day.ts";
import { pointAt } from "../../figure/pointing.ts";
import { type Box, bubblePlace } from "./bubble-place.ts";

export interface ReadingWalkProps {
  readonly steps: readonly { readonly title: string; readonly place: string; readonly content: ReactNode }[];
  /** The announcement, the listing and day 0 (days since 1970-01-01) that it is shown on. */
  readonly event: string;
  readonly symbol: string;
  readonly day: number;
  readonly labels: Readonly<Record<"label" | "back" | "next" | "done" | "end", string>>;
  readonly onEnd: () => void;
}

/**
 * What each step points at, the first that is there and has a size: the name of the announcement on the price or its
 * line, its bar or its mark, its row in the table.
 */
const TARGETS: readonly ((event: string, symbol: string) => readonly string[])[] = [
  (event) => [
    `[data-callout="${event}"]`,
    `svg g[data-event="${event}"] .marker-dot`,
    '[data-testid="market-figure"]',
  ],
  (event) => [
    `[data-lollipop="${event}"]`,
    `.timeline-mark[data-event="${event}"]`,
    `.timeline-mark[data-events~="${event}"]`,
    '[data-testid="market-figure"]',
  ],
  (event, symbol) => [`[data-testid="row-${event}-${symbol}"]`, '[data-testid="reaction-table"]'],
];

function targetOf(at: number, event: string, symbol: string): Element | null {
  const candidates = (TARGETS[at]?.(event, symbol) ?? []).flatMap((selector) => [
    ...document.querySelectorAll(selector),
  ]);
  return candidates.find((element) => element.getBoundingClientRect().height > 0) ?? null;
}

/** How much of the screen's height stays above what is pointed at, so that what leads to it is seen too. */
const ROOM_ABOVE = 0.25;

/**
 * Goes through the steps on the page itself: each lights what it speaks of, and says it beside that, on a phone at
 * the lower edge. Nothing on the page moves but its scrolling; Escape ends it.
 */
export function ReadingWalk({ steps, event, symbol, day, labels, onEnd }: ReadingWalkProps) {
  const [at, setAt] = useState(0);
  const [target, setTarget] = useState<Box | null>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const bubble = useRef<HTMLElement>(null);
  const step = steps[at];
  const isLast = at === steps.length - 1;

  useLayoutEffect(() => {
    const element = targetOf(at, event, symbol);
    const follow = () => {
      setTarget(element?.getBoundingClientRect() ?? null);
      const own = bubble.current?.getBoundingClientRect();
      if (own) setSize({ width: own.width, height: own.height });
    };
    if (element) {
      const { top } = element.getBoundingClientRect();
      window.scrollBy({ top: top - window.innerHeight * ROOM_ABOVE, behavior: "instant" });
    }
    pointAtDay(day);
    pointAt(event);
    follow();
    bubble.current?.focus({ preventScroll: true });
    window.addEventListener("scroll", follow, { passive: true });
    window.addEventListener("resize", follow);
    return () => {
      window.removeEventListener("scroll", follow);
      window.removeEventListener("resize", follow);
    };
  }, [at, event, symbol, day]);

  useEffect(
    () => () => {
      pointAtDay(null);
      pointAt(null);
    },
    [],
  );

  const place = bubblePlace(target, size, { width: window.innerWidth, height: window.innerHeight });
  return createPortal(
    <>
      {target && (
        <div
          aria-hidden="true"
          className="pointer-events-none fixed z-30 rounded outline-2 outline-offset-4 outline-accent"
          style={{ left: target.left, top: target.top, width: target.width, height: target.height }}
        />
      )}
      <section
        ref={bubble}
        role="dialog"
        aria-label={labels.label}
        tabIndex={-1}
        className="panel fixed z-40 w-88 max-w-full p-3 text-sm shadow-lg outline-none max-sm:sheet max-sm:w-auto max-sm:p-4"
        style={place ?? undefined}
        onKeyDown={(key) => {
          if (key.key !== "Escape") return;
          key.preventDefault();
          onEnd();
        }}
        data-testid="reading-walk"
      >
        <div aria-live="polite">
          <p className="text-xs text-muted">{step?.place}</p>
          <h2 className="text-base">{step?.title}</h2>
          <div className="mt-1 text-pretty">{step?.content}</div>
        </div>
        <div className="mt-3 flex items-center gap-2 max-sm:[&_.control]:min-h-11">
          <button type="button" className="control" onClick={onEnd}>
            {labels.end}
          </button>
          <button
            type="button"
            className="control ms-auto aria-disabled:opacity-50"
            aria-disabled={at === 0}
            onClick={() => setAt(Math.max(0, at - 1))}
          >
            {labels.back}
          </button>
          <button
            type="button"
            className="control border-ink bg-ink font-semibold text-paper"
            onClick={() => (isLast ? onEnd() : setAt(at + 1))}
          >
            {isLast ? labels.done : labels.next}
          </button>
        </div>
      </section>
    </>,
    document.body,
  );
}
