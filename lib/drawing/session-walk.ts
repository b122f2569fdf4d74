import { lastAtOrBefore } from "./plot-frame.ts";

/** Sessions that Page Up and Page Down step over: about a month. */
const PAGE_SESSIONS = 20;

/**
 * The session that a key leads to from the one pointed at (null is none, and any step starts at the last);
 * undefined where the key is no step. `days` ascends and is not empty.
 */
export function sessionStep(days: readonly number[], day: number | null, key: string): number | undefined {
  if (key === "Home") return days.at(0);
  if (key === "End") return days.at(-1);
  const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -PAGE_SESSIONS, PageDown: PAGE_SESSIONS }[key];
  if (step === undefined) return undefined;
  const at = day === null ? days.length - 1 : lastAtOrBefore(days, day) + step;
  return days[Math.min(days.length - 1, Math.max(0, at))];
}
