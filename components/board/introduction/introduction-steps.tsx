"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { remember } from "../../ui/reader-cookie.ts";
import { FIRST_VISIT_COOKIE, firstVisitEnd } from "./first-visit.ts";

interface IntroductionStepsProps {
  readonly steps: readonly { readonly title: string; readonly content: ReactNode }[];
  readonly label: string;
  /** `Step 1 of 3`, for each step. */
  readonly places: readonly string[];
  readonly labels: {
    readonly skip: string;
    readonly back: string;
    readonly next: string;
    readonly done: string;
  };
  /** The reader asked for it, so it takes the focus; on a first visit it takes nothing. */
  readonly asked: boolean;
}

/** A page that the browser goes back to is drawn from before the introduction was closed. */
let isOver = false;

/** One step at a time above the board; it covers nothing, and Escape or Skip ends it for good. */
export function IntroductionSteps({ steps, label, places, labels, asked }: IntroductionStepsProps) {
  const [open, setOpen] = useState(asked || !isOver);
  const [at, setAt] = useState(0);
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    if (asked) panel.current?.focus();
    else if (!document.cookie.includes(`${FIRST_VISIT_COOKIE}=`))
      remember(FIRST_VISIT_COOKIE, String(firstVisitEnd(Date.now())));
  }, [asked]);

  useEffect(() => {
    if (!open) return;
    // Escape belongs to whatever else has the focus: a menu, a dialog, a measurement in the chart.
    const onKey = (event: KeyboardEvent) => {
      const focused = document.activeElement;
      const free = focused === null || focused === document.body || panel.current?.contains(focused);
      if (event.key === "Escape" && !event.defaultPrevented && free) end();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });

  function end() {
    isOver = true;
    remember(FIRST_VISIT_COOKIE, "0");
    if (panel.current?.contains(document.activeElement)) document.getElementById("content")?.focus();
    const address = new URL(window.location.href);
    if (address.searchParams.has(FIRST_VISIT_COOKIE)) {
      address.searchParams.delete(FIRST_VISIT_COOKIE);
      window.history.replaceState(null, "", address);
    }
    setOpen(false);
  }

  if (!open) return null;
  const isLast = at === steps.length - 1;
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={label}
      className="needs-script no-print panel my-3 flex flex-col p-4"
      data-testid="introduction"
    >
      <div className="grid" aria-live="polite">
        {steps.map(({ title, content }, step) => (
          // All share one place, so that the page below stands still from step to step. On a phone, where the last
          // is far longer, what stands still are the buttons: they are above.
          <div
            key={title}
            className={`col-start-1 row-start-1 ${step === at ? "" : "invisible max-md:hidden"}`}
          >
            <p className="text-xs text-muted">{places[step]}</p>
            <h2 className="pe-10 text-lg">{title}</h2>
            {content}
          </div>
        ))}
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-2 max-md:order-first max-md:mt-0 max-md:mb-3 max-md:[&_.control]:min-h-11">
        <button type="button" className="control" onClick={end}>
          <X aria-hidden="true" size={16} />
          {labels.skip}
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
          className="control"
          aria-pressed="true"
          onClick={() => (isLast ? end() : setAt(at + 1))}
        >
          {isLast ? labels.done : labels.next}
        </button>
      </div>
    </section>
  );
}
