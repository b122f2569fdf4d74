// How often each test rejects a null that is true where events share days or their windows overlap: thirty shares
// with residuals correlated by calendar day, an event of each on one day, on consecutive days or on every second.
import { studyEvents } from "../../lib/study/batch/study-events.ts";
import { seededRandom } from "../../lib/study/random.ts";
import { adviseTest } from "../../lib/study/significance/advice.ts";
import { aggregate, type Battery, type TestName } from "../../lib/study/significance/battery.ts";
import { clusterEvents } from "../../lib/study/significance/clusters.ts";
import { normalSource } from "./slow/generate.ts";

export interface OverlapScenario {
  readonly name: string;
  /** Sessions from one event to the next; 0 puts all on one day. */
  readonly step: 0 | 1 | 2;
  /** Sessions of the event window on either side of day 0. */
  readonly reach: 1 | 10;
  /** The residuals' standard deviation in the share's event window over the usual one. */
  readonly inducedDeviation: number;
}

const steps = [
  { name: "shared day", step: 0 },
  { name: "consecutive days", step: 1 },
  { name: "every second day", step: 2 },
] as const;

export const overlapScenarios: readonly OverlapScenario[] = ([1, 10] as const).flatMap((reach) =>
  steps.flatMap(({ name, step }) => [
    { name, step, reach, inducedDeviation: 1 },
    { name: `${name}, induced`, step, reach, inducedDeviation: 1.5 },
  ]),
);

export const overlapDesign = { events: 30, correlation: 0.2, estimation: { start: -210, end: -11 } } as const;
const level = 0.05;

/** The tests in the order of the table, and what the advice picks. */
export const overlapTests: readonly (TestName | "advice")[] = [
  "crossSectional",
  "patell",
  "bmp",
  "corrado",
  "generalizedSign",
  "crudeDependence",
  "adjustedPatell",
  "kolariPynnonen",
  "generalizedRank",
  "kolariPapePynnonen",
  "calendarTime",
  "blockBootstrap",
  "placebo",
  "advice",
];

export interface OverlapOptions {
  readonly samples: number;
  readonly firstSeed: number;
  /** Resamples of the block bootstrap and shifts of the placebo; 0 leaves either out. */
  readonly bootstrap: number;
  readonly placebos: number;
}

/** Shares of samples in which a test rejected at 5%, two-sided, on day 0 and over the window. */
export interface OverlapSize {
  readonly scenario: OverlapScenario;
  readonly day: ReadonlyMap<TestName | "advice", number>;
  readonly window: ReadonlyMap<TestName | "advice", number>;
}

/** Simulates a scenario. The same seeds give the same figures. */
export function simulateOverlap(scenario: OverlapScenario, options: OverlapOptions): OverlapSize {
  const day = new Map<TestName | "advice", number>();
  const window = new Map<TestName | "advice", number>();
  for (let drawn = 0; drawn < options.samples; drawn++) {
    const { tests, dayTests, advised } = sampled(scenario, options, options.firstSeed + drawn);
    count(day, dayTests, advised);
    count(window, tests, advised);
  }
  const share = (rejected: ReadonlyMap<TestName | "advice", number>) =>
    new Map([...rejected].map(([name, times]) => [name, times / options.samples] as const));
  return { scenario, day: share(day), window: share(window) };
}

function count(rejected: Map<TestName | "advice", number>, tests: Battery, advised: TestName): void {
  for (const name of overlapTests) {
    const result = tests[name === "advice" ? advised : name];
    if (result.status !== "ok") continue;
    rejected.set(name, (rejected.get(name) ?? 0) + (result.pValue <= level ? 1 : 0));
  }
}

function sampled(scenario: OverlapScenario, options: OverlapOptions, seed: number) {
  const { events, correlation, estimation } = overlapDesign;
  const window = { start: -scenario.reach, end: scenario.reach };
  const random = seededRandom(seed);
  const normal = normalSource(random);
  // A placebo wants as many days again before the first estimation window as it has shifts.
  const firstDay = options.placebos === 0 ? 210 : 210 + 3 * options.placebos;
  const sessions = firstDay + scenario.step * (events - 1) + scenario.reach + 1;
  const benchmark = Float64Array.from({ length: sessions }, () => 0.0004 + 0.01 * normal());
  const common = Float64Array.from({ length: sessions }, normal);
  const dayZero = Int32Array.from({ length: events }, (_, event) => firstDay + scenario.step * event);
  const pairs = Array.from({ length: events }, (_, event) => {
    const deviation = 0.01 + 0.0025 * (event % 9);
    const returns = benchmark.map((market, index) => {
      const isInWindow = Math.abs(index - (dayZero[event] ?? 0)) <= scenario.reach;
      const residual = Math.sqrt(correlation) * (common[index] ?? 0) + Math.sqrt(1 - correlation) * normal();
      const scale = isInWindow ? scenario.inducedDeviation : 1;
      return 0.0002 + (0.5 + 0.1 * (event % 11)) * market + deviation * scale * residual;
    });
    return { returns, benchmark };
  });
  const placed = { pair: Int32Array.from(pairs.keys()), dayZero };
  const studyOptions = {
    estimation,
    window,
    model: "market",
    minimumSessions: 100,
    residualDegrees: "M-k",
    forecastCorrection: "on",
  } as const;
  const panel = studyEvents(pairs, placed, studyOptions);
  const day = Int32Array.from({ length: sessions }, (_, index) => index);
  const days = pairs.map(() => day);
  const resampled = { draws: Math.max(options.bootstrap, options.placebos), seed };
  const study = options.placebos === 0 ? null : { pairs, events: placed, options: studyOptions, days };
  const totals = aggregate(panel, {
    calendar: { days, ...placed },
    resampling: resampled.draws === 0 ? null : { ...resampled, study },
  });
  const dayTests = totals.byDay[scenario.reach]?.tests ?? totals.window.tests;
  const advised = adviseTest({ clustering: clusterEvents(dayZero, window), limitsHit: 0 }).test;
  return { tests: totals.window.tests, dayTests, advised };
}
