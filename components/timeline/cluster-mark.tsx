"use client";

import { lazy, Suspense, useState } from "react";
import type { TimelineMark } from "../../lib/views/timeline.ts";
import { fill } from "../fill.ts";

const ClusterList = lazy(() => import("./cluster-list.tsx"));

interface ClusterMarkProps {
  readonly marks: readonly TimelineMark[];
  /** Pixels from the figure's left edge, and whether the list opens towards the left. */
  readonly x: number;
  readonly top: number;
  readonly towardsLeft: boolean;
  readonly href: (slug: string) => string;
  /** `{count} announcements: {titles}` in the reader's language. */
  readonly label: string;
}

/** Several announcements too near to each other for a mark each: their count, and on a click their list. */
export function ClusterMark({ marks, x, top, towardsLeft, href, label }: ClusterMarkProps) {
  const [open, setOpen] = useState(false);
  const titles = marks.map(({ title, localDate }) => `${title}, ${localDate}`).join("; ");
  return (
    <fieldset
      className={`absolute ${open ? "z-30" : ""}`}
      style={{ left: x, top }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
      onKeyDown={(key) => {
        if (key.key === "Escape") setOpen(false);
        key.stopPropagation();
      }}
    >
      <button
        type="button"
        className="timeline-mark absolute flex h-3.5 min-w-3.5 -translate-1/2 items-center justify-center rounded-full border border-panel bg-muted px-0.5 text-2xs leading-none font-semibold text-paper"
        data-events={marks.map(({ slug }) => slug).join(" ")}
        data-testid="cluster"
        aria-label={fill(label, { count: marks.length, titles })}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {marks.length}
      </button>
      {open && (
        <Suspense>
          <ClusterList marks={marks} towardsLeft={towardsLeft} href={href} />
        </Suspense>
      )}
    </fieldset>
  );
}
