import { describe, expect, test } from "vitest";
import {
  confidenceHalfWidth,
  cumulativeAbnormalReturn,
  cumulativePath,
} from "../../../lib/study/cumulative.ts";
import { type EventStudyInput, studyEvent } from "../../../lib/study/event-study.ts";

const missing = Number.NaN;

// Six estimation sessions and an event window of three. Benchmark mean 0, Sxx = 6 x 0.01^2 = 0.0006.
// R = 0.001 + 2 Rm + e with e = +-0.003, orthogonal to Rm: RSS = 6 x 0.003^2 = 0.000054, sigma^2 = RSS / 4.
const marketReturns = [0.01, -0.01, 0.01, -0.01, 0.01, -0.01, 0.02, 0.01, -0.01];
const noise = [0.003, 0.003, -0.003, -0.003, 0, 0, 0.05, 0.01, -0.02];
const benchmark = Float64Array.from(marketReturns);
const returns = benchmark.map((value, index) => 0.001 + 2 * value + (noise[index] ?? 0));
const sigmaSquared = (4 * 0.003 ** 2) / 4;
const base: EventStudyInput = {
  returns,
  benchmark,
  dayZero: 7,
  estimation: { start: -7, end: -2 },
  window: { start: -1, end: 1 },
  model: "market",
  minimumSessions: 5,
};

function studied(changes: Partial<EventStudyInput> = {}) {
  const study = studyEvent({ ...base, ...changes });
  if (study.status !== "ok") throw new Error(study.status);
  return study;
}

function abnormal(study: ReturnType<typeof studied>, session: number) {
  const entry = study.sessions.find((candidate) => candidate.session === session);
  if (entry?.kind !== "measured") throw new Error(`session ${session} is a gap`);
  return entry.abnormal;
}

describe("market model", () => {
  test("alpha 0.001, beta 2, sigma^2 = 4 x 0.003^2 / (6 - 2)", () => {
    const { fit } = studied();
    expect(fit.alpha).toBeCloseTo(0.001, 14);
    expect(fit.beta).toBeCloseTo(2, 12);
    expect(fit.sigma ** 2).toBeCloseTo(sigmaSquared, 15);
    expect(fit.degreesOfFreedom).toBe(4);
  });

  test("AR 0.05 at Rm = 0.02: variance sigma^2 (1 + 1/6 + 0.02^2 / 0.0006)", () => {
    const measured = abnormal(studied(), -1);
    expect(measured.value).toBeCloseTo(0.05, 14);
    const error = Math.sqrt(sigmaSquared * (1 + 1 / 6 + 0.02 ** 2 / 0.0006));
    expect(measured.standardError).toBeCloseTo(error, 14);
    expect(measured.tStatistic).toBeCloseTo(0.05 / error, 10);
  });

  test("CAR 0.05 + 0.01 - 0.02 = 0.04: variance sigma^2 (3 + 9/6 + (0.02 + 0.01 - 0.01)^2 / 0.0006)", () => {
    const { car } = studied();
    expect(car?.value).toBeCloseTo(0.04, 14);
    expect(car?.standardError).toBeCloseTo(Math.sqrt(sigmaSquared * (3 + 1.5 + 0.02 ** 2 / 0.0006)), 14);
  });
});

test("mean model: AR = R - mean, variance sigma^2 (1 + 1/6) for a day and sigma^2 (3 + 9/6) for three", () => {
  const study = studied({ model: "mean", benchmark: null });
  const { sigma } = study.fit;
  expect(study.fit.alpha).toBeCloseTo(0.001, 14);
  expect(study.fit.degreesOfFreedom).toBe(5);
  expect(sigma ** 2).toBeCloseTo((6 * 0.02 ** 2 + 4 * 0.003 ** 2) / 5, 14);
  expect(abnormal(study, 0).value).toBeCloseTo(0.02 + 0.01, 14);
  expect(abnormal(study, 0).standardError).toBeCloseTo(sigma * Math.sqrt(7 / 6), 14);
  expect(study.car?.standardError).toBeCloseTo(sigma * Math.sqrt(4.5), 14);
});

