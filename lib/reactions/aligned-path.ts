import type { Filter } from "../filters.ts";
import type { InstrumentSeries } from "../market/instrument-series.ts";
import { cumulativePath } from "../study/cumulative.ts";
import type { SessionWindow } from "../study/types.ts";
import { studyReaction } from "./reaction-study.ts";

/** One session of a listing, counted from its day 0. Fractions; null where there is nothing to sum or compare. */
export interface AlignedPoint {
  readonly session: number;
  /** The exchange's date; null outside the stored sessions. */
  readonly date: string | null;
  /** Change of the adjusted close since the close before the window. */
  readonly raw: number | null;
  /** CAR from the window's first session to this one. */
  readonly abnormal: number | null;
}

/** A listing's price and its abnormal part round position `index`, from the same base, session by session. */
export function alignedPath(
  series: InstrumentSeries,
  benchmark: InstrumentSeries | null,
  index: number,
  filter: Pick<Filter, "model" | "estimation">,
  window: SessionWindow,
): AlignedPoint[] {
  const study = studyReaction(series, benchmark, index, filter, window);
  const sums = new Map(
    study.status === "ok"
      ? cumulativePath(study, window.start).map((point) => [
          point.session,
          "gap" in point ? null : point.cumulative.value,
        ])
      : [],
  );
  const base = series.adjustedClose[index + window.start - 1] ?? Number.NaN;
  return Array.from({ length: window.end - window.start + 1 }, (_, at) => {
    const session = window.start + at;
    const raw = (series.adjustedClose[index + session] ?? Number.NaN) / base - 1;
    return {
      session,
      date: series.sessions[index + session] ?? null,
      raw: Number.isNaN(raw) ? null : raw,
      abnormal: sums.get(session) ?? null,
    };
  });
}
