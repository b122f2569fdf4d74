import { describe, expect, test } from "vitest";
import { eventResult } from "../../../lib/study/batch/event-result.ts";
import { applyNeweyWestErrors } from "../../../lib/study/batch/newey-west-errors.ts";
import type { BatchOptions } from "../../../lib/study/batch/panel.ts";
import { rankScratch, sortRow, tieEnd } from "../../../lib/study/batch/ranks.ts";
import { studyEvents } from "../../../lib/study/batch/study-events.ts";
import { studyEvent } from "../../../lib/study/event-study.ts";
import { neweyWest, neweyWestCar } from "../../../lib/study/newey-west.ts";
import { coefficientPrecision } from "../../../lib/study/precision.ts";
import { seededRandom } from "../../../lib/study/random.ts";
import { generateStudy } from "../../reference/slow/generate.ts";

const generated = generateStudy({ seed: 21, events: 12, sessions: 120, dayZero: 100, missing: 0.04 });
const pairs = generated.returns.map((returns, event) => ({
  returns,
  benchmark: generated.benchmarks[event] ?? null,
}));
const events = { pair: Int32Array.from(pairs.keys()), dayZero: new Int32Array(12).fill(100) };
const options = {
  estimation: { start: -90, end: -6 },
  window: { start: -3, end: 3 },
  model: "market",
  minimumSessions: 40,
  residualDegrees: "M-k",
  forecastCorrection: "on",
} as const satisfies BatchOptions;

describe.each(["market", "adjusted", "mean"] as const)("%s model", (model) => {
  test("a batch gives what one study at a time gives", () => {
    const panel = studyEvents(pairs, events, { ...options, model });
    pairs.forEach(({ returns, benchmark }, row) => {
      const single = studyEvent({ ...options, returns, benchmark, dayZero: 100, model });
      const result = eventResult(panel, row);
      if (single.status !== "ok" || result.status !== "ok") throw new Error("refused");
      expect(result.alpha).toBeCloseTo(single.fit.alpha, 14);
      expect(result.beta).toBeCloseTo(single.fit.beta, 12);
      expect(result.sigma).toBeCloseTo(single.fit.sigma, 14);
      expect(result.degreesOfFreedom).toBe(single.fit.degreesOfFreedom);
      const { alphaError, betaError } = coefficientPrecision(single.fit);
      expect(result.alphaError).toEqual(alphaError === null ? null : expect.closeTo(alphaError, 14));
      expect(result.betaError).toEqual(betaError === null ? null : expect.closeTo(betaError, 12));
      single.sessions.forEach((entry, column) => {
        const abnormal = result.abnormalReturns[column]?.abnormal ?? null;
        if (entry.kind === "gap") expect(abnormal).toBeNull();
        else expect(abnormal?.pValue).toBeCloseTo(entry.abnormal.pValue, 11);
      });
      expect(result.car?.tStatistic ?? null).toEqual(
        single.car === null ? null : expect.closeTo(single.car.tStatistic, 10),
      );
    });
  });
});

describe("refused rows", () => {
  const flat = new Float64Array(120).fill(0.01);
  const returns = generated.returns[0] ?? flat;
  const rows = [
    { pair: { returns, benchmark: flat }, dayZero: 100, status: "singular benchmark" },
    { pair: { returns, benchmark: null }, dayZero: 100, status: "no benchmark" },
    { pair: { returns, benchmark: returns }, dayZero: 100, status: "zero variance" },
    { pair: { returns, benchmark: returns }, dayZero: 20, status: "too few sessions" },
    { pair: { returns, benchmark: returns }, dayZero: 120, status: "outside the data" },
    { pair: { returns, benchmark: returns }, dayZero: -1, status: "outside the data" },
  ];

  test("say why, and do not disturb the others", () => {
    const panel = studyEvents(
      rows.map((row) => row.pair),
      { pair: Int32Array.from(rows.keys()), dayZero: Int32Array.from(rows, (row) => row.dayZero) },
      options,
    );
    rows.forEach((row, index) => {
      expect(eventResult(panel, index).status).toBe(row.status);
    });
  });
});

test("sigma by M - 1 is sqrt((M - 2) / (M - 1)) of sigma by M - 2, and t uses M - 1 degrees of freedom", () => {
  const usual = eventResult(studyEvents(pairs, events, options), 0);
  const other = eventResult(studyEvents(pairs, events, { ...options, residualDegrees: "M-1" }), 0);
  if (usual.status !== "ok" || other.status !== "ok") throw new Error("refused");
  const { sessions } = usual;
  expect(other.sigma / usual.sigma).toBeCloseTo(Math.sqrt((sessions - 2) / (sessions - 1)), 12);
  expect(other.degreesOfFreedom).toBe(sessions - 1);
});

