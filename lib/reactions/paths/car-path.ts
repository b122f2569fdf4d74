import { confidenceHalfWidth, cumulativePath } from "../../study/cumulative.ts";
import type { EventStudy, SessionWindow } from "../../study/types.ts";

/** One point of the CAR chart: fractions, with the 95% band; a gap has no values. */
export interface PathPoint {
  readonly session: number;
  readonly date: string | null;
  readonly car: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The sessions that every chart of one reaction's CAR is drawn over. */
export const PATH_WINDOW: SessionWindow = { start: -10, end: 10 };

const CONFIDENCE_LEVEL = 0.95;

/**
 * CAR from a session on, of the charts' window the first, to each later one of the study, fractions, with its 95% band;
 * empty where nothing could be studied.
 */
export function carPath(
  study: EventStudy,
  dateOf: (session: number) => string | null,
  from: number = PATH_WINDOW.start,
): PathPoint[] {
  if (study.status !== "ok") return [];
  return cumulativePath(study, from).map((point) => {
    const { session } = point;
    const date = dateOf(session);
    if ("gap" in point) return { session, date, car: null, low: null, high: null };
    const half = confidenceHalfWidth(point.cumulative, study.fit.degreesOfFreedom, CONFIDENCE_LEVEL);
    const car = point.cumulative.value;
    return { session, date, car, low: car - half, high: car + half };
  });
}
