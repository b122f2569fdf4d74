// Was the announcement's session wilder than usual, whichever way it went?
import type { EventPanel } from "./batch/panel.ts";
import type { MeasuredStudy } from "./cumulative.ts";
import { fisherUpper } from "./distributions.ts";
import { crossSectional } from "./significance/cross-sectional.ts";
import { normalResult, type TestResult } from "./significance/result.ts";
import { sampleColumn, sampleSpace } from "./significance/sample.ts";
import type { SessionWindow } from "./types.ts";

/** A variance ratio with the chance of one as great. */
export interface VolatilityRatio {
  /** Mean squared SAR: 1 is usual, 4 is twice the usual standard deviation. */
  readonly ratio: number;
  readonly numeratorDegrees: number;
  readonly denominatorDegrees: number;
  /** One-sided: the chance of a ratio at least as great. */
  readonly pValue: number;
}

/**
 * Volatility of an event window against the estimation window: the mean of SAR_t^2 over the window (Beaver
 * 1968's U, with Patell's 1976 prediction-error variance). For one session it is F with 1 and M - k degrees of
 * freedom; for L sessions F with L and M - k, the small covariance through alpha and beta left aside.
 * Out: null when a session of the window is a gap or lies outside the study.
 */
export function volatilityRatio(study: MeasuredStudy, window: SessionWindow): VolatilityRatio | null {
  let count = 0;
  let squares = 0;
  for (const entry of study.sessions) {
    if (entry.session < window.start || entry.session > window.end) continue;
    if (entry.kind === "gap") return null;
    count += 1;
    squares += entry.abnormal.tStatistic ** 2;
  }
  if (count === 0 || count !== window.end - window.start + 1) return null;
  const { degreesOfFreedom } = study.fit;
  const ratio = squares / count;
  const pValue = fisherUpper(ratio, count, degreesOfFreedom);
  return { ratio, numeratorDegrees: count, denominatorDegrees: degreesOfFreedom, pValue };
}

/** Volatility of one session of the event window across events. */
export interface VolatilityAggregate {
  readonly session: number;
  readonly events: number;
  /** Mean of SAR^2 (d - 2) / d: 1 is usual; null for no events. */
  readonly ratio: number | null;
  /** Patell's (1976) Z of the squares, for independent events. */
  readonly patell: TestResult;
  /** Cross-sectional t of the squares against 1, which allows for events that differ in their volatility. */
  readonly crossSectional: TestResult;
}

/**
 * Patell's (1976, eq. 7-9) test: U_i = SAR_i^2 (d_i - 2) / d_i has mean 1 and variance 2 (d_i - 1) / (d_i - 4),
 * so Z = sum (U_i - 1) / sqrt( sum 2 (d_i - 1) / (d_i - 4) ), d = M - k. Needs d > 4.
 * Out: one entry for each session of the event window.
 */
export function volatilityByDay(panel: EventPanel): readonly VolatilityAggregate[] {
  const space = sampleSpace(panel.events);
  const days: VolatilityAggregate[] = [];
  for (let column = 0; column < panel.windowLength; column++) {
    const { standardised, degreesOfFreedom } = sampleColumn(panel, column, space);
    const events = standardised.length;
    let variance = 0;
    let sum = 0;
    let enough = true;
    const excess = standardised.map((value, event) => {
      const degrees = degreesOfFreedom[event] ?? 0;
      enough &&= degrees > 4;
      variance += (2 * (degrees - 1)) / (degrees - 4);
      const ratio = (value * value * (degrees - 2)) / degrees;
      sum += ratio;
      return ratio - 1;
    });
    days.push({
      session: panel.options.window.start + column,
      events,
      ratio: events === 0 ? null : sum / events,
      patell: patellSquares(sum - events, variance, events, enough),
      crossSectional: crossSectional(excess),
    });
  }
  return days;
}

function patellSquares(excess: number, variance: number, events: number, enough: boolean): TestResult {
  if (events === 0) return { status: "too few events" };
  return enough ? normalResult(excess / Math.sqrt(variance)) : { status: "too few sessions" };
}
