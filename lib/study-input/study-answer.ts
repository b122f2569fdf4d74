// A study as an answer: plain objects, the same for JSON, the page and every table.
import { eventResult, testDegrees } from "../study/batch/event-result.ts";
import { permutationTest } from "../study/permutation.ts";
import { adviseTest } from "../study/significance/advice.ts";
import { type Aggregate, aggregate, type Battery, type TestName } from "../study/significance/battery.ts";
import { averageEquivalence } from "../study/significance/equivalence.ts";
import type { TestResult } from "../study/significance/result.ts";
import type { Tested } from "../study/types.ts";
import { fitAnswer } from "./fit-answer.ts";
import { NO_NULL_ANSWER, nullAnswer } from "./null-answer.ts";
import { settingsAnswer, specificationAnswer } from "./specification.ts";
import type { StudiedEvents } from "./study-data.ts";

const distributionNames = {
  student: "t",
  normal: "normal",
  "signed rank": "signed rank",
  resampled: "resampled",
} as const;

/** What the tests say without an estimation window; all others take their variance from it. */
const TESTS_WITHOUT_ESTIMATION: ReadonlySet<string> = new Set<TestName>([
  "crossSectional",
  "skewnessAdjusted",
  "sign",
  "wilcoxon",
  "wilcoxonExact",
]);

/** A test as it is told: numbers, or nulls with the reason. */
function testAnswer(result: TestResult) {
  if (result.status !== "ok") return noTest(result.status);
  const { statistic, pValue, distribution, degreesOfFreedom } = result;
  return { statistic, pValue, distribution: distributionNames[distribution], df: degreesOfFreedom };
}

const noTest = (reason: string) => ({ statistic: null, pValue: null, distribution: null, df: null, reason });

function testsAnswer(tests: Battery, hasEstimation: boolean) {
  const entries = Object.entries(tests).map(([name, result]) => {
    const isMade = hasEstimation || TESTS_WITHOUT_ESTIMATION.has(name);
    return [name, isMade ? testAnswer(result) : noTest("no estimation window")] as const;
  });
  return Object.fromEntries(entries);
}

const known = (value: number | null | undefined): number | null =>
  value === undefined || value === null || Number.isNaN(value) ? null : value;

function testedAnswer(tested: Tested | null) {
  if (tested === null) return { value: null, tStat: null, pValue: null, reason: "no return" };
  return { value: tested.value, tStat: known(tested.tStatistic), pValue: known(tested.pValue) };
}

/** Why an event has no CAR. */
function carReason({ panel }: StudiedEvents, row: number): string {
  const { start, end } = panel.options.window;
  const onDayZero = start <= 0 && end >= 0 ? panel.abnormal[-start * panel.events + row] : 0;
  return Number.isNaN(onDayZero) ? "suspended on day 0" : "a return of the window is missing";
}

/** Why an event was not studied, with what was there. */
function refusalReason(studied: StudiedEvents, row: number, status: string, sessions: number): string {
  const { minimumSessions } = studied.panel.options;
  const [first, last] = studied.coverage[row] ?? ["", ""];
  if (status === "too few sessions")
    return `${sessions} usable estimation sessions, ${minimumSessions} needed`;
  if (status === "outside the data") return `its sessions are from ${first} to ${last}`;
  return status;
}

/** Permutation p of the CAR within the event's own estimation window; null where it cannot be made. */
function permutationP({ panel, options }: StudiedEvents, row: number, car: Tested | null): number | null {
  // Its runs of residuals are taken over sigma, which errors that allow for autocorrelation are not.
  if (car === null || options.estimation === null || options["standard-errors"] === "newey-west") return null;
  const residuals = new Float64Array(panel.estimationLength);
  panel.residuals.read(row, residuals);
  const result = permutationTest(residuals, car.tStatistic, panel.windowLength, testDegrees(panel, row));
  return result.status === "ok" ? result.pValue : null;
}

