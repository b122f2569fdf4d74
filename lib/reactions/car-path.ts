import { confidenceHalfWidth, cumulativePath } from "../study/cumulative.ts";
import type { EventStudy, SessionWindow } from "../study/types.ts";
import type { PathPoint } from "../views/event.ts";

/** The sessions that every chart of one reaction's CAR is drawn over. */
export const PATH_WINDOW: SessionWindow = { start: -10, end: 10 };

const CONFIDENCE_LEVEL = 0.95;

/** CAR from the window's start to each of its sessions, fractions, with its 95% band; empty where nothing could be studied. */
export function carPath(study: EventStudy, dateOf: (session: number) => string | null): PathPoint[] {
  if (study.status !== "ok") return [];
  return cumulativePath(study, PATH_WINDOW.start).map((point) => {
    const { session } = point;
    const date = dateOf(session);
    if ("gap" in point) return { session, date, car: null, low: null, high: null };
    const half = confidenceHalfWidth(point.cumulative, study.fit.degreesOfFreedom, CONFIDENCE_LEVEL);
    const car = point.cumulative.value;
    return { session, date, car, low: car - half, high: car + half };
  });
}
