/**
 * The cookie that holds until when (milliseconds since the epoch) the first visit lasts, so that a change of language
 * shows the introduction again and the next day does not; 0 once it was skipped. What is no number was not written here
 * and counts as seen (components/page/reader-script.tsx).
 */
export const FIRST_VISIT_COOKIE = "introduction";

const VISIT_MILLISECONDS = 30 * 60_000;

/** Until when a first visit that begins now lasts, milliseconds since the epoch. */
export const firstVisitEnd = (now: number): number => now + VISIT_MILLISECONDS;
