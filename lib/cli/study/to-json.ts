import { eventResult, testDegrees } from "../../study/batch/event-result.ts";
import { permutationTest } from "../../study/permutation.ts";
import { adviseTest } from "../../study/significance/advice.ts";
import { type Aggregate, aggregate, type Battery } from "../../study/significance/battery.ts";
import type { TestResult } from "../../study/significance/result.ts";
import type { Tested } from "../../study/types.ts";
import type { StudyArguments } from "./arguments.ts";
import type { StudiedEvents } from "./run-study.ts";

const distributionNames = { student: "t", normal: "normal", "signed rank": "signed rank" } as const;

/** A test as the command prints it: numbers, or nulls with the reason. */
export function testJson(result: TestResult) {
  if (result.status !== "ok") {
    return { statistic: null, pValue: null, distribution: null, df: null, reason: result.status };
  }
  const { statistic, pValue, distribution, degreesOfFreedom } = result;
  return { statistic, pValue, distribution: distributionNames[distribution], df: degreesOfFreedom };
}

function testsJson(tests: Battery) {
  return Object.fromEntries(Object.entries(tests).map(([name, result]) => [name, testJson(result)]));
}

function testedJson(tested: Tested | null) {
  if (tested === null) return { value: null, tStat: null, pValue: null, reason: "no return" };
  return { value: tested.value, tStat: tested.tStatistic, pValue: tested.pValue };
}

/** Why an event has no CAR. */
function carReason(studied: StudiedEvents, row: number): string {
  const { panel } = studied;
  const { start, end } = panel.options.window;
  const onDayZero = start <= 0 && end >= 0 ? panel.abnormal[-start * panel.events + row] : 0;
  return Number.isNaN(onDayZero) ? "suspended on day 0" : "a return of the window is missing";
}

/** Permutation p of the CAR within the event's own estimation window; null where it cannot be made. */
function permutationP(studied: StudiedEvents, row: number, car: Tested | null): number | null {
  if (car === null) return null;
  const { panel } = studied;
  const residuals = new Float64Array(panel.estimationLength);
  panel.residuals.read(row, residuals);
  const result = permutationTest(residuals, car.tStatistic, panel.windowLength, testDegrees(panel, row));
  return result.status === "ok" ? result.pValue : null;
}

/** One event of the answer. */
export function eventJson(studied: StudiedEvents, row: number, options: StudyArguments) {
  const event = studied.events[row];
  const result = eventResult(studied.panel, row);
  const head = { id: event?.id, security: event?.security, day0: studied.dayZero[row] ?? null };
  if (result.status !== "ok") {
    const nothing = { alpha: null, beta: null, sigma: null, n: result.sessions, abnormalReturns: [] };
    const noCar = { car: null, carT: null, carP: null, scar: null, bhar: null };
    const noExtras = { df: null, permutationP: null, alphaError: null, betaError: null };
    return { ...head, ...nothing, ...noCar, ...noExtras, status: result.status };
  }
  const { alpha, beta, sigma, sessions, car } = result;
  return {
    ...head,
    alpha,
    beta,
    sigma,
    n: sessions,
    abnormalReturns: result.abnormalReturns.map(({ session, abnormal }) => {
      return { t: session, ...testedJson(abnormal) };
    }),
    car: car?.value ?? null,
    carT: car?.tStatistic ?? null,
    carP: car?.pValue ?? null,
    scar: car?.tStatistic ?? null,
    bhar: options.returns === "simple" ? result.buyAndHold : null,
    df: result.degreesOfFreedom,
    permutationP: permutationP(studied, row, car),
    alphaError: result.alphaError,
    betaError: result.betaError,
    status: "ok",
    ...(car === null ? { carReason: carReason(studied, row) } : {}),
  };
}

/** The sums across events of the answer. */
export function aggregateJson(studied: StudiedEvents, totals: Aggregate, options: StudyArguments) {
  const { groups: _, ...clustering } = studied.clustering;
  const { window } = totals;
  return {
    byDay: totals.byDay.map((day) => ({
      t: day.session,
      n: day.events,
      aar: day.average,
      caar: day.cumulative,
      tests: testsJson(day.tests),
      positive: day.positive,
      precisionWeightedAar: day.precisionWeighted,
    })),
    window: {
      caar: window.cumulative,
      tests: testsJson(window.tests),
      n: window.events,
      positive: window.positive,
      precisionWeightedCaar: window.precisionWeighted,
      abhar: options.returns === "simple" ? window.buyAndHold.average : null,
      abharTests:
        options.returns === "simple"
          ? {
              crossSectional: testJson(window.buyAndHold.crossSectional),
              skewnessAdjusted: testJson(window.buyAndHold.skewnessAdjusted),
            }
          : null,
    },
    n: totals.events,
    meanCorrelation: totals.meanCorrelation,
    clustering,
    advice: adviseTest({ clustering: studied.clustering, limitsHit: 0 }),
  };
}

/** What the answer was made with. */
function settingsJson(options: StudyArguments) {
  return {
    model: options.model,
    returns: options.returns,
    gaps: options.gaps,
    market: options.market ?? null,
    estimation: `${options.estimation.start}..${options.estimation.end}`,
    window: `${options.window.start}..${options.window.end}`,
    minimumSessions: options.minimumSessions,
    residualDf: options["residual-df"],
    forecastCorrection: options["forecast-correction"],
    standardErrors: options["standard-errors"],
  };
}

/** The whole answer as pieces of JSON text, an event at a time. */
export function* studyJson(studied: StudiedEvents, options: StudyArguments): Generator<string> {
  yield '{"events":[';
  for (let row = 0; row < studied.panel.events; row++) {
    yield `${row === 0 ? "\n" : ",\n"}${JSON.stringify(eventJson(studied, row, options))}`;
  }
  const totals = aggregateJson(studied, aggregate(studied.panel), options);
  yield `\n],\n"aggregate":${JSON.stringify(totals)},\n"settings":${JSON.stringify(settingsJson(options))}}\n`;
}
