// Windows of sessions relative to day 0, both ends included: what an event study uses unless it is told otherwise.
import type { SessionWindow } from "./types.ts";

/** The usual estimation window: long enough for a fit, and over two weeks before the announcement. */
export const ESTIMATION_WINDOW: SessionWindow = { start: -120, end: -11 };

/** The usual event window: day 0 with the session before and after it. */
export const EVENT_WINDOW: SessionWindow = { start: -1, end: 1 };

/** Day 0 alone. */
export const DAY_ZERO: SessionWindow = { start: 0, end: 0 };

/** A fit on fewer sessions than this says too little about the normal return to be shown. */
export const MINIMUM_ESTIMATION_SESSIONS = 20;

/** Whether two windows have a session in common. */
export const windowsOverlap = (one: SessionWindow, other: SessionWindow): boolean =>
  one.start <= other.end && other.start <= one.end;

/** The sessions before day 0 in which nothing should show yet (a pre-trend). */
export const PRE_TREND: SessionWindow = { start: -10, end: -1 };
