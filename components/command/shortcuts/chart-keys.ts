import type { Messages } from "../../../lib/i18n/messages.ts";

/** Keys that the price chart obeys while it has the focus (components/figure/pointing/use-reading.ts); each does the same. */
export interface ChartKey {
  readonly name: keyof Messages["shortcuts"]["names"]["chart"];
  readonly keys: readonly string[];
}

/** The chart's keys for the list; a browser test presses each of them. */
export const CHART_KEYS: readonly ChartKey[] = [
  { name: "session", keys: ["ArrowLeft", "ArrowRight"] },
  { name: "month", keys: ["PageUp", "PageDown"] },
  { name: "ends", keys: ["Home", "End"] },
  { name: "zoom", keys: ["+", "-"] },
  { name: "whole", keys: ["0"] },
  { name: "measure", keys: ["m"] },
  { name: "clear", keys: ["Escape"] },
];
