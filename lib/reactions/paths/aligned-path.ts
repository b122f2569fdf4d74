import { cumulativePath } from "../../study/cumulative.ts";
import type { EventStudy, SessionWindow } from "../../study/types.ts";
import { type MeasureFilter, studyReaction } from "../reaction-study.ts";
import type { PlacedPair } from "../selection.ts";

/** One session of a listing, counted from its day 0. Fractions; null where there is nothing to sum or compare. */
export interface AlignedPoint {
  readonly session: number;
  /** The exchange's date; null outside the stored sessions. */
  readonly date: string | null;
  /** Change of the adjusted close since the close before the base session; before it, what was still to come. */
  readonly raw: number | null;
  /** CAR from the base session to this one; before it, less the abnormal returns between the two. */
  readonly abnormal: number | null;
}

/**
 * A listing's price and its abnormal part round position `index`, session by session, both zero at the close before
 * session `base` (0 is day 0), which lies within the window.
 */
export function alignedPath(
  pair: PlacedPair,
  index: number,
  filter: MeasureFilter,
  { base, ...window }: SessionWindow & { readonly base: number },
): AlignedPoint[] {
  const { series } = pair;
  const sums = sumsFrom(studyReaction(pair, index, filter, window), base);
  const close = series.adjustedClose[index + base - 1] ?? Number.NaN;
  return Array.from({ length: window.end - window.start + 1 }, (_, at) => {
    const session = window.start + at;
    const raw = (series.adjustedClose[index + session] ?? Number.NaN) / close - 1;
    return {
      session,
      date: series.sessions[index + session] ?? null,
      raw: Number.isNaN(raw) ? null : raw,
      abnormal: sums.get(session) ?? null,
    };
  });
}

/** The sum of abnormal returns from the close before `base` to each session, forward and back to the first gap. */
function sumsFrom(study: EventStudy, base: number): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  if (study.status !== "ok") return sums;
  for (const point of cumulativePath(study, base)) {
    if (!("gap" in point)) sums.set(point.session, point.cumulative.value);
  }
  let back = 0;
  for (const entry of study.sessions.filter(({ session }) => session < base).toReversed()) {
    sums.set(entry.session, back);
    if (entry.kind === "gap") break;
    back -= entry.abnormal.value;
  }
  return sums;
}
