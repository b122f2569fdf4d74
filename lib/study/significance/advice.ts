// Which test to look at: what each one stands, and what follows from the data.
import type { TestName } from "./battery.ts";
import { type Clustering, isClustered, isOverlapping } from "./clusters.ts";

/** What a test still holds its size under. */
export interface TestTraits {
  /** Events on the same days. */
  readonly clusteredDays: boolean;
  /** Event windows that overlap in calendar time without being the same. */
  readonly overlappingWindows: boolean;
  /** A variance that the event itself raises. */
  readonly inducedVariance: boolean;
  /** Returns that are far from normal. */
  readonly nonNormal: boolean;
}

/**
 * Traits as their authors give them: Brown & Warner 1980 (crude dependence), Boehmer, Musumeci & Poulsen 1991,
 * Kolari & Pynnonen 2010 and 2011, Kolari, Pape & Pynnonen 2018, Jaffe 1974, Corrado 1989 (whose S over days carries cross-correlation), Corrado &
 * Zivney 1992, Cowan 1992, Lyon, Barber & Tsai 1999.
 */
export const testTraits: Readonly<Record<TestName, TestTraits>> = {
  crossSectional: {
    clusteredDays: false,
    overlappingWindows: false,
    inducedVariance: true,
    nonNormal: false,
  },
  patell: { clusteredDays: false, overlappingWindows: false, inducedVariance: false, nonNormal: false },
  bmp: { clusteredDays: false, overlappingWindows: false, inducedVariance: true, nonNormal: false },
  kolariPynnonen: { clusteredDays: true, overlappingWindows: false, inducedVariance: true, nonNormal: false },
  corrado: { clusteredDays: true, overlappingWindows: false, inducedVariance: false, nonNormal: true },
  corradoZivney: { clusteredDays: true, overlappingWindows: false, inducedVariance: false, nonNormal: true },
  generalizedSign: {
    clusteredDays: false,
    overlappingWindows: false,
    inducedVariance: true,
    nonNormal: true,
  },
  generalizedRank: { clusteredDays: true, overlappingWindows: false, inducedVariance: true, nonNormal: true },
  wilcoxon: { clusteredDays: false, overlappingWindows: false, inducedVariance: true, nonNormal: true },
  crudeDependence: {
    clusteredDays: true,
    overlappingWindows: false,
    inducedVariance: false,
    nonNormal: false,
  },
  skewnessAdjusted: {
    clusteredDays: false,
    overlappingWindows: false,
    inducedVariance: true,
    nonNormal: true,
  },
  adjustedPatell: {
    clusteredDays: true,
    overlappingWindows: false,
    inducedVariance: false,
    nonNormal: false,
  },
  generalizedRankZ: {
    clusteredDays: false,
    overlappingWindows: false,
    inducedVariance: true,
    nonNormal: true,
  },
  sign: { clusteredDays: false, overlappingWindows: false, inducedVariance: true, nonNormal: true },
  wilcoxonExact: { clusteredDays: false, overlappingWindows: false, inducedVariance: true, nonNormal: true },
  jackknife: { clusteredDays: false, overlappingWindows: false, inducedVariance: true, nonNormal: false },
  pooledVariance: {
    clusteredDays: false,
    overlappingWindows: false,
    inducedVariance: false,
    nonNormal: false,
  },
  kolariPapePynnonen: {
    clusteredDays: true,
    overlappingWindows: true,
    inducedVariance: true,
    nonNormal: false,
  },
  calendarTime: { clusteredDays: true, overlappingWindows: true, inducedVariance: true, nonNormal: false },
  blockBootstrap: { clusteredDays: true, overlappingWindows: true, inducedVariance: true, nonNormal: true },
  placebo: { clusteredDays: true, overlappingWindows: false, inducedVariance: true, nonNormal: true },
};

/** What is known of a sample before a test is picked. */
export interface SampleConditions {
  readonly clustering: Clustering;
  /** Events whose day 0 closed at a price limit. */
  readonly limitsHit: number;
}

/** Why the advice is what it is. */
export type AdviceReason =
  | "events share days"
  | "few events"
  | "price limits hit"
  | "independent events"
  | "windows overlap";

export interface Advice {
  readonly test: TestName;
  readonly alternatives: readonly TestName[];
  readonly reasons: readonly AdviceReason[];
}

/** Fewer events than this and the normal approximations of the sign and rank tests are poor. */
const fewEvents = 10;

/**
 * The test to look at first. Events that share days, or whose windows overlap, need one that allows for it:
 * Kolari, Pape & Pynnonen, which of all tests here holds its size under both, with a variance that the event
 * raises or without (tests/reference/SIZE.md), and the calendar-time portfolio beside it. With few events, or
 * with reactions cut off by price limits, a rank test does not hang on one value; a handful of events has
 * Wilcoxon's exact distribution. Otherwise BMP.
 */
export function adviseTest(conditions: SampleConditions): Advice {
  const { clustering, limitsHit } = conditions;
  const reasons: AdviceReason[] = [];
  if (isClustered(clustering)) reasons.push("events share days");
  if (isOverlapping(clustering)) reasons.push("windows overlap");
  if (clustering.events < fewEvents) reasons.push("few events");
  if (limitsHit > 0) reasons.push("price limits hit");
  if (isOverlapping(clustering)) {
    return { test: "kolariPapePynnonen", alternatives: ["calendarTime", "blockBootstrap"], reasons };
  }
  if (isClustered(clustering)) {
    return { test: "kolariPapePynnonen", alternatives: ["generalizedRank", "calendarTime"], reasons };
  }
  if (clustering.events < fewEvents) {
    return { test: "wilcoxonExact", alternatives: ["generalizedRank", "bmp"], reasons };
  }
  if (limitsHit > 0) return { test: "generalizedRank", alternatives: ["corrado", "bmp"], reasons };
  return { test: "bmp", alternatives: ["generalizedRank", "patell"], reasons: ["independent events"] };
}
