import { expect, it } from "vitest";
import type { Measure, MeasureKind } from "../../../../lib/claims/measure.ts";
import { readMeasure } from "../../../../lib/claims/measure-text.ts";
import type { Verdict } from "../../../../lib/claims/verdict.ts";
import { judged, type Made, type MadeBar } from "../made-world.ts";

/** The file with the hand-worked test of each measure of the closed list. */
export const WORKED_IN: Readonly<Record<MeasureKind, string>> = {
  "day change": "changes.test.ts",
  change: "changes.test.ts",
  price: "prices.test.ts",
  limit: "prices.test.ts",
  "market value": "market-value.test.ts",
  "market value change": "market-value.test.ts",
  "new extreme": "history.test.ts",
  "largest move": "history.test.ts",
  "volume multiple": "history.test.ts",
  rank: "history.test.ts",
  streak: "history.test.ts",
  conversion: "amounts.test.ts",
  ratio: "amounts.test.ts",
  "no market figure": "amounts.test.ts",
};

/** Two days of a share, 8% up from one close to the other. */
export const DAY: readonly MadeBar[] = [
  { on: "2025-03-05", close: 100 },
  { on: "2025-03-06", close: 108, open: 103, high: 110, low: 102 },
];

/** A report's verdict by a measure in words, in a world of these bars of `A` or one that is made. */
type JudgeWords = (
  made: Made | readonly MadeBar[],
  words: string,
  reported: string,
  symbol?: string | null,
) => Promise<Verdict>;

/** What a file of hand-worked tests judges by, and its last test: that it has judged by each measure that it is named for. */
export function measuresOf(file: string): { verdictOf: JudgeWords; itJudgesThemAll: () => void } {
  const tested = new Set<MeasureKind>();
  return {
    verdictOf: (made, words, reported, symbol = "A") => {
      const measure = measureOf(words);
      tested.add(measure.kind);
      const world = "instruments" in made ? made : { instruments: { A: { bars: made } } };
      return judged(world, measure, reported, symbol);
    },
    itJudgesThemAll: () =>
      it("each measure that this file is named for has a hand-worked test here", () => {
        const named = Object.entries(WORKED_IN).flatMap(([kind, worked]) => (worked === file ? [kind] : []));
        expect([...tested]).toEqual(expect.arrayContaining(named));
      }),
  };
}

function measureOf(words: string): Measure {
  const read = readMeasure(words);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}
