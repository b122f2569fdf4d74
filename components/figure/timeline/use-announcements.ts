"use client";

import { useCallback, useMemo, useState } from "react";
import type { ChartLine } from "../../../lib/drawing/chart.ts";
import type { TimelineLane, TimelineMark } from "../../../lib/views/figure/timeline.ts";
import type { TableReaction } from "../../../lib/views/reactions/table-rows.ts";
import { laneRows } from "../lanes/lane-rows.ts";
import { lanesWithout, lollipopDays, lollipopStrips } from "../lollipops/lollipops.ts";
import { announcedDays } from "./announced-days.ts";
import { byInstant } from "./walk.ts";

/** The announcements of a figure: as marks, by what they did, as lollipops and lanes, and by day. */
export function useAnnouncements(
  lanes: readonly TimelineLane[],
  reactions: readonly TableReaction[],
  lines: readonly ChartLine[],
) {
  const [unfolded, setUnfolded] = useState(false);
  const [company, chooseCompany] = useState<string | null>(null);
  const unfold = useCallback(() => setUnfolded((open) => !open), []);
  const marks = useMemo(() => byInstant(lanes.flatMap((lane) => lane.marks)), [lanes]);
  const bySlug = useMemo(() => new Map(marks.map((mark) => [mark.slug, mark])), [marks]);
  const byEvent = useMemo(() => Map.groupBy(reactions, (reaction) => reaction.event), [reactions]);
  const strips = useMemo(() => lollipopStrips(lines, reactions, marks), [lines, reactions, marks]);
  const measured = useMemo(() => lollipopDays(strips), [strips]);
  return {
    /** By instant. */
    marks,
    /** Those that have a reaction to show. */
    studied: useMemo(
      () => marks.filter(({ slug, precision }) => precision !== "month" && byEvent.has(slug)),
      [marks, byEvent],
    ),
    strips,
    /** Where those of the strips stand, by slug. */
    measured,
    /** The company whose strip is in full; null is the first. */
    company,
    chooseCompany,
    rows: useMemo(() => laneRows(lanesWithout(lanes, measured), unfolded), [lanes, measured, unfolded]),
    unfolded,
    unfold,
    announcedOn: useMemo(() => announcedDays(lanes, measured), [lanes, measured]),
    markOf: (slug: string): TimelineMark | undefined => bySlug.get(slug),
    reactionsTo: useCallback((slug: string) => byEvent.get(slug) ?? [], [byEvent]),
  };
}