test("adjusted model: AR = R - Rm, sigma the sample deviation of R - Rm, no correction", () => {
  const study = studied({ model: "adjusted" });
  expect(study.fit.alpha).toBe(0);
  expect(study.fit.sigma ** 2).toBeCloseTo((6 * 0.01 ** 2 + 4 * 0.003 ** 2) / 5, 14);
  expect(abnormal(study, 0).value).toBeCloseTo(0.001 + 0.01 + 0.01, 14);
  expect(abnormal(study, 0).standardError).toBeCloseTo(study.fit.sigma, 14);
  expect(study.car?.standardError).toBeCloseTo(study.fit.sigma * Math.sqrt(3), 14);
});

describe("gaps", () => {
  test("a missing return on day 0 is a gap, and the window has no CAR", () => {
    const study = studied({ returns: returns.with(7, missing) });
    expect(study.sessions[1]).toEqual({ kind: "gap", session: 0 });
    expect(study.car).toBeNull();
    expect(cumulativeAbnormalReturn(study, { start: -1, end: -1 })?.value).toBeCloseTo(0.05, 14);
    expect(cumulativePath(study, -1).map((point) => "gap" in point)).toEqual([false, true, true]);
  });

  test("a session of the estimation window with only one return is left out: M = 5", () => {
    expect(studied({ benchmark: benchmark.with(4, missing) }).fit.sessions).toBe(5);
  });

  test("a window past the data has gaps there", () => {
    const study = studied({ window: { start: 0, end: 3 } });
    expect(study.sessions.map((entry) => entry.kind)).toEqual(["measured", "measured", "gap", "gap"]);
    expect(study.car).toBeNull();
  });
});

describe("CAR over part of the window", () => {
  test("is additive: -1..0 and 1..1 make -1..1", () => {
    const study = studied();
    const first = cumulativeAbnormalReturn(study, { start: -1, end: 0 })?.value ?? missing;
    const second = cumulativeAbnormalReturn(study, { start: 1, end: 1 })?.value ?? missing;
    expect(first + second).toBeCloseTo(study.car?.value ?? missing, 15);
    expect(cumulativeAbnormalReturn(study, { start: -2, end: 0 })).toBeNull();
  });

  test("a path ends at the window's CAR, and its 95% band is 2.776 standard errors at 4 degrees", () => {
    const study = studied();
    const last = cumulativePath(study, -1).at(-1);
    if (last === undefined || "gap" in last || study.car === null) throw new Error("gap");
    expect(last.cumulative).toEqual(study.car);
    const half = confidenceHalfWidth(study.car, 4, 0.95);
    expect(half / study.car.standardError).toBeCloseTo(2.7764451, 7);
  });
});

describe("refusals", () => {
  test.each([
    ["outside the data", { dayZero: 9 }],
    ["outside the data", { dayZero: -1 }],
    ["no benchmark", { benchmark: null }],
    ["too few sessions", { minimumSessions: 7 }],
    ["singular benchmark", { benchmark: new Float64Array(9).fill(0.01) }],
    ["zero variance", { returns: benchmark.map((value) => 0.002 + value / 3) }],
    ["zero variance", { returns: new Float64Array(9).fill(0.01), model: "mean" }],
  ] as const)("%s", (status, changes) => {
    expect(studyEvent({ ...base, ...changes }).status).toBe(status);
  });

  test("arrays of different lengths and backward windows are errors of the caller", () => {
    expect(() => studyEvent({ ...base, benchmark: benchmark.slice(1) })).toThrow(RangeError);
    expect(() => studyEvent({ ...base, window: { start: 1, end: 0 } })).toThrow(RangeError);
  });
});
