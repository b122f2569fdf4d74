"use client";

import { parseAsArrayOf, parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";
import type { DayWindow } from "../../lib/drawing/zoom-window.ts";
import { type ChartOverlay, type ChartStyle, DEFAULT_FILTER, FILTER } from "../../lib/filters.ts";
import { isoDate } from "../../lib/market/session-date.ts";

/** What the chart itself puts into the address (lib/filters/parse.ts checks it on the server). */
const CHART_PARSERS = {
  chart: parseAsString,
  overlay: parseAsArrayOf(parseAsString),
  from: parseAsString,
  to: parseAsString,
  timeline: parseAsString,
};

/**
 * The chart's choices in the address; each change asks the server, and shows at once where it can. `opening` lies over
 * the prices where the address says nothing of that: an `overlay=` without a word is none at all.
 */
export function useChartAddress(drawn: ChartStyle, opening: readonly ChartOverlay[]) {
  const [pending, startTransition] = useTransition();
  const [address, setAddress] = useQueryStates(CHART_PARSERS, {
    shallow: false,
    history: "push",
    scroll: false,
    startTransition,
  });
  const overlay: readonly string[] = address.overlay ?? opening;
  return {
    pending,
    style: knownStyle(address.chart) ?? drawn,
    overlay,
    chooseStyle: (style: ChartStyle) =>
      void setAddress({ chart: style === DEFAULT_FILTER.chart ? null : style }, unasked()),
    toggleOverlay: (name: ChartOverlay) => {
      const next = overlay.includes(name) ? overlay.filter((own) => own !== name) : [...overlay, name];
      // Volumes have come with the page, and claims where it opens on them: the server is not asked for them.
      void setAddress(
        { overlay: next.length > 0 || opening.length > 0 ? next : null },
        name === "volume" || (name === "claims" && opening.includes(name)) ? { shallow: true } : unasked(),
      );
    },
    isRangeGiven: address.from !== null || address.to !== null,
    timelineHidden: address.timeline === "hidden",
    /** The server has nothing to answer: lanes come and go at once. */
    toggleTimeline: () =>
      void setAddress({ timeline: address.timeline === "hidden" ? null : "hidden" }, { shallow: true }),
    keepRange: ({ first, last }: DayWindow) =>
      void setAddress({ from: isoDate(first), to: isoDate(last) }, unasked()),
  };
}

/** Without a connection the server is not asked: the page that is there would be thrown away for its answer. */
const unasked = (): { readonly shallow?: boolean } => (navigator.onLine ? {} : { shallow: true });

const knownStyle = (text: string | null): ChartStyle | null =>
  FILTER.chart.words.find((style) => style === text) ?? null;
