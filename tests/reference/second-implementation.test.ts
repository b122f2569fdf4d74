import { describe, expect, test } from "vitest";
import { eventResult } from "../../lib/study/batch/event-result.ts";
import type { BatchOptions } from "../../lib/study/batch/panel.ts";
import { studyEvents } from "../../lib/study/batch/study-events.ts";
import { aggregate } from "../../lib/study/significance/battery.ts";
import type { PlainModel } from "../../lib/study/types.ts";
import { slowNormalTwoSided, slowStudentTwoSided } from "./slow/distributions.ts";
import { average, slowEvent } from "./slow/event.ts";
import { type GenerateOptions, generateStudy } from "./slow/generate.ts";
import { slowMeanCorrelation, slowStatistics } from "./slow/statistics.ts";

const tolerance = 1e-10;

function expectNear(measured: number | null | undefined, expected: number | null | undefined, what: string) {
  if (expected === null || expected === undefined) {
    expect(measured ?? null, what).toBeNull();
    return;
  }
  const difference = Math.abs((measured ?? Number.NaN) - expected);
  expect(
    difference / Math.max(1, Math.abs(expected)),
    `${what}: ${measured} beside ${expected}`,
  ).toBeLessThan(tolerance);
}

const cases: {
  name: string;
  data: GenerateOptions;
  model: PlainModel;
  options?: Partial<BatchOptions>;
}[] = [
  { name: "complete returns", data: { seed: 1, events: 40, sessions: 160, dayZero: 140 }, model: "market" },
  {
    name: "missing returns",
    data: { seed: 2, events: 60, sessions: 160, dayZero: 140, missing: 0.03 },
    model: "market",
  },
  {
    name: "ties",
    data: { seed: 3, events: 30, sessions: 160, dayZero: 140, tied: true, missing: 0.03 },
    model: "adjusted",
  },
  {
    name: "ties about a mean",
    data: { seed: 4, events: 30, sessions: 160, dayZero: 140, tied: true },
    model: "mean",
    options: { estimation: { start: -74, end: -11 } },
  },
  {
    name: "correlated events",
    data: { seed: 5, events: 25, sessions: 160, dayZero: 140, correlation: 0.4 },
    model: "market",
  },
  {
    name: "market-adjusted",
    data: { seed: 6, events: 40, sessions: 160, dayZero: 140, missing: 0.02 },
    model: "adjusted",
  },
  { name: "mean-adjusted", data: { seed: 7, events: 40, sessions: 160, dayZero: 140 }, model: "mean" },
  {
    name: "M - 1 and no forecast correction",
    data: { seed: 8, events: 40, sessions: 160, dayZero: 140, missing: 0.02 },
    model: "market",
    options: { residualDegrees: "M-1", forecastCorrection: "off" },
  },
  { name: "two events", data: { seed: 9, events: 2, sessions: 160, dayZero: 140 }, model: "market" },
  {
    name: "a window past both ends of the data",
    data: { seed: 10, events: 12, sessions: 100, dayZero: 90 },
    model: "market",
    options: { estimation: { start: -110, end: -11 }, window: { start: -3, end: 9 } },
  },
];

describe.each(cases)("$name, $model", ({ data, model, options }) => {
  const generated = generateStudy(data);
  const full = {
    estimation: { start: -120, end: -11 },
    window: { start: -4, end: 5 },
    minimumSessions: 20,
    residualDegrees: "M-k",
    forecastCorrection: "on",
    ...options,
    model,
  } as const;
  const slow = generated.returns.map((returns, event) => {
    return slowEvent(returns, generated.benchmarks[event] ?? returns, generated.dayZero, {
      ...full,
      estimation: [full.estimation.start, full.estimation.end],
      window: [full.window.start, full.window.end],
    });
  });
  const pairs = generated.returns.map((returns, event) => {
    return { returns, benchmark: generated.benchmarks[event] ?? null };
  });
  const panel = studyEvents(
    pairs,
    { pair: Int32Array.from(pairs.keys()), dayZero: new Int32Array(pairs.length).fill(generated.dayZero) },
    full,
  );

  test("every event: fit, AR, CAR, their t and BHAR", () => {
    slow.forEach((expected, row) => {
      const result = eventResult(panel, row);
      if (result.status !== "ok") throw new Error(result.status);
      expectNear(result.alpha, expected.alpha, "alpha");
      expectNear(result.beta, expected.beta, "beta");
      expectNear(result.sigma, expected.sigma, "sigma");
      expect(result.sessions).toBe(expected.sessions);
      result.abnormalReturns.forEach(({ session, abnormal }, column) => {
        const value = expected.abnormal[column] ?? null;
        expectNear(abnormal?.value, value, `AR ${session}`);
        if (value !== null)
          expectNear(abnormal?.tStatistic, value / (expected.errors[column] ?? 0), `t ${session}`);
      });
      expectNear(result.car?.value, expected.car, "CAR");
      if (expected.car !== null)
        expectNear(result.car?.tStatistic, expected.car / (expected.carError ?? 0), "SCAR");
      expectNear(result.buyAndHold, expected.buyAndHold, "BHAR");
    });
  });

  test("every test across events, by session and for the window", () => {
    const totals = aggregate(panel);
    expectNear(totals.meanCorrelation, slowMeanCorrelation(slow), "mean correlation");
    const columns = [
      ...totals.byDay.map((day, column) => ({ column, of: day })),
      { column: null, of: totals.window },
    ];
    for (const { column, of } of columns) {
      const anyEvent = slow.some((event) => (column === null ? event.car : event.abnormal[column]) !== null);
      if (!anyEvent) {
        expect(of.tests.crossSectional.status).toBe("too few events");
        continue;
      }
      const expected = slowStatistics(slow, column);
      for (const [name, result] of Object.entries(of.tests)) {
        if (name === "wilcoxonExact") continue;
        if (result.status === "ok") expectNear(result.statistic, expected[name], `${name} ${column}`);
        else expect(Number.isFinite(expected[name]) && slow.length > 2, `${name} ${column}`).toBe(false);
      }
    }
    const cars = slow.map((event) => event.car).filter((car) => car !== null);
    expectNear(totals.window.cumulative, cars.length > 0 ? average(cars) : null, "CAAR");
  });
});

test("p-values beside Simpson's rule, to 1e-10 of themselves", () => {
  const generated = generateStudy({ seed: 11, events: 20, sessions: 160, dayZero: 140 });
  const pairs = generated.returns.map((returns, event) => ({
    returns,
    benchmark: generated.benchmarks[event] ?? null,
  }));
  const panel = studyEvents(
    pairs,
    { pair: Int32Array.from(pairs.keys()), dayZero: new Int32Array(20).fill(140) },
    {
      estimation: { start: -120, end: -11 },
      window: { start: 0, end: 2 },
      model: "market",
      minimumSessions: 20,
      residualDegrees: "M-k",
      forecastCorrection: "on",
    },
  );
  for (const { tests } of aggregate(panel).byDay) {
    for (const result of Object.values(tests)) {
      if (result.status !== "ok" || result.distribution === "signed rank") continue;
      const { statistic, degreesOfFreedom, pValue } = result;
      const slow =
        degreesOfFreedom === null
          ? slowNormalTwoSided(statistic)
          : slowStudentTwoSided(statistic, degreesOfFreedom);
      expect(Math.abs(pValue / slow - 1)).toBeLessThan(tolerance);
    }
  }
});
