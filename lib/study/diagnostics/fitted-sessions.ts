// What the plots of a fit show of each session that it was made of.
import { leastSquares } from "../ols.ts";
import type { FittedWindow } from "./diagnose.ts";
import { influences } from "./influence.ts";
import { quantilePairs } from "./normality.ts";
import { type RollingBeta, rollingBeta } from "./stability.ts";

/** What a fit was made of, session by session. */
export interface EstimatedWindow extends FittedWindow {
  /** The place of each residual's session, counted from day 0. */
  readonly offsets: readonly number[];
  /** The security's returns and the market's of the same sessions, fractions; null of a model without a market's line. */
  readonly returns: { readonly own: Float64Array; readonly market: Float64Array } | null;
}

/** One session of an estimation window, as it stands in the plots and in the file of a fit. */
export interface FittedSession {
  /** ISO, at the exchange. */
  readonly date: string;
  /** Counted from day 0. */
  readonly offset: number;
  /** A fraction. */
  readonly residual: number;
  /** What a normal sample of as many has in the residual's place, and the residual over their standard deviation. */
  readonly normal: number;
  readonly standardised: number;
  /** Beta of the sixty sessions up to this one with its standard error; null before the sixtieth or without a line. */
  readonly beta: Pick<RollingBeta, "beta" | "standardError"> | null;
  /** Cook's distance; null of a model that is no line of least squares. */
  readonly distance: number | null;
}

/**
 * Every session of a fit in order of time, `dateOf` saying what day the session at an offset from day 0 was. In: no NaN.
 * The Q-Q pairs are those of `quantilePairs`, each at its session.
 */
export function fittedSessions(
  { residuals, design, offsets, returns }: EstimatedWindow,
  dateOf: (offset: number) => string,
): FittedSession[] {
  const regression = design && leastSquares(design.columns, design.response);
  const distances = design && regression ? influences(design.columns, regression) : [];
  const betas = new Map(
    (returns ? rollingBeta(returns.own, returns.market) : []).map((one) => [one.last, one]),
  );
  // The sort is stable, so that equal residuals keep the order of time and each has a place of its own.
  const ordered = Array.from(residuals.keys()).sort(
    (one, other) => (residuals[one] ?? 0) - (residuals[other] ?? 0),
  );
  const placeOf = new Map(ordered.map((at, place) => [at, place]));
  const pairs = quantilePairs(residuals);
  return offsets.map((offset, at) => {
    const pair = pairs[placeOf.get(at) ?? -1];
    const beta = betas.get(at);
    return {
      ...{ date: dateOf(offset), offset, residual: residuals[at] ?? Number.NaN },
      ...{ normal: pair?.normal ?? Number.NaN, standardised: pair?.residual ?? Number.NaN },
      beta: beta ? { beta: beta.beta, standardError: beta.standardError } : null,
      distance: distances[at]?.distance ?? null,
    };
  });
}
