"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import type { ChartScale } from "../../lib/filters.ts";

/** In the order of the controls; the first is what a page shows without a scale in its address (lib/filters.ts). */
export const SCALES = ["indexed", "price", "log"] as const satisfies readonly ChartScale[];

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
    scale: scale ?? SCALES[0],
    chooseScale: (next) => void setScale(next === SCALES[0] ? null : next),
  };
}
