"use client";

import { type RefObject, useEffect, useState } from "react";

/** Screens that have room for a table below a low chart. */
const ROOMY = "(width >= 1280px) and (height >= 640px)";

/**
 * Whether the reader has scrolled past the figure's prices to the table below it, on a screen with room for both, and
 * what leaves the table alone for as long as the page is open.
 */
export function usePinned(prices: RefObject<HTMLElement | null>): {
  readonly isPinned: boolean;
  readonly unpin: () => void;
} {
  const [isPast, setPast] = useState(false);
  const [isAtTable, setAtTable] = useState(false);
  const [isWanted, setWanted] = useState(true);
  useEffect(() => {
    const table = document.querySelector('[data-testid="reaction-table"]');
    if (!prices.current || !table || !window.matchMedia(ROOMY).matches) return;
    const seen = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        if (target === table) setAtTable(isIntersecting);
        else setPast(!isIntersecting && boundingClientRect.bottom <= 0);
      }
    });
    seen.observe(prices.current);
    seen.observe(table);
    return () => seen.disconnect();
  }, [prices]);
  return { isPinned: isWanted && isPast && isAtTable, unpin: () => setWanted(false) };
}
