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
  /** Whether events have an estimation window, which all tests but those of spread and signs are made of. */
  readonly hasEstimation?: boolean;
}

/** Why the advice is what it is. */
export type AdviceReason =
  | "events share days"
  | "few events"
  | "price limits hit"
  | "independent events"
  | "windows overlap"
  | "one event"
  | "no estimation window";

export interface Advice {
  /** Null where no test here holds its size: `reasons` says why. */
  readonly test: TestName | null;
  readonly alternatives: readonly TestName[];
  readonly reasons: readonly AdviceReason[];
}

/** Fewer events than this and the normal approximations of the sign and rank tests are poor. */
const FEW_EVENTS = 10;

/** Wilcoxon's exact p is 2 / 2^N at the least, which five events can't bring under 5%. */
const FEWEST_SIGNED_RANKS = 6;

/** With fewer events the generalised rank t, which divides by their own spread, rejects 7% (twenty) to 27% (two). */
const FEWEST_GENERALISED_RANKS = 30;

/**
 * The test to look at first. Events that share days, or whose windows overlap, need one that allows for it:
 * Kolari, Pape & Pynnonen, which of all tests here holds its size under both, with a variance that the event
 * raises or without, from two events on (tests/reference/SIZE.md), and the calendar-time portfolio beside it.
 * Where reactions are cut off by price limits a rank test does not hang on how far they would have gone; a handful
 * of events has Wilcoxon's exact distribution, and fewer than six have BMP, since no signs and ranks of so few reach
 * 5%. Otherwise BMP. One event has no test across events; without an estimation window none allows for shared days.
 */
export function adviseTest(conditions: SampleConditions): Advice {
  const { clustering, limitsHit, hasEstimation = true } = conditions;
  const { events } = clustering;
  if (events < 2) return { test: null, alternatives: [], reasons: ["one event"] };
  const reasons: AdviceReason[] = [];
  if (isClustered(clustering)) reasons.push("events share days");
  if (isOverlapping(clustering)) reasons.push("windows overlap");
  const isDependent = reasons.length > 0;
  if (events < FEW_EVENTS) reasons.push("few events");
  if (limitsHit > 0) reasons.push("price limits hit");
  if (!hasEstimation) return withoutEstimation(events, isDependent, reasons);
  const generalised: readonly TestName[] = events < FEWEST_GENERALISED_RANKS ? [] : ["generalizedRank"];
  if (isDependent) {
    const alternatives: readonly TestName[] = isOverlapping(clustering) ? [] : generalised;
    return {
      test: "kolariPapePynnonen",
      alternatives: [...alternatives, "calendarTime", "blockBootstrap"],
      reasons,
    };
  }
  if (events < FEWEST_SIGNED_RANKS) {
    return { test: "bmp", alternatives: ["crossSectional", "calendarTime"], reasons };
  }
  if (events < FEW_EVENTS) {
    return { test: "wilcoxonExact", alternatives: ["bmp", "crossSectional"], reasons };
  }
  if (limitsHit > 0) return { test: "wilcoxon", alternatives: [...generalised, "bmp"], reasons };
  return {
    test: "bmp",
    alternatives: generalised.length > 0 ? [...generalised, "patell"] : ["wilcoxon", "patell"],
    reasons: ["independent events"],
  };
}

/** The same where only the events' spread and signs are known: nothing tells how residuals move together. */
function withoutEstimation(events: number, isDependent: boolean, reasons: readonly AdviceReason[]): Advice {
  const all = [...reasons, "no estimation window"] as const;
  if (isDependent) return { test: null, alternatives: [], reasons: all };
  if (events < FEWEST_SIGNED_RANKS) return { test: "crossSectional", alternatives: [], reasons: all };
  return { test: "wilcoxon", alternatives: ["crossSectional", "sign"], reasons: all };
}