test("without forecast correction the standard error of AR is sigma", () => {
  const result = eventResult(studyEvents(pairs, events, { ...options, forecastCorrection: "off" }), 0);
  if (result.status !== "ok") throw new Error("refused");
  for (const { abnormal } of result.abnormalReturns) {
    if (abnormal !== null) expect(abnormal.standardError).toBeCloseTo(result.sigma, 15);
  }
});

test("windows that overlap or run backward, and a row that is not there, are errors of the caller", () => {
  expect(() => studyEvents(pairs, events, { ...options, window: { start: -6, end: 0 } })).toThrow("overlap");
  expect(() => studyEvents(pairs, events, { ...options, window: { start: 1, end: 0 } })).toThrow("backward");
  expect(() => eventResult(studyEvents(pairs, events, options), 12)).toThrow(RangeError);
});

describe("Newey-West errors in a batch", () => {
  test("are those of one study at a time, and leave every value where it was", () => {
    const panel = studyEvents(pairs, events, options);
    applyNeweyWestErrors(panel, pairs, events, 4);
    const plain = studyEvents(pairs, events, options);
    expect(panel.abnormal).toEqual(plain.abnormal);
    pairs.forEach(({ returns, benchmark }, row) => {
      const input = { ...options, returns, benchmark, dayZero: 100 };
      const single = studyEvent(input);
      const result = eventResult(panel, row);
      if (single.status !== "ok" || result.status !== "ok") throw new Error("refused");
      const expected = neweyWestCar(input, single, options.window, 4);
      expect(result.car?.standardError ?? null).toEqual(
        expected === null ? null : expect.closeTo(expected.standardError, 12),
      );
      const onDayZero = neweyWestCar(input, single, { start: 0, end: 0 }, 4);
      const abnormal = result.abnormalReturns[3]?.abnormal ?? null;
      expect(abnormal?.standardError ?? null).toEqual(
        onDayZero === null ? null : expect.closeTo(onDayZero.standardError, 12),
      );
    });
  });

  test("are those of alpha and beta too", () => {
    const panel = studyEvents(pairs, events, options);
    applyNeweyWestErrors(panel, pairs, events, 4);
    const plain = studyEvents(pairs, events, options);
    pairs.forEach(({ benchmark }, row) => {
      const residuals = new Float64Array(85);
      plain.residuals.read(row, residuals);
      const market = (benchmark ?? new Float64Array(0)).slice(10, 95);
      const isKnown = (_: number, position: number) => !Number.isNaN(residuals[position] ?? Number.NaN);
      const estimate = neweyWest(residuals.filter(isKnown), market.filter(isKnown), 4);
      expect(panel.alphaError[row]).toBeCloseTo(Math.sqrt(estimate.alphaVariance), 14);
      expect(panel.betaError[row]).toBeCloseTo(Math.sqrt(estimate.betaVariance), 12);
      expect(panel.betaError[row]).not.toBe(plain.betaError[row]);
    });
  });

  test("leave the prediction error of alpha and beta out where that is off: with no lag they are the usual ones", () => {
    const off = { ...options, forecastCorrection: "off" } as const;
    const panel = studyEvents(pairs, events, off);
    const usual = panel.standardError.slice();
    applyNeweyWestErrors(panel, pairs, events, 0);
    const known = (errors: Float64Array) => [...errors].filter((error) => !Number.isNaN(error));
    expect(known(panel.standardError)).toEqual(known(usual).map((error) => expect.closeTo(error, 14)));
    applyNeweyWestErrors(panel, pairs, events, 4);
    expect(known(panel.standardError).at(-1)).not.toBeCloseTo(known(usual).at(-1) ?? 0, 4);
  });

  test("divide by M - 2, so a sigma over M - 1 is refused", () => {
    const panel = studyEvents(pairs, events, { ...options, residualDegrees: "M-1" });
    expect(() => applyNeweyWestErrors(panel, pairs, events, null)).toThrow(RangeError);
  });

  test("are for the market model only", () => {
    const panel = studyEvents(pairs, events, { ...options, model: "mean" });
    expect(() => applyNeweyWestErrors(panel, pairs, events, null)).toThrow(RangeError);
  });
});

describe("sorting by buckets", () => {
  test("orders any values, outliers and ties too", () => {
    const random = seededRandom(5);
    for (let round = 0; round < 200; round++) {
      const count = 1 + Math.floor(random() * 60);
      const scratch = rankScratch(60, 32);
      for (let place = 0; place < count; place++) {
        const value = Math.round((random() - 0.5) * 20) / 10;
        scratch.values[place] = place % 11 === 0 ? value * 1e9 : value;
      }
      sortRow(scratch, count, 0.5);
      const values = scratch.values.slice(0, count);
      const ordered = [...scratch.order.slice(0, count)].map((position) => values[position]);
      expect(ordered).toEqual([...values].sort((left, right) => left - right));
      expect([...scratch.sorted.slice(0, count)]).toEqual(ordered);
      expect(tieEnd(scratch, 0)).toBe(ordered.lastIndexOf(ordered[0]) + 1);
    }
  });
});
