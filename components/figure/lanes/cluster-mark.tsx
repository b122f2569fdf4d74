"use client";

import { type ComponentProps, lazy, Suspense, useRef, useState } from "react";
import { fill } from "../../text/fill.ts";
import { longDay } from "../../text/format.ts";
import { clauses, listed } from "../../text/lists.ts";
import { useScript } from "../../ui/use-script.ts";
import type { MarkTexts } from "./lane-mark.ts";
import { isWhole, type LaneChoice, type LaneMark } from "./lane-mark.ts";
import { markDate } from "./mark-name.ts";

const ClusterList = lazy(() => import("./cluster-list.tsx"));

/** Titles in a cluster's spoken name; its list has the others. */
const MOST_TITLES = 6;
/** A count of more digits is wider than the place of a mark. */
const LONG_COUNT = 1000;

interface ClusterMarkProps extends MarkTexts {
  /** By day, at least one; one alone is one that has not been sent whole. */
  readonly marks: readonly LaneMark[];
  readonly choice: LaneChoice;
  /** Where it stands, and its place in the walk by keys. */
  readonly place: ComponentProps<"button">;
  /** Where its face is drawn elsewhere. */
  readonly isUncounted: boolean;
  readonly onZoom: (first: number, last: number) => void;
}

/** Several announcements too near to each other for a mark each: their count, and on a press their list. */
export function ClusterMark({ marks, place, isUncounted, ...texts }: ClusterMarkProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const count = marks.length;
  // The button opens nothing before a script is there, and then it names the others and has a hint for the pointer.
  const isScriptThere = useScript();
  const most = isScriptThere ? MOST_TITLES : 1;
  const label = fill(texts.clusterLabel, { count, titles: titlesOf(marks, most, texts) });
  return (
    <>
      <button
        {...place}
        ref={button}
        type="button"
        className={`timeline-mark ${place.className ?? ""}`}
        data-events={marks.flatMap((mark) => (isWhole(mark) ? mark.slug : [])).join(" ")}
        data-testid="cluster"
        aria-label={label}
        title={isScriptThere && !marks.some(isWhole) ? label : undefined}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {!isUncounted && (
          <span className="timeline-shape cluster-count">
            {count < LONG_COUNT ? count : `${Math.floor(count / LONG_COUNT)}k`}
          </span>
        )}
      </button>
      {open && (
        <Suspense>
          <ClusterList
            {...texts}
            marks={marks}
            anchor={button}
            label={label}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}

/** The first titles of a cluster with their dates and how many there are more; the days where no title is known. */
function titlesOf(marks: readonly LaneMark[], most: number, { locale, labels }: MarkTexts): string {
  const known = marks.filter(isWhole).slice(0, most);
  if (known.length === 0) {
    const ends = [marks.at(0)?.day ?? 0, marks.at(-1)?.day ?? 0];
    return [...new Set(ends)].map((day) => longDay(locale, day)).join(" – ");
  }
  const named = known.map((mark) => listed(locale, [mark.title, markDate(mark, locale)]));
  if (marks.length > known.length)
    named.push(fill(labels.moreTitles, { count: marks.length - known.length }));
  return clauses(locale, named);
}
