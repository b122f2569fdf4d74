"use client";

import { useEffect } from "react";
import { flushSync } from "react-dom";

/** What a chart has of a page, A4 or Letter upright with margins of 15 mm, inside a panel, in CSS pixels. */
export const PAPER_PIXELS = 640;

/** Does something just before the page is printed, drawn at once, and something just after. Keep both stable. */
export function usePrinting(before: () => void, after: () => void): void {
  useEffect(() => {
    const onBefore = () => flushSync(before);
    window.addEventListener("beforeprint", onBefore);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", onBefore);
      window.removeEventListener("afterprint", after);
    };
  }, [before, after]);
}
