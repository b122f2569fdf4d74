"use client";

import { type ReactNode, Suspense, useState } from "react";

interface ReadingPlaceProps {
  /** What stands here while the page is read; null where the page has been read already. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/**
 * The place of a page, with a boundary of its own only where it came up with something to wait for: React sends what
 * a boundary holds apart, hidden, and shows what stood in its place for 300 ms at least. It stays what it was at first,
 * so that the answers to a filter change what is shown instead of drawing it anew.
 */
export function ReadingPlace({ fallback, children }: ReadingPlaceProps) {
  const [waits] = useState(fallback !== null);
  return waits ? <Suspense fallback={fallback}>{children}</Suspense> : children;
}
