"use client";

import { useSyncExternalStore } from "react";

let pointed: number | null = null;
const followers = new Set<() => void>();

/** The day pointed at on this page, in days since 1970-01-01; null is none. */
export const dayPointedAt = (): number | null => pointed;

/**
 * Points every chart of the page at a day; null at none. Kept beside React's state: only what shows the day renders
 * when a pointer moves, not the charts.
 */
export function pointAtDay(day: number | null): void {
  if (day === pointed) return;
  pointed = day;
  for (const follow of followers) follow();
}

/** The day pointed at on any chart of the page; whoever calls it renders anew with each. */
export const usePointedDay = (): number | null => useSyncExternalStore(follow, dayPointedAt, nothing);

function follow(follower: () => void): () => void {
  followers.add(follower);
  return () => {
    followers.delete(follower);
    // The last chart has gone, with whatever was pointed at on it.
    if (followers.size === 0) pointed = null;
  };
}

const nothing = () => null;
