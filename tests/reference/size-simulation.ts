// How often each test rejects a null that is true: returns made up as in Brown & Warner's (1985) design, with
// no event in them, studied as if there were one.
import { testDegrees } from "../../lib/study/batch/event-result.ts";
import { studyEvents } from "../../lib/study/batch/study-events.ts";
import { studentTwoSided } from "../../lib/study/distributions.ts";
import { permutationTest } from "../../lib/study/permutation.ts";
import { seededRandom } from "../../lib/study/random.ts";
import { adviseTest } from "../../lib/study/significance/advice.ts";
import { aggregate, type Battery, type TestName } from "../../lib/study/significance/battery.ts";
import type { PanelCalendar } from "../../lib/study/significance/calendar.ts";
import { clusterEvents } from "../../lib/study/significance/clusters.ts";
import { normalSource } from "./slow/generate.ts";

export interface Scenario {
  readonly name: string;
  /** Correlation of residuals; above 0 all events share their days. */
  readonly correlation: number;
  /** The residuals' standard deviation in the event window over the usual one. */
  readonly inducedDeviation: number;
  readonly tails: "normal" | "student 4";
}

export const scenarios: readonly Scenario[] = [
  { name: "independent", correlation: 0, inducedDeviation: 1, tails: "normal" },
  { name: "heavy tails", correlation: 0, inducedDeviation: 1, tails: "student 4" },
  { name: "clustered", correlation: 0.2, inducedDeviation: 1, tails: "normal" },
  { name: "induced variance", correlation: 0, inducedDeviation: 1.5, tails: "normal" },
  { name: "clustered, induced", correlation: 0.2, inducedDeviation: 1.5, tails: "normal" },
];

export const design = {
  events: 60,
  estimation: { start: -210, end: -11 },
  window: { start: -1, end: 1 },
} as const;
const sessions = 212;
const dayZero = 210;
const level = 0.05;

/** Numbers of mean 0 and variance 1. */
function shockSource(scenario: Scenario, random: () => number): () => number {
  const normal = normalSource(random);
  if (scenario.tails === "normal") return normal;
  // Student's t with 4 degrees of freedom has variance 2; chi-square with 4 is -2 ln(u v).
  return () => normal() / Math.sqrt((-2 * Math.log((1 - random()) * (1 - random()))) / 4) / Math.SQRT2;
}

/** Every event about a share of its own, on the same session of it. */
const placedEvents = () => ({
  pair: Int32Array.from({ length: design.events }, (_, event) => event),
  dayZero: new Int32Array(design.events).fill(dayZero),
});

/** The same calendar with each share's days far from the others'. */
const apart = (calendar: PanelCalendar): PanelCalendar => ({
  ...calendar,
  days: calendar.days.map((days, event) => days.map((day) => day + 1000 * event)),
});

/** Studies one made-up sample. */
function sample(scenario: Scenario, seed: number) {
  const random = seededRandom(seed);
  const normal = normalSource(random);
  const shock = shockSource(scenario, random);
  const marketOf = () => Float64Array.from({ length: sessions }, () => 0.0004 + 0.01 * normal());
  const together = marketOf();
  const common = Float64Array.from({ length: sessions }, shock);
  const pairs = Array.from({ length: design.events }, (_, event) => {
    const benchmark = scenario.correlation > 0 ? together : marketOf();
    const deviation = 0.01 + 0.0025 * (event % 9);
    const returns = benchmark.map((market, index) => {
      const own = Math.sqrt(1 - scenario.correlation) * shock();
      const scale = index >= dayZero + design.window.start ? scenario.inducedDeviation : 1;
      const shared = Math.sqrt(scenario.correlation) * (common[index] ?? 0);
      return 0.0002 + (0.5 + 0.1 * (event % 11)) * market + deviation * scale * (shared + own);
    });
    return { returns, benchmark };
  });
  return studyEvents(pairs, placedEvents(), {
    estimation: design.estimation,
    window: design.window,
    model: "market",
    minimumSessions: 100,
    residualDegrees: "M-k",
    forecastCorrection: "on",
  });
}

