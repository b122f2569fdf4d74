// How often the averages' equivalence test (TOST) says "smaller than the bound": where the effect is the bound itself, so
// that it should at 5% at most, and where there is none, which is its power.
import { aggregate } from "../../lib/study/significance/battery.ts";
import { averageEquivalence } from "../../lib/study/significance/equivalence.ts";
import { overlapSample, overlapScenarios } from "./size-overlap.ts";

/** The averages that are tested, each against a bound (a fraction) of some of its standard errors. */
export const equivalenceDesigns = [
  { name: "AAR of day 0, bound 2%", reach: 1, part: "day", bound: 0.02 },
  { name: "CAAR of -1..1, bound 4%", reach: 1, part: "window", bound: 0.04 },
  { name: "CAAR of -10..10, bound 10%", reach: 10, part: "window", bound: 0.1 },
] as const;
export type EquivalenceDesign = (typeof equivalenceDesigns)[number];

/** Events on days of their own, sixty sessions apart, and those of the overlaps. */
export const equivalenceScenarios = [
  { name: "days of their own", step: 60, inducedDeviation: 1 },
  ...overlapScenarios.filter(({ reach }) => reach === 1),
];

export interface EquivalenceSize {
  readonly design: EquivalenceDesign;
  readonly scenario: string;
  /** The share of samples that the test calls smaller than the bound where the effect is the bound. */
  readonly atBound: number;
  /** The same where there is no effect. */
  readonly power: number;
}

const level = 0.05;

/** Simulates a scenario for every design. The same seeds give the same figures. */
export function simulateEquivalence(
  { name, ...scenario }: (typeof equivalenceScenarios)[number],
  samples: number,
  firstSeed: number,
): EquivalenceSize[] {
  return equivalenceDesigns.map((design) => {
    const shareOf = (effect: number) => {
      let said = 0;
      for (let drawn = 0; drawn < samples; drawn++) {
        const reaching = { ...scenario, reach: design.reach };
        const { panel, calendar } = overlapSample(reaching, firstSeed + drawn, { effect });
        const { byDay, window } = aggregate(panel, { calendar });
        const day = byDay[design.reach];
        const p =
          design.part === "window"
            ? averageEquivalence(window.cumulative, window.tests, design.bound)
            : day && averageEquivalence(day.average, day.tests, design.bound);
        if (p !== null && p !== undefined && p <= level) said += 1;
      }
      return said / samples;
    };
    return { design, scenario: name, atBound: shareOf(design.bound), power: shareOf(0) };
  });
}
