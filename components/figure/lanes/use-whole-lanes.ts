"use client";

import { useEffect, useMemo, useState } from "react";
import type { DayWindow } from "../../../lib/drawing/zoom-window.ts";
import type { TimelineLane } from "../../../lib/views/figure/timeline.ts";
import { daysToLoad, fillLanes, type LoadedMarks } from "./whole-lanes.ts";

/** Whoever zooms by the wheel passes many windows. */
const SETTLED_MILLISECONDS = 150;

/** The lanes sent with the page, and whole what of their counts has been asked for since: the days shown, once few. */
export function useWholeLanes(
  sent: readonly TimelineLane[],
  locale: string,
  query: string,
  shown: DayWindow,
): readonly TimelineLane[] {
  const [loaded, setLoaded] = useState<(LoadedMarks & { readonly of: readonly TimelineLane[] }) | null>(null);
  // Another filter has other lanes.
  const held = loaded?.of === sent ? loaded : null;
  const { first, last } = daysToLoad(sent, shown, held) ?? { first: null, last: null };
  useEffect(() => {
    if (first === null || last === null) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    const timer = setTimeout(() => {
      import("./load-marks.ts")
        .then(({ loadMarks }) => loadMarks({ locale, query, first, last, signal }))
        .then(
          (lanes) => setLoaded({ of: sent, first, last, lanes }),
          // Their counts stay, and each opens by itself.
          () => {},
        );
    }, SETTLED_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [sent, locale, query, first, last]);
  return useMemo(() => (held ? fillLanes(sent, held) : sent), [sent, held]);
}
