import { orNull } from "../../drawing/chart-place.ts";
import { drawnNumber } from "../../drawing/chart-scale.ts";
import type { PlainExpectation } from "../../drawing/expectation-scale.ts";
import { dayNumber } from "../../market/session-date.ts";
import { type MeasureFilter, studyReaction } from "../../reactions/reaction-study.ts";
import type { PlacedPair } from "../../reactions/selection.ts";
import { confidenceHalfWidth, cumulativePath } from "../../study/cumulative.ts";

/** The expectation is drawn at least so many sessions past day 0. */
const SESSIONS_AFTER = 10;
const CONFIDENCE_LEVEL = 0.95;

/**
 * What the model expected of a listing round an announcement, from the session before the CAR window on, with the
 * band of the CAR's t test. It ends at the first gap. Null where nothing can be measured. `indexedAt` gives the
 * indexed value at a position of the listing's series.
 */
export function expectation(
  pair: PlacedPair,
  filter: MeasureFilter,
  indexedAt: (position: number) => number | null,
): PlainExpectation | null {
  const {
    series,
    placed: { announcement },
    index,
  } = pair;
  if (index === null) return null;
  const start = Math.min(filter.window.start, 0);
  // The last announcements have fewer sessions behind them.
  const end = Math.min(Math.max(filter.window.end, SESSIONS_AFTER), series.sessions.length - 1 - index);
  const pointAt = (position: number, car: number, half: number) => {
    const [close, indexed] = [orNull(series.close[position] ?? Number.NaN), indexedAt(position)];
    return close === null || indexed === null ? null : { position, close, indexed, car, half };
  };
  const before = pointAt(index + start - 1, 0, 0);
  const study = studyReaction(pair, index, filter, { start, end });
  if (study.status !== "ok" || before === null) return null;
  const points = [before];
  for (const point of cumulativePath(study, start)) {
    if ("gap" in point) break;
    const half = confidenceHalfWidth(point.cumulative, study.fit.degreesOfFreedom, CONFIDENCE_LEVEL);
    const drawn = pointAt(index + point.session, point.cumulative.value, half);
    if (!drawn) break;
    points.push(drawn);
  }
  if (points.length < 2) return null;
  return {
    event: announcement.slug,
    symbol: series.symbol,
    days: points.map(({ position }) => dayNumber(series.sessions[position] ?? "")),
    closes: points.map(({ close }) => close),
    indexed: points.map(({ indexed }) => drawnNumber(indexed)),
    cars: points.map(({ car }) => drawnNumber(car)),
    halves: points.map(({ half }) => drawnNumber(half)),
  };
}
