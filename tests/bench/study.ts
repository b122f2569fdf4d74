// Events per second of a whole study: fit, AR, CAR, BHAR and every test across events, for 1,000, 10,000 and
// 100,000 events (market model, 250 estimation sessions, window -10..10), on made-up returns of 500 shares over
// ten years; apart from them the tests that know of dates, and for 1,000 events the costly ones. `node
// tests/bench/study.ts`
import { eventResult } from "../../lib/study/batch/event-result.ts";
import { studyEvents } from "../../lib/study/batch/study-events.ts";
import { randomIndex, seededRandom } from "../../lib/study/random.ts";
import { aggregate } from "../../lib/study/significance/battery.ts";
import { normalSource } from "../reference/slow/generate.ts";

const options = {
  estimation: { start: -260, end: -11 },
  window: { start: -10, end: 10 },
  model: "market",
  minimumSessions: 125,
  residualDegrees: "M-k",
  forecastCorrection: "on",
} as const;
const shares = 500;
const sessions = 2500;
const rounds = 7;

/**
 * What one size took: the least of seven rounds, in seconds of processor time (the compiler's and collector's
 * threads included), which other work on the machine does not stretch as it does the clock.
 */
export interface StudyBench {
  readonly events: number;
  readonly fitSeconds: number;
  readonly testsSeconds: number;
  readonly eventsPerSecond: number;
  /** Every event as typed values with a p for each AR and CAR, which a batch leaves until they are asked for. */
  readonly resultsSeconds: number;
  /** What a calendar adds: correlation by date, Kolari-Pape-Pynnonen and calendar time for all columns. */
  readonly calendarSeconds: number;
  /** What 99 resamples and 99 shifts add; null for more than a thousand events. */
  readonly resamplingSeconds: number | null;
  readonly residentMegabytes: number;
}

const random = seededRandom(1);
const normal = normalSource(random);
const market = Float64Array.from({ length: sessions }, () => 0.0004 + 0.01 * normal());
const pairs = Array.from({ length: shares }, () => {
  return { returns: market.map((value) => 0.0002 + 1.1 * value + 0.02 * normal()), benchmark: market };
});

const day = Int32Array.from({ length: sessions }, (_, index) => index);
const days = pairs.map(() => day);
const MOST_RESAMPLED = 1000;

/** Seconds of processor time so far. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

export function benchStudy(events: number): StudyBench {
  const pair = Int32Array.from({ length: events }, () => randomIndex(random, shares));
  const dayZero = Int32Array.from({ length: events }, () => 270 + randomIndex(random, sessions - 290));
  const fits: number[] = [];
  const tests: number[] = [];
  const results: number[] = [];
  let peak = 0;
  for (let round = 0; round < rounds; round++) {
    const start = processorSeconds();
    const panel = studyEvents(pairs, { pair, dayZero }, options);
    const fitted = processorSeconds();
    aggregate(panel);
    const tested = processorSeconds();
    fits.push(fitted - start);
    tests.push(tested - fitted);
    peak = Math.max(peak, process.memoryUsage().rss / 1e6);
    if (round > 1) continue;
    const before = processorSeconds();
    for (let row = 0; row < events; row++) eventResult(panel, row);
    results.push(processorSeconds() - before);
  }
  const [fitSeconds, testsSeconds] = [Math.min(...fits), Math.min(...tests)];
  const panel = studyEvents(pairs, { pair, dayZero }, options);
  const calendar = { days, pair, dayZero };
  const took = (work: () => unknown) => {
    const start = processorSeconds();
    work();
    return processorSeconds() - start;
  };
  const dated = Math.min(...[1, 2, 3].map(() => took(() => aggregate(panel, { calendar }))));
  const study = { pairs, events: { pair, dayZero }, options, days };
  const resampling = { draws: 99, seed: 1, study };
  return {
    events,
    fitSeconds,
    testsSeconds,
    eventsPerSecond: events / (fitSeconds + testsSeconds),
    resultsSeconds: Math.min(...results),
    residentMegabytes: peak,
    calendarSeconds: dated - testsSeconds,
    resamplingSeconds:
      events > MOST_RESAMPLED ? null : took(() => aggregate(panel, { calendar, resampling })) - dated,
  };
}

/** The figures for the three sizes; the smallest comes first and warms the compiler up for the others. */
export function benchStudies(sizes: readonly number[] = [1000, 10_000, 100_000]): StudyBench[] {
  benchStudy(1000);
  return sizes.map((size) => benchStudy(size));
}

if (import.meta.main) {
  console.log(
    "Market model, 250 estimation sessions, window -10..10, every test; seconds of processor time.",
  );
  console.log(
    "| events | fit s | all tests s | events/s | with every p s | resident MB | by date s | 99 resamples and shifts s |",
  );
  console.log("|---|---|---|---|---|---|---|---|");
  for (const bench of benchStudies()) {
    const cells = [bench.fitSeconds, bench.testsSeconds].map((seconds) => seconds.toFixed(3));
    const whole = bench.fitSeconds + bench.testsSeconds + bench.resultsSeconds;
    const rest = [Math.round(bench.eventsPerSecond), whole.toFixed(3), bench.residentMegabytes.toFixed(0)];
    const calendar = [bench.calendarSeconds.toFixed(3), bench.resamplingSeconds?.toFixed(3) ?? ""];
    console.log(`| ${[bench.events, ...cells, ...rest, ...calendar].join(" | ")} |`);
  }
}
