"use client";

import { type RefObject, useEffect, useRef } from "react";
import { remember } from "../ui/reader-cookie.ts";
import { FIGURE_WIDTH_COOKIE } from "./first-width.ts";
import { useWidth } from "./pointing/use-width.ts";

/**
 * The width of a page's figure in pixels: `first`, which the server drew it for, until the browser has measured it.
 * What it measures is kept for the server, whose next page is then drawn right at once.
 */
export function useFigureWidth(element: RefObject<HTMLElement | null>, first: number): number {
  const measured = useWidth(element) || first;
  const kept = useRef(first);
  useEffect(() => {
    if (measured === kept.current) return;
    kept.current = measured;
    remember(FIGURE_WIDTH_COOKIE, String(measured));
  }, [measured]);
  return measured;
}