/** Shares of samples in which a test rejected at 5%, two-sided. */
export interface SizeOfTests {
  readonly scenario: Scenario;
  readonly samples: number;
  /** On day 0, and for the window of three sessions. */
  readonly day: ReadonlyMap<TestName, number>;
  readonly window: ReadonlyMap<TestName, number>;
  /** For one event alone: t of AR, t of CAR, permutation of AR and of CAR. */
  readonly single: {
    readonly ar: number;
    readonly car: number;
    readonly permutation: number;
    readonly permutationCar: number;
  };
}

function count(rejections: Map<TestName, number>, tests: Battery) {
  for (const [name, result] of Object.entries(tests)) {
    if (!(name in tests)) continue;
    const key = testNames.find((each) => each === name);
    if (key !== undefined && result.status === "ok" && result.pValue < level) {
      rejections.set(key, (rejections.get(key) ?? 0) + 1);
    }
  }
}

/** The tests in the order of the table; the exact Wilcoxon test is for fewer events than the design has. */
export const testNames: readonly TestName[] = [
  "crossSectional",
  "skewnessAdjusted",
  "crudeDependence",
  "pooledVariance",
  "patell",
  "adjustedPatell",
  "bmp",
  "kolariPynnonen",
  "jackknife",
  "corrado",
  "corradoZivney",
  "generalizedRank",
  "generalizedRankZ",
  "sign",
  "generalizedSign",
  "wilcoxon",
  "kolariPapePynnonen",
];

/** What the advice picks for a scenario: its events share one day, or have days of their own far apart. */
export function advisedTest({ correlation }: Scenario): TestName | null {
  const days = Int32Array.from({ length: design.events }, (_, event) => (correlation > 0 ? 0 : 100 * event));
  return adviseTest({ clustering: clusterEvents(days, design.window), limitsHit: 0 }).test;
}

/** Simulates `samples` samples of a scenario, seeds `firstSeed` on. The same seeds give the same table. */
export function simulateSize(scenario: Scenario, samples: number, firstSeed: number): SizeOfTests {
  const day = new Map<TestName, number>(testNames.map((name) => [name, 0]));
  const window = new Map<TestName, number>(testNames.map((name) => [name, 0]));
  const single = { ar: 0, car: 0, permutation: 0, permutationCar: 0 };
  const residuals = new Float64Array(200);
  for (let drawn = 0; drawn < samples; drawn++) {
    const panel = sample(scenario, firstSeed + drawn);
    const days = Int32Array.from({ length: sessions }, (_, index) => index);
    const calendar = { days: Array.from({ length: design.events }, () => days), ...placedEvents() };
    const totals = aggregate(panel, { calendar: scenario.correlation > 0 ? calendar : apart(calendar) });
    const onDay = totals.byDay[-design.window.start];
    if (onDay) count(day, onDay.tests);
    count(window, totals.window.tests);
    const degrees = testDegrees(panel, 0);
    const t = (column: number) => {
      return (panel.abnormal[column * panel.events] ?? 0) / (panel.standardError[column * panel.events] ?? 0);
    };
    panel.residuals.read(0, residuals);
    const permuted = permutationTest(residuals, t(1), 1, degrees);
    const permutedCar = permutationTest(residuals, t(3), 3, degrees);
    single.ar += studentTwoSided(t(1), degrees) < level ? 1 : 0;
    single.car += studentTwoSided(t(3), degrees) < level ? 1 : 0;
    single.permutation += permuted.status === "ok" && permuted.pValue < level ? 1 : 0;
    single.permutationCar += permutedCar.status === "ok" && permutedCar.pValue < level ? 1 : 0;
  }
  const share = (rejections: Map<TestName, number>) => {
    return new Map([...rejections].map(([name, rejected]) => [name, rejected / samples] as const));
  };
  return {
    scenario,
    samples,
    day: share(day),
    window: share(window),
    single: {
      ar: single.ar / samples,
      car: single.car / samples,
      permutation: single.permutation / samples,
      permutationCar: single.permutationCar / samples,
    },
  };
}

/** 1.96 standard errors of a share of 5% over so many samples. */
export function samplingError(samples: number): number {
  return 1.96 * Math.sqrt((level * (1 - level)) / samples);
}
