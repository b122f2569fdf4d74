"use client";

import { type ComponentProps, lazy, Suspense, useRef, useState } from "react";
import type { TimelineMark } from "../../lib/views/timeline.ts";
import { fill } from "../fill.ts";
import { markDate } from "./mark-name.ts";
import type { MarkTexts } from "./timeline.tsx";

const ClusterList = lazy(() => import("./cluster-list.tsx"));

/** Titles in a cluster's spoken name; its list has the others. */
const MOST_TITLES = 6;

interface ClusterMarkProps extends MarkTexts {
  readonly marks: readonly TimelineMark[];
  /** Where it stands, and its place in the walk by keys. */
  readonly place: ComponentProps<"button">;
  readonly onZoom: (first: number, last: number) => void;
}

/** Several announcements too near to each other for a mark each: their count, and on a press their list. */
export function ClusterMark({ marks, place, onZoom, ...texts }: ClusterMarkProps) {
  const { clusterLabel, labels, locale } = texts;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const named = marks.slice(0, MOST_TITLES).map((mark) => `${mark.title}, ${markDate(mark, locale)}`);
  if (marks.length > MOST_TITLES) named.push(fill(labels.moreTitles, { count: marks.length - MOST_TITLES }));
  const label = fill(clusterLabel, { count: marks.length, titles: named.join("; ") });
  return (
    <>
      <button
        {...place}
        ref={button}
        type="button"
        className="timeline-mark absolute flex h-3.5 min-w-3.5 -translate-1/2 items-center justify-center rounded-full border border-panel bg-muted px-0.5 text-2xs leading-none font-semibold text-paper"
        data-events={marks.map(({ slug }) => slug).join(" ")}
        data-testid="cluster"
        aria-label={label}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {marks.length}
      </button>
      {open && (
        <Suspense>
          <ClusterList
            {...texts}
            marks={marks}
            anchor={button}
            label={label}
            onClose={() => setOpen(false)}
            onZoom={onZoom}
          />
        </Suspense>
      )}
    </>
  );
}
