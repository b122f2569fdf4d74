// Buy-and-hold abnormal returns.
import type { MeasuredStudy } from "./cumulative.ts";
import { tested } from "./prediction.ts";
import type { SessionWindow, Tested } from "./types.ts";

/**
 * BHAR = prod (1 + R_t) - prod (1 + E[R_t]) over the window, both ends included (Barber & Lyon 1997), with
 * the standard error sigma sqrt(L) that Lyon, Barber & Tsai (1999) scale it by, M - k degrees of freedom.
 * Out: a fraction; null when a session of the window is a gap or lies outside the study.
 */
export function buyAndHold(study: MeasuredStudy, window: SessionWindow): Tested | null {
  let count = 0;
  let held = 1;
  let expectedHeld = 1;
  for (const entry of study.sessions) {
    if (entry.session < window.start || entry.session > window.end) continue;
    if (entry.kind === "gap") return null;
    count += 1;
    held *= 1 + entry.actual;
    expectedHeld *= 1 + entry.expected;
  }
  if (count !== window.end - window.start + 1) return null;
  const { sigma, degreesOfFreedom } = study.fit;
  return tested(held - expectedHeld, sigma * sigma * count, degreesOfFreedom);
}
