"use client";

import type { ChartScale } from "../../lib/filters.ts";
import { useScale } from "./use-scale.ts";

/** What the numbers of the scale chosen mean, of the sentences for each. */
export function ScaleNote({ texts }: { readonly texts: Readonly<Record<ChartScale, string>> }) {
  const { scale } = useScale();
  return texts[scale];
}
