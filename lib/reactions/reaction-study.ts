import type { Filter } from "../filters.ts";
import type { LimitState } from "../market/types.ts";
import type { SeriesPair } from "../study/batch/study-events.ts";
import type { CleanEstimation } from "../study/clean-estimation.ts";
import { studyDay, studyEvent } from "../study/event-study.ts";
import { censoredReaction } from "../study/limit-run.ts";
import type { EventStudy, SessionWindow } from "../study/types.ts";
import { MINIMUM_ESTIMATION_SESSIONS } from "../study/windows.ts";
import type { Reaction } from "./reaction.ts";
import type { PlacedPair } from "./selection.ts";
import { benchmarkReturns } from "./series.ts";
import { cleanEstimation } from "./sessions/clean-estimation.ts";
import { limitRunFrom } from "./sessions/market-facts.ts";

/** The definitions that every study across events of the product uses (lib/study/README.md). */
export const PANEL_DEFINITIONS = {
  minimumSessions: MINIMUM_ESTIMATION_SESSIONS,
  residualDegrees: "M-k",
  forecastCorrection: "on",
} as const;

/** How a reaction is measured. */
export type MeasureFilter = Pick<Filter, "model" | "estimation" | "window" | "exclude">;

/**
 * The event study of a pair with day 0 at a position of its listing's series, over the window widened to hold day 0;
 * the filter's own window says what other announcements take from the estimation.
 */
export function studyReaction(
  pair: PlacedPair,
  index: number,
  filter: MeasureFilter,
  window: SessionWindow = filter.window,
): EventStudy {
  const { series, benchmark } = pair;
  const returns = {
    returns: series.returns,
    benchmark: benchmark ? benchmarkReturns(series, benchmark) : null,
  };
  return studyPair(returns, index, filter, window, cleanEstimation(pair, index, filter));
}

/** The same from a listing's returns and its benchmark's in the same sessions. */
export function studyPair(
  pair: SeriesPair,
  index: number,
  filter: Pick<Filter, "model" | "estimation">,
  window: SessionWindow,
  clean: CleanEstimation,
): EventStudy {
  return studyEvent({
    ...pair,
    dayZero: index,
    estimation: filter.estimation,
    window: { start: Math.min(window.start, 0), end: Math.max(window.end, 0) },
    model: filter.model,
    minimumSessions: MINIMUM_ESTIMATION_SESSIONS,
    clean,
  });
}

/** What a reaction's row takes from the study of one session of a listing as day 0. */
export function studiedFigures(
  pair: PlacedPair,
  index: number,
  filter: MeasureFilter,
  clean: CleanEstimation = cleanEstimation(pair, index, filter),
): Pick<Reaction, "status" | "abnormalReturn" | "car" | "beta" | "estimationSessions"> {
  const { series, benchmark } = pair;
  const { model, estimation, window } = filter;
  const study = studyDay({
    returns: series.returns,
    benchmark: benchmark ? benchmarkReturns(series, benchmark) : null,
    dayZero: index,
    estimation,
    window,
    model,
    minimumSessions: MINIMUM_ESTIMATION_SESSIONS,
    clean,
  });
  if (study.status !== "ok") {
    const { status, sessions } = study;
    return { status, abnormalReturn: null, car: null, beta: null, estimationSessions: sessions };
  }
  return {
    status: study.abnormal === null ? "gap" : "ok",
    abnormalReturn: study.abnormal,
    car: study.car,
    beta: model === "mean" ? null : study.fit.beta,
    estimationSessions: study.fit.sessions,
  };
}

/** A reaction that its price limit cut off, carried to the end of the limit run (Kim & Rhee 1997). */
export function censoredFigures(
  pair: PlacedPair,
  filter: MeasureFilter,
  index: number,
  state: LimitState | null,
): Pick<Reaction, "limitRun" | "throughRun" | "throughFirstFree"> {
  if (state === null) return { limitRun: 0, throughRun: null, throughFirstFree: null };
  const { reference, listing, series } = pair;
  const limitRun = limitRunFrom(reference, listing, series, index);
  const study = studyReaction(pair, index, filter, { start: 0, end: limitRun });
  if (study.status !== "ok") return { limitRun, throughRun: null, throughFirstFree: null };
  const states = [...new Array<LimitState>(limitRun).fill(state), "free" as const];
  const reaction = censoredReaction(study, states);
  return {
    limitRun,
    throughRun: reaction?.throughRun ?? null,
    throughFirstFree: reaction?.throughFirstFree ?? null,
  };
}
