import type { LimitState } from "../../market/types.ts";
import { confidenceHalfWidth } from "../../study/cumulative.ts";
import { parameterCount } from "../../study/normal-return.ts";
import type { Tested } from "../../study/types.ts";
import type { PlacedAnnouncement } from "../day-zeros.ts";
import type { MeasureFilter } from "../reaction-study.ts";
import { NO_ANNOUNCEMENT } from "../reference.ts";
import { type LoadedListing, type PlacedPair, pairOf } from "../selection.ts";
import { type DayFigures, dayFigures } from "./day-figures.ts";
import { dayParts, type WindowSum } from "./day-parts.ts";

/** After so many sessions it is asked what is left of a session's move. */
export const LEFT_SESSIONS = [1, 5, 20, 60] as const;

const CONFIDENCE_LEVEL = 0.95;

/** What is left so many sessions after a session. Fractions. */
export interface LeftStep {
  readonly sessions: number;
  /** The adjusted close then against the close before the session; null where no close is stored. */
  readonly change: number | null;
  /** CAR from the session through that one, with t and p; null where `status` says why. */
  readonly car: (Tested & { readonly low: number; readonly high: number }) | null;
  readonly status: WindowSum["status"] | "no close";
  /** Announcements naming the company with a day 0, or a session that may have been it, after the session and up to that one. */
  readonly others: number;
}

/** What a listing did in one session of its exchange, whatever was announced. */
export interface SessionFigures {
  readonly status: DayFigures["status"];
  readonly close: number | null;
  readonly previousClose: number | null;
  /** As traded, from adjusted closes where only those are stored; a fraction. */
  readonly change: number | null;
  readonly isAdjusted: boolean;
  readonly benchmark: string | null;
  readonly benchmarkReturn: number | null;
  readonly abnormal: Tested | null;
  readonly beta: number | null;
  readonly volumeRatio: number | null;
  readonly limit: LimitState | null;
  /** Consecutive sessions from this one on that closed at the limit. */
  readonly limitRun: number;
  /** Its bar and the one before, where they are no ordinary ones, as `session flag`. */
  readonly flags: readonly string[];
  readonly left: readonly LeftStep[];
}

/** A listing beside one session of its exchange, a position in the exchange's calendar, in the place of a day 0. */
export function sessionPair(
  one: LoadedListing,
  { session, index }: { readonly session: string; readonly index: number },
  filter: MeasureFilter,
): PlacedPair {
  const placed: PlacedAnnouncement = {
    announcement: NO_ANNOUNCEMENT,
    dayZero: {
      ...{ status: "found", session, index, instant: 0, reason: "during the session" },
      ...{ fromDay: false, closures: [] },
    },
    candidates: [],
  };
  return pairOf(one, placed, filter);
}

/** Measures a session of a listing as if it were a day 0; what can't be measured is null and `status` says why. */
export function sessionFigures(pair: PlacedPair, filter: MeasureFilter): SessionFigures {
  const { dayZero } = pair.placed;
  if (dayZero.status !== "found") throw new RangeError("a pair without a session");
  const figures = dayFigures(pair, dayZero, filter);
  const { rawReturn, adjustedReturn, estimationSessions } = figures;
  return {
    status: figures.status,
    close: figures.close,
    previousClose: figures.previousClose,
    change: rawReturn ?? adjustedReturn,
    isAdjusted: rawReturn === null && adjustedReturn !== null,
    benchmark: filter.model === "mean" ? null : (pair.benchmark?.symbol ?? null),
    benchmarkReturn: figures.benchmarkReturn,
    abnormal: figures.abnormalReturn,
    beta: figures.beta,
    volumeRatio: figures.volumeRatio,
    limit: figures.limit,
    limitRun: figures.limitRun,
    flags: figures.flags,
    left: leftSteps(pair, filter, figures, (estimationSessions ?? 0) - parameterCount(filter.model)),
  };
}

function leftSteps(
  pair: PlacedPair,
  filter: MeasureFilter,
  { lasting }: Pick<DayFigures, "lasting">,
  degreesOfFreedom: number,
): LeftStep[] {
  const windows = dayParts(pair, filter)?.windows ?? [];
  return LEFT_SESSIONS.map((sessions) => {
    const change = lasting?.steps.find((step) => step.sessions === sessions)?.change ?? null;
    const sum = windows.find(({ window }) => window.start === 0 && window.end === sessions);
    if (!sum) return { sessions, change, car: null, status: "no close", others: 0 };
    const { car, status, others } = sum;
    const half = car && confidenceHalfWidth(car, degreesOfFreedom, CONFIDENCE_LEVEL);
    return {
      sessions,
      change,
      car: car && half !== null ? { ...car, low: car.value - half, high: car.value + half } : null,
      status,
      others: others.named.filter(({ offset }) => offset > 0).length,
    };
  });
}
