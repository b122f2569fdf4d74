"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { type ChartScale, DEFAULT_FILTER, SCALES } from "../../lib/filters.ts";

/**
 * The scale in the address, and what changes it there. The browser has all it needs to draw another, so the server is
 * not asked; it reads the address when the page is loaded, and takes the first scale for one that is missing or unknown too.
 */
export function useScale(): {
  readonly scale: ChartScale;
  readonly chooseScale: (scale: ChartScale) => void;
} {
  const [scale, setScale] = useQueryState(
    "scale",
    parseAsStringLiteral(SCALES).withOptions({ history: "push", scroll: false, shallow: true }),
  );
  return {
    scale: scale ?? DEFAULT_FILTER.scale,
    chooseScale: (next) => void setScale(next === DEFAULT_FILTER.scale ? null : next),
  };
}
