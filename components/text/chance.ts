import { LOW_PROBABILITY } from "../../lib/views/reactions/ranking.ts";
import { fill } from "./fill.ts";
import { decimal, labelledProbability, percentSize } from "./format.ts";

/** Sentences of `table.chance` with their `{places}`. */
export interface ChanceLabels {
  /** How often: `{count}` and `{of}`. */
  readonly once: string;
  readonly times: string;
  readonly rarer: string;
  /** What a p says: `{p}`, with its letter, and `{times}`. */
  readonly gap: string;
  readonly sum: string;
  readonly average: string;
  /** Of many p's: `{under}`, `{tested}`, `{expected}`. */
  readonly among: string;
  readonly amongFew: string;
}

/** What a p belongs to: one abnormal return, one CAR, or an average of many. */
export type ChanceSubject = "gap" | "sum" | "average";

/**
 * A p in plain words, `p 0.018: on an ordinary day a gap this large comes about 2 times in 100`. From 0.0095 on out of
 * a hundred, below that out of a thousand.
 */
export function chanceSentence(
  locale: string,
  pValue: number,
  subject: ChanceSubject,
  labels: ChanceLabels,
): string {
  return fill(labels[subject], {
    p: labelledProbability(locale, pValue),
    times: oftenness(locale, pValue, labels),
  });
}

function oftenness(locale: string, pValue: number, labels: ChanceLabels): string {
  const perHundred = Math.round(pValue * 100);
  const perThousand = Math.round(pValue * 1000);
  const [count, of] = pValue >= 0.0095 ? [perHundred, "100"] : [perThousand, decimal(locale, 1000, 0)];
  if (count === 0) return fill(labels.rarer, { of });
  return fill(count === 1 ? labels.once : labels.times, { count, of });
}

/** The share of tests of nothing at all that have a p under 0.05. */
const BY_CHANCE = 0.05;

/** How many of so many p's are under 0.05, and how many would be by chance alone; null where there are none. */
export function chanceAmong(
  { tested, under }: { readonly tested: number; readonly under: number },
  labels: ChanceLabels,
): string | null {
  if (tested === 0) return null;
  const expected = Math.round(tested * BY_CHANCE);
  return fill(expected === 0 ? labels.amongFew : labels.among, { tested, under, expected });
}

/** What is said of a move beside a bound: `{bound}` and `{p}`, with its letter. */
export interface WithinLabels {
  readonly shown: string;
  readonly notShown: string;
}

/** `Shown to be smaller than 2%: two one-sided tests, p 0.012.` In: the bound, a fraction, and p; null without a p. */
export function withinSentence(
  locale: string,
  bound: number,
  pValue: number | null,
  texts: WithinLabels,
): string | null {
  if (pValue === null) return null;
  return fill(pValue < LOW_PROBABILITY ? texts.shown : texts.notShown, {
    bound: percentSize(locale, bound, 0),
    p: labelledProbability(locale, pValue),
  });
}