/** One event of the answer. Throws RangeError for a row that is not of the study. */
export function eventAnswer(studied: StudiedEvents, row: number) {
  const { panel, options } = studied;
  const event = studied.events[row];
  const result = eventResult(panel, row);
  const head = { id: event?.id, security: event?.security, day0: studied.dayZero[row] ?? null };
  const date = event?.date ?? null;
  if (result.status !== "ok") {
    const nothing = { alpha: null, beta: null, sigma: null, n: result.sessions, abnormalReturns: [] };
    const noCar = { car: null, carT: null, carP: null, scar: null, bhar: null };
    const noExtras = { df: null, permutationP: null, alphaError: null, betaError: null };
    const reason = refusalReason(studied, row, result.status, result.sessions);
    return {
      ...head,
      ...nothing,
      ...noCar,
      ...noExtras,
      status: result.status,
      date,
      reason,
      ...NO_NULL_ANSWER,
    };
  }
  const { alpha, beta, sigma, sessions, car } = result;
  const reason = car === null ? carReason(studied, row) : null;
  const hasEstimation = options.estimation !== null;
  return {
    ...head,
    alpha: hasEstimation ? alpha : null,
    beta: hasEstimation ? beta : null,
    sigma: known(sigma),
    n: sessions,
    abnormalReturns: result.abnormalReturns.map(({ session, abnormal }) => {
      return { t: session, ...testedAnswer(abnormal) };
    }),
    car: car?.value ?? null,
    carT: known(car?.tStatistic),
    carP: known(car?.pValue),
    scar: known(car?.tStatistic),
    bhar: options.returns === "simple" ? result.buyAndHold : null,
    df: hasEstimation ? result.degreesOfFreedom : null,
    permutationP: permutationP(studied, row, car),
    alphaError: result.alphaError,
    betaError: result.betaError,
    status: "ok",
    date,
    reason,
    ...(reason === null ? {} : { carReason: reason }),
    ...cleanAnswer(studied, row),
    ...(options.diagnostics === "on" ? { diagnostics: fitAnswer(studied, row) } : {}),
    ...nullAnswer(studied, row, car, result.degreesOfFreedom),
  };
}

/** What an event's estimation window did without, where that was asked for. */
function cleanAnswer({ clean }: StudiedEvents, row: number) {
  const own = clean?.[row];
  return own === undefined ? {} : { estimationLeftOut: own.leftOut.length, estimationMoved: own.moved };
}

/** Whether any event could be measured: one that was studied has an abnormal return. */
export const isAnythingMeasured = ({ panel }: StudiedEvents): boolean =>
  panel.abnormal.some((value) => !Number.isNaN(value));

/** The same resamples for the same study. */
const RESAMPLING_SEED = 1;

/** The sums across the events of a study, with its dates, and the costly tests where `--resample` asks for them. */
function totalsOf({ panel, calendar, placebo, options }: StudiedEvents): Aggregate {
  const draws = Number(options.resample);
  const resampling = draws === 0 ? null : { draws, seed: RESAMPLING_SEED, study: placebo };
  return aggregate(panel, { calendar, resampling });
}

/** The sums across events of the answer. */
export function aggregateAnswer(studied: StudiedEvents, totals: Aggregate = totalsOf(studied)) {
  const { groups: _, ...clustering } = studied.clustering;
  const { window } = totals;
  const hasEstimation = studied.options.estimation !== null;
  const isSimple = studied.options.returns === "simple";
  return {
    byDay: totals.byDay.map((day) => ({
      t: day.session,
      n: day.events,
      aar: day.average,
      caar: day.cumulative,
      tests: testsAnswer(day.tests, hasEstimation),
      positive: day.positive,
      precisionWeightedAar: known(day.precisionWeighted),
    })),
    window: {
      caar: window.cumulative,
      tests: testsAnswer(window.tests, hasEstimation),
      n: window.events,
      positive: window.positive,
      precisionWeightedCaar: known(window.precisionWeighted),
      abhar: isSimple ? window.buyAndHold.average : null,
      abharTests: isSimple
        ? {
            crossSectional: testAnswer(window.buyAndHold.crossSectional),
            skewnessAdjusted: testAnswer(window.buyAndHold.skewnessAdjusted),
          }
        : null,
    },
    n: totals.events,
    meanCorrelation: hasEstimation ? totals.meanCorrelation : null,
    clustering,
    advice: adviseTest({ clustering: studied.clustering, limitsHit: 0, hasEstimation }),
    dependence: hasEstimation ? totals.dependence : null,
    equivalence: equivalenceAnswer(studied, totals),
  };
}

/** p of two one-sided tests that AAR of day 0 and CAAR are smaller than `--equivalence-bound`; null where not asked. */
function equivalenceAnswer({ options }: StudiedEvents, { byDay, window }: Aggregate) {
  const text = options["equivalence-bound"];
  if (text === undefined || options.estimation === null) return null;
  const bound = Number(text);
  const day = byDay.find(({ session }) => session === 0);
  return {
    bound,
    aarP: day ? averageEquivalence(day.average, day.tests, bound) : null,
    caarP: averageEquivalence(window.cumulative, window.tests, bound),
  };
}

/** What an answer has beside its events: the sums across them, with what it was made, and doubts about the input. */
export function answerAside(studied: StudiedEvents) {
  return {
    aggregate: aggregateAnswer(studied),
    settings: settingsAnswer(studied.options),
    specification: specificationAnswer(studied),
    warnings: studied.warnings,
  };
}

/** The whole answer, as the command writes it in JSON and an API may send it. */
export function studyAnswer(studied: StudiedEvents) {
  const events = studied.events.map((_, row) => eventAnswer(studied, row));
  return { events, ...answerAside(studied) };
}
