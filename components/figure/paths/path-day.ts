import { dayNumber } from "../../../lib/market/session-date.ts";
import type { PathPoint } from "../../../lib/reactions/car-path.ts";

/**
 * The day of a point of a CAR path, in days since 1970-01-01. An average over announcements has no dates: there the
 * number of the session stands for its day, so that such charts follow each other and no other.
 */
export const pathDay = ({ date, session }: Pick<PathPoint, "date" | "session">): number =>
  date === null ? session : dayNumber(date);
