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
  readonly step: number;
  /** Sessions of the event window on either side of day 0. */
  readonly reach: 1 | 10;
  /** The residuals' standard deviation in the share's event window over the usual one. */
  readonly inducedDeviation: number;
  /** Shares with an event each; those of the design unless given. */
  readonly events?: number;
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

/** From too few events for any test to the design's thirty, on days of their own and close together. */
const apart = 60;
export const fewEvents = [2, 3, 5, 8, 10, 20] as const;
export const fewSteps = [{ name: "days of their own", step: apart }, ...steps.slice(0, 2)] as const;
export const fewScenarios: readonly OverlapScenario[] = fewSteps.flatMap(({ name, step }) =>
  fewEvents.map((events) => ({ name, step, events, reach: 1, inducedDeviation: 1 }) as const),
);

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

/** The tests that are looked at with few events. */
export const fewTests: readonly (TestName | "advice")[] = [
  "crossSectional",
  "patell",
  "bmp",
  "wilcoxonExact",
  "wilcoxon",
  "corrado",
  "generalizedRank",
  "kolariPapePynnonen",
  "calendarTime",
  "advice",
];
const counted = new Set([...overlapTests, ...fewTests]);

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

function count(rejected: Map<TestName | "advice", number>, tests: Battery, advised: TestName | null): void {
  for (const name of counted) {
    const test = name === "advice" ? advised : name;
    const result = test === null ? null : tests[test];
    if (result?.status !== "ok") continue;
    rejected.set(name, (rejected.get(name) ?? 0) + (result.pValue <= level ? 1 : 0));
  }
}

/** Days from the first to the last on which an event of a scenario is under way. */
const stretchOf = ({ step, reach, events = overlapDesign.events }: OverlapScenario) =>
  step * (events - 1) + 2 * reach + 1;

/**
 * A made-up sample: shares with an event each, studied by the market model. `effect`, a fraction, is added to
 * each share's return of its day 0; `room` sessions lie before the first estimation window.
 */
export function overlapSample(
  { step, reach, inducedDeviation, events = overlapDesign.events }: Omit<OverlapScenario, "name">,
  seed: number,
  { effect = 0, room = 0 }: { readonly effect?: number; readonly room?: number } = {},
) {
  const { correlation, estimation } = overlapDesign;
  const window = { start: -reach, end: reach };
  const random = seededRandom(seed);
  const normal = normalSource(random);
  const firstDay = 210 + room;
  const sessions = firstDay + step * (events - 1) + reach + 1;
  const benchmark = Float64Array.from({ length: sessions }, () => 0.0004 + 0.01 * normal());
  const common = Float64Array.from({ length: sessions }, normal);
  const dayZero = Int32Array.from({ length: events }, (_, event) => firstDay + step * event);
  const pairs = Array.from({ length: events }, (_, event) => {
    const deviation = 0.01 + 0.0025 * (event % 9);
    const returns = benchmark.map((market, index) => {
      const fromZero = index - (dayZero[event] ?? 0);
      const residual = Math.sqrt(correlation) * (common[index] ?? 0) + Math.sqrt(1 - correlation) * normal();
      const scale = Math.abs(fromZero) <= reach ? inducedDeviation : 1;
      const expected = 0.0002 + (0.5 + 0.1 * (event % 11)) * market;
      return expected + deviation * scale * residual + (fromZero === 0 ? effect : 0);
    });
    return { returns, benchmark };
  });
  const placed = { pair: Int32Array.from(pairs.keys()), dayZero };
  const options = {
    estimation,
    window,
    model: "market",
    minimumSessions: 100,
    residualDegrees: "M-k",
    forecastCorrection: "on",
  } as const;
  const day = Int32Array.from({ length: sessions }, (_, index) => index);
  const days = pairs.map(() => day);
  const panel = studyEvents(pairs, placed, options);
  return { panel, calendar: { days, ...placed }, study: { pairs, events: placed, options, days } };
}

function sampled(scenario: OverlapScenario, options: OverlapOptions, seed: number) {
  // A placebo wants a history of three shifts for each that is drawn, and of twenty times the events' stretch of days.
  const room = Math.max(3 * options.placebos, 20 * stretchOf(scenario) + 2 * scenario.reach);
  const made = overlapSample(scenario, seed, { room: options.placebos === 0 ? 0 : room });
  const draws = Math.max(options.bootstrap, options.placebos);
  const { panel, calendar } = made;
  const totals = aggregate(panel, {
    calendar,
    resampling: draws === 0 ? null : { draws, seed, study: options.placebos === 0 ? null : made.study },
  });
  const dayTests = totals.byDay[scenario.reach]?.tests ?? totals.window.tests;
  const clustering = clusterEvents(calendar.dayZero, panel.options.window);
  const advised = adviseTest({ clustering, limitsHit: 0 }).test;
  return { tests: totals.window.tests, dayTests, advised };
}
