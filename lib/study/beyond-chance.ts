// Where a picture draws the line between what may be chance and what hardly is.
import type { Tested } from "./types.ts";

/** Of ordinary days so many go beyond it by chance alone, on both sides together, as a fraction. */
const BY_CHANCE = 0.05;

/** Whether |t| reaches the two-sided 5% critical value of its own distribution: p below 0.05. */
export const isBeyondChance = ({ pValue }: Tested): boolean => pValue < BY_CHANCE;
