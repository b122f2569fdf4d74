import type { QuoteBar } from "../types.ts";

/** What is wrong with a bar's prices by themselves, or null. */
export function barFault({ open, high, low, close, volume }: QuoteBar): string | null {
  const given = [open, high, low, close].filter((price) => price !== null);
  if (given.some((price) => price <= 0)) return "a price is not positive";
  if (volume !== null && volume < 0) return "the volume is negative";
  if (low !== null && given.some((price) => price < low)) return `a price is below the low of ${low}`;
  if (high !== null && given.some((price) => price > high)) return `a price is above the high of ${high}`;
  return null;
}
