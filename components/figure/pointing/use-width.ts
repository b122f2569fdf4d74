"use client";

import { type RefObject, startTransition, useCallback, useEffect, useState } from "react";
import { PAPER_PIXELS, usePrinting } from "../../ui/printing.ts";

/**
 * An element's width in whole pixels, kept up to date; null before it was measured, which is when it comes near the
 * screen. While the page is printed it is no wider than the paper, which nobody can measure before.
 */
export function useWidth(element: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    // A chart is drawn in slices, so that a slow phone answers to its reader in between.
    const observer = new ResizeObserver(([entry]) =>
      startTransition(() => setWidth(Math.floor(entry?.contentRect.width ?? 0))),
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  usePrinting(
    useCallback(() => setPrinting(true), []),
    useCallback(() => setPrinting(false), []),
  );
  return isPrinting ? Math.min(width ?? PAPER_PIXELS, PAPER_PIXELS) : width;
}
