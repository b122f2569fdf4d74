import { useEffect, useState } from "react";
import type { TimelineMark } from "../../../lib/views/figure/timeline.ts";
import { isWhole, type LaneChoice, type LaneMark } from "./lane-mark.ts";
import { loadMarks } from "./load-marks.ts";

interface ClusterPlace {
  readonly locale: string;
  /** The page's filter. */
  readonly query: string;
  readonly choice: LaneChoice;
  readonly first: number;
  readonly last: number;
}

/** A cluster's announcements by day: those that are here, and all of them (up to 300) once they have come. */
export function useClusterMarks(
  marks: readonly LaneMark[],
  { locale, query, choice, first, last }: ClusterPlace,
) {
  const here = marks.filter(isWhole);
  const missing = here.length < marks.length;
  const [come, setCome] = useState<readonly TimelineMark[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  // The same lanes are named by a new object each time that the timeline is drawn.
  const chosen = JSON.stringify(choice);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each further try asks again
  useEffect(() => {
    if (!missing) return;
    const leaving = new AbortController();
    loadMarks({ locale, query, choice, first, last, signal: leaving.signal }).then(
      (lanes) => {
        setCome(lanes.flatMap((lane) => lane.marks).sort((a, b) => a.day - b.day));
        setFailed(false);
      },
      () => leaving.signal.aborted || setFailed(true),
    );
    return () => leaving.abort();
  }, [missing, locale, query, chosen, first, last, tries]);
  return {
    known: come ?? here,
    loading: missing && come === null && !failed,
    failed: missing && come === null && failed,
    retry: () => {
      setFailed(false);
      setTries(tries + 1);
    },
  };
}
