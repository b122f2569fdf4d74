import type { Filter } from "../../filters.ts";
import { equivalence } from "../../study/significance/equivalence.ts";
import type { Reaction } from "../reaction.ts";
import { degreesOf, type Fitted } from "./detectable.ts";

/** Whether effects are shown to be smaller than a bound: p of two one-sided tests, null where there is no figure. */
export interface WithinBound {
  /** A fraction. */
  readonly bound: number;
  /** Of day 0. */
  readonly abnormal: number | null;
  /** Of the window. */
  readonly car: number | null;
}

/** The bound that a filter asks for, a fraction; null for none. */
export const boundOf = ({ bound }: Pick<Filter, "bound">): number | null =>
  bound === "none" ? null : Number(bound) / 100;

/** The two one-sided tests of a reaction's figures, by Student's t with M - k degrees of freedom; null where not asked. */
export function reactionWithin(
  reaction: Fitted & Pick<Reaction, "abnormalReturn" | "car">,
  filter: Pick<Filter, "bound">,
): WithinBound | null {
  const bound = boundOf(filter);
  if (bound === null) return null;
  const degrees = degreesOf(reaction);
  const pValue = (tested: Reaction["car"]) =>
    tested === null || degrees === null || degrees < 1 || !(tested.standardError > 0)
      ? null
      : equivalence(tested.value, tested.standardError, degrees, bound).pValue;
  return { bound, abnormal: pValue(reaction.abnormalReturn), car: pValue(reaction.car) };
}
