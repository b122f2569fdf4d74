"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { type ChartScale, FILTER } from "../../lib/filters.ts";

const { words, default: OPENING_SCALE } = FILTER.scale;

/** In the order of the controls; the first is what a page shows without a scale in its address. */
export const SCALES: readonly ChartScale[] = [
  OPENING_SCALE,
  ...words.filter((scale) => scale !== OPENING_SCALE),
];

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
    scale: scale ?? OPENING_SCALE,
    chooseScale: (next) => void setScale(next === OPENING_SCALE ? null : next),
  };
}
