/** The cookie that holds until when (milliseconds since the epoch) the first visit lasts; 0 once it was skipped. */
export const FIRST_VISIT_COOKIE = "introduction";

const VISIT_MILLISECONDS = 30 * 60_000;

/** Until when a first visit that begins now lasts, milliseconds since the epoch. */
export const firstVisitEnd = (now: number): number => now + VISIT_MILLISECONDS;

/**
 * Whether a reader is on the first visit still, so that a change of language shows the introduction again and
 * the next day does not. What is no number was not written here and counts as seen. `now` in milliseconds.
 */
export function isFirstVisit(cookie: string | undefined, now: number): boolean {
  if (cookie === undefined) return true;
  return /^\d{1,15}$/.test(cookie) && now < Number(cookie);
}
