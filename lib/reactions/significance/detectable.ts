import { parameterCount } from "../../study/normal-return.ts";
import { detectableMultiple, twoSidedPower, USUAL_POWER } from "../../study/significance/power.ts";
import type { Tested } from "../../study/types.ts";
import type { Reaction } from "../reaction.ts";

/** What a reaction was fitted by. */
export type Fitted = Pick<Reaction, "model" | "estimationSessions">;

/** M - k, the degrees of freedom of a reaction's t; null where nothing was fitted. */
export const degreesOf = ({ model, estimationSessions }: Fitted): number | null =>
  estimationSessions === null ? null : estimationSessions - parameterCount(model);

/**
 * The least move, a fraction, that a two-sided test at 5% finds four times in five: a multiple of its standard error
 * by the noncentral t with M - k degrees of freedom. Null where there is no figure.
 */
export function leastDetectable(fitted: Fitted, tested: Tested | null): number | null {
  const degrees = degreesOf(fitted);
  if (tested === null || degrees === null || degrees < 1) return null;
  return tested.standardError * detectableMultiple(degrees, USUAL_POWER);
}

/** How often a move of a size would have been found. */
export interface PowerPoint {
  /** A fraction. */
  readonly effect: number;
  /** The share of such days on which the test rejects at 5%. */
  readonly power: number;
}

/** What a reaction could have shown; fractions, null where there is no figure. */
export interface Detectable {
  readonly abnormal: number | null;
  readonly car: number | null;
  /** Power against the size of an abnormal return, from nothing to twice the least that is found; none without one. */
  readonly curve: readonly PowerPoint[];
}

const CURVE_STEPS = 24;

/** What the tests of a reaction's abnormal return and CAR could have found on its day and over its window. */
export function detectable(reaction: Fitted & Pick<Reaction, "abnormalReturn" | "car">): Detectable {
  const abnormal = leastDetectable(reaction, reaction.abnormalReturn);
  const degrees = degreesOf(reaction);
  const error = reaction.abnormalReturn?.standardError ?? Number.NaN;
  return {
    abnormal,
    car: leastDetectable(reaction, reaction.car),
    curve: abnormal === null || degrees === null ? [] : powerCurve(abnormal, error, degrees),
  };
}

/**
 * Power from nothing to twice the least effect that is found. In: that effect and the standard error, fractions, and
 * the degrees of freedom of t.
 */
export function powerCurve(least: number, error: number, degrees: number): readonly PowerPoint[] {
  return Array.from({ length: CURVE_STEPS + 1 }, (_, step) => {
    const effect = (2 * least * step) / CURVE_STEPS;
    return { effect, power: twoSidedPower(effect / error, degrees, USUAL_POWER.level) };
  });
}
