import type { Filter } from "../../filters.ts";
import { INDICATIVE } from "../../market/bar.ts";
import type { InstrumentSeries } from "../../market/instrument-series.ts";
import { cumulativeFromFit } from "../../study/cumulative.ts";
import {
  type CloseInRange,
  closeInRange,
  type SessionParts,
  sessionParts,
} from "../../study/session-parts.ts";
import type { EventStudy, SessionWindow, StudyRefusal, Tested } from "../../study/types.ts";
import { DAY_ZERO, windowsOverlap } from "../../study/windows.ts";
import { type MeasureFilter, studyReaction } from "../reaction-study.ts";
import type { PlacedPair } from "../selection.ts";
import { benchmarkReturns } from "../series.ts";
import { type OthersInWindow, othersInWindow } from "./others-in-window.ts";

/** Before day 0 it is asked whether the reaction was there already; from day 0 on, what was left of it. */
export const PART_WINDOWS = [
  { start: -10, end: -1 },
  { start: 0, end: 1 },
  { start: 0, end: 5 },
  { start: 0, end: 20 },
  { start: 0, end: 60 },
] as const satisfies readonly SessionWindow[];

/** The abnormal returns of a window before or from day 0, summed. */
export interface WindowSum {
  readonly window: SessionWindow;
  /** A fraction with its t and p; null where `status` says why. */
  readonly car: Tested | null;
  /** `gap`: a session has no return or is not over yet; `overlap`: the model was estimated on some of them. */
  readonly status: "ok" | "gap" | "overlap" | StudyRefusal;
  /** Other announcements of the same company in the window, which its sum can't be told apart from. */
  readonly others: OthersInWindow;
}

/** Day 0 of a listing taken apart from its daily bar, and the abnormal returns before and after it. Fractions. */
export interface DayParts {
  /** The exchange's ISO date. */
  readonly session: string;
  /** The return of day 0 from adjusted closes, which the two parts of `share` compound to. */
  readonly change: number | null;
  /** Null where no open is stored. */
  readonly share: SessionParts | null;
  /** Whether a dividend, split or rights issue of that day is taken out of the gap. */
  readonly isExDay: boolean;
  /** Null where no high or low is stored. */
  readonly range: CloseInRange | null;
  /** The benchmark in the same session; null where the model has none. */
  readonly benchmark: {
    readonly symbol: string;
    readonly change: number | null;
    /** Null where no open is stored of it: Hang Seng TECH has closes only. */
    readonly parts: SessionParts | null;
  } | null;
  readonly windows: readonly WindowSum[];
}

/** Takes day 0 of a pair apart; null where it has no close. The pair's series must have opens, highs and lows. */
export function dayParts(pair: PlacedPair, filter: MeasureFilter): DayParts | null {
  const { reference, listing, series, index } = pair;
  const session = series.sessions[index ?? -1];
  if (index === null || session === undefined || !isKnown(series.close[index])) return null;
  const benchmark = filter.model === "mean" ? null : pair.benchmark;
  const beside = benchmark && benchmarkReturns(series, benchmark);
  const change = series.returns[index] ?? Number.NaN;
  const market = beside?.[index] ?? Number.NaN;
  const { high, low, close } = barAt(series, session);
  return {
    session,
    change: isKnown(change) ? change : null,
    share: partsAt(series, session, change),
    isExDay: (reference.actions.get(listing.id) ?? []).some(({ exDate }) => exDate === session),
    range: closeInRange(high, low, close),
    benchmark: benchmark && {
      symbol: benchmark.symbol,
      change: isKnown(market) ? market : null,
      parts: partsAt(benchmark, session, market),
    },
    windows: windowSums(pair, filter, index, { returns: series.returns, benchmark: beside }),
  };
}

const isKnown = (value: number | undefined): boolean => value !== undefined && !Number.isNaN(value);

type Bar = Readonly<Record<"open" | "high" | "low" | "close", number>>;

/** A session's prices, NaN where missing: all of them where the bar is one indicative price, which has no open. */
function barAt({ position, flags, open, high, low, close }: InstrumentSeries, session: string): Bar {
  const at = flags.get(session) === INDICATIVE ? -1 : (position.get(session) ?? -1);
  const price = (column: Float64Array) => column[at] ?? Number.NaN;
  return { open: price(open), high: price(high), low: price(low), close: price(close) };
}

function partsAt(series: InstrumentSeries, session: string, change: number): SessionParts | null {
  const { open, close } = barAt(series, session);
  return sessionParts(change, open, close);
}

function windowSums(
  pair: PlacedPair,
  filter: MeasureFilter,
  index: number,
  returns: Parameters<typeof cumulativeFromFit>[1],
): WindowSum[] {
  const { reference, listing, placed } = pair;
  const study = studyReaction(pair, index, filter, DAY_ZERO);
  const { announcement, dayZero } = placed;
  const about = {
    event: announcement.slug,
    company: listing.company,
    exchange: listing.exchangeCode,
    dayZero,
  };
  return PART_WINDOWS.map((window) => ({
    window,
    ...windowSum(study, filter, window, returns, index),
    others: othersInWindow(reference, about, window),
  }));
}

function windowSum(
  study: EventStudy,
  { estimation }: Pick<Filter, "estimation">,
  window: SessionWindow,
  returns: Parameters<typeof cumulativeFromFit>[1],
  index: number,
): Pick<WindowSum, "car" | "status"> {
  if (study.status !== "ok") return { car: null, status: study.status };
  if (windowsOverlap(estimation, window)) return { car: null, status: "overlap" };
  const car = cumulativeFromFit(study.fit, returns, index, window);
  return { car, status: car ? "ok" : "gap" };
}
