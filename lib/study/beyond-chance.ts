import type { Tested } from "./types.ts";

/** From this |t| on, a figure is said to lie beyond chance: on an ordinary day it comes about 5 times in 100. */
export const BEYOND_CHANCE_T = 2;

/** Whether a figure lies further from zero than chance usually takes one; what was not measured does not. */
export const isBeyondChance = (tested: Pick<Tested, "tStatistic"> | null): boolean =>
  tested !== null && Math.abs(tested.tStatistic) >= BEYOND_CHANCE_T;
