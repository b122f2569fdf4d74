import { describe, expect, test } from "vitest";
import { eventResult } from "../../../lib/study/batch/event-result.ts";
import type { BatchOptions } from "../../../lib/study/batch/panel.ts";
import { studyEvents } from "../../../lib/study/batch/study-events.ts";
import {
  type FittedModel,
  type ModelSeries,
  studyWithModel,
} from "../../../lib/study/models/study-with-model.ts";
import { leastSquares } from "../../../lib/study/ols.ts";
import { aggregate } from "../../../lib/study/significance/battery.ts";
import { generateStudy } from "../../reference/slow/generate.ts";

const generated = generateStudy({ seed: 31, events: 8, sessions: 120, dayZero: 100, missing: 0.02 });
const second = generateStudy({ seed: 32, events: 2, sessions: 120, dayZero: 100 });
const market = generated.benchmarks[0] ?? new Float64Array(0);
const series: readonly ModelSeries[] = generated.returns.map((returns) => {
  return { returns, benchmark: market, factors: [market, ...second.returns], riskFree: null };
});
const events = { pair: Int32Array.from(series.keys()), dayZero: new Int32Array(8).fill(100) };
const common = {
  estimation: { start: -90, end: -6 },
  window: { start: -2, end: 2 },
  minimumSessions: 40,
  residualDegrees: "M-k",
  forecastCorrection: "on",
} as const satisfies Omit<BatchOptions, "model">;

function resultOf(model: FittedModel, row = 0, changed: Partial<ModelSeries> = {}) {
  const changedSeries = series.map((each) => ({ ...each, ...changed }));
  const result = eventResult(studyWithModel(changedSeries, events, { ...common, model }), row);
  if (result.status !== "ok") throw new Error(result.status);
  return result;
}

describe("one factor", () => {
  test.each(["capm", "factors"] as const)(
    "%s with the market alone and no riskless rate is the market model",
    (model) => {
      const panel = studyWithModel(
        series.map((each) => ({ ...each, factors: [market] })),
        events,
        { ...common, model },
      );
      const plain = studyEvents(series, events, { ...common, model: "market" });
      for (let row = 0; row < 8; row++) {
        const fitted = eventResult(panel, row);
        const expected = eventResult(plain, row);
        if (fitted.status !== "ok" || expected.status !== "ok") throw new Error("refused");
        expect(fitted.beta).toBeCloseTo(expected.beta, 12);
        expect(fitted.buyAndHold ?? 0).toBeCloseTo(expected.buyAndHold ?? 0, 13);
        expect(fitted.car?.tStatistic ?? null).toEqual(
          expected.car === null ? null : expect.closeTo(expected.car.tStatistic, 9),
        );
      }
      const left = aggregate(panel).window.tests.generalizedRank;
      const right = aggregate(plain).window.tests.generalizedRank;
      if (left.status !== "ok" || right.status !== "ok") throw new Error("refused");
      expect(left.statistic).toBeCloseTo(right.statistic, 10);
    },
  );

  test("a constant riskless rate r moves the CAPM's alpha by (beta - 1) r and leaves AR", () => {
    const plain = resultOf("capm");
    const rate = resultOf("capm", 0, { riskFree: new Float64Array(120).fill(0.001) });
    expect(rate.beta).toBeCloseTo(plain.beta, 12);
    expect(rate.alpha - plain.alpha).toBeCloseTo((plain.beta - 1) * 0.001, 12);
    expect(rate.abnormalReturns[0]?.abnormal?.value).toBeCloseTo(
      plain.abnormalReturns[0]?.abnormal?.value ?? 0,
      12,
    );
    expect(rate.buyAndHold ?? 0).toBeCloseTo(plain.buyAndHold ?? 0, 12);
  });
});

describe("a dummy for each session of the event window (Karafiath 1988)", () => {
  test("has the abnormal return for its coefficient and the same t, with three factors", () => {
    const { returns = market } = series[3] ?? {};
    const factors = [market, ...second.returns];
    const usable = (index: number) => [returns, ...factors].every((column) => !Number.isNaN(column[index]));
    const estimation = Array.from({ length: 85 }, (_, place) => 10 + place).filter(usable);
    const event = [98, 99, 100, 101, 102].filter(usable);
    const rows = [...estimation, ...event];
    const pick = (column: Float64Array) => Float64Array.from(rows, (index) => column[index] ?? Number.NaN);
    const dummies = event.map((session) => Float64Array.from(rows, (index) => (index === session ? 1 : 0)));
    const regression = leastSquares(
      [new Float64Array(rows.length).fill(1), ...factors.map(pick), ...dummies],
      pick(returns),
    );
    if (regression === null) throw new Error("singular");
    const result = resultOf("factors", 3);
    const width = 4 + dummies.length;
    event.forEach((session, place) => {
      const abnormal = result.abnormalReturns.find((each) => each.session === session - 100)?.abnormal;
      const variance = regression.residualSquares / regression.degreesOfFreedom;
      const error = Math.sqrt(variance * (regression.inverseCross[(4 + place) * (width + 1)] ?? 0));
      expect(abnormal?.value).toBeCloseTo(regression.coefficients[4 + place] ?? Number.NaN, 12);
      expect(abnormal?.standardError).toBeCloseTo(error, 12);
    });
    expect(event).toHaveLength(5);
    const among = [0, 1, 2, 3, 4];
    const covariances = among.flatMap((i) =>
      among.map((j) => regression.inverseCross[(4 + i) * width + 4 + j] ?? 0),
    );
    const total = covariances.reduce((sum, value) => sum + value, 0);
    const variance = (regression.residualSquares / regression.degreesOfFreedom) * total;
    expect(result.car?.standardError).toBeCloseTo(Math.sqrt(variance), 12);
  });
});

describe("three factors", () => {
  test("M - k counts an intercept and three loadings", () => {
    const result = resultOf("factors");
    expect(result.degreesOfFreedom).toBe(result.sessions - 4);
  });

  test("a return made of the factors exactly is refused for want of variance", () => {
    const returns = market.map((value, index) => 0.001 + value - 2 * (second.returns[0]?.[index] ?? 0));
    const panel = studyWithModel(
      [{ returns, benchmark: market, factors: [market, ...second.returns], riskFree: null }],
      { pair: Int32Array.of(0), dayZero: Int32Array.of(100) },
      { ...common, model: "factors" },
    );
    expect(eventResult(panel, 0).status).toBe("zero variance");
  });

  test("collinear factors, no factor, and no benchmark are refused", () => {
    const doubled = market.map((value) => 2 * value);
    const statusOf = (model: FittedModel, changed: Partial<ModelSeries>) => {
      const panel = studyWithModel(
        series.map((each) => ({ ...each, ...changed })),
        events,
        { ...common, model },
      );
      return eventResult(panel, 0).status;
    };
    expect(statusOf("factors", { factors: [market, doubled] })).toBe("singular benchmark");
    expect(statusOf("factors", { factors: [] })).toBe("no benchmark");
  });
});

describe("thin trading", () => {
  test("Scholes-Williams: (b-1 + b0 + b+1) / (1 + 2 r) by hand", () => {
    const returns = generated.returns[0] ?? market;
    const known = Array.from({ length: 85 }, (_, place) => 10 + place).filter((index) => {
      return [returns[index], market[index - 1], market[index], market[index + 1]].every(
        (value) => !Number.isNaN(value),
      );
    });
    const pick = (values: Float64Array, lag: number) =>
      known.map((index) => values[index + lag] ?? Number.NaN);
    const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const products = (left: number[], right: number[]) => {
      return left.reduce(
        (sum, value, place) => sum + (value - average(left)) * ((right[place] ?? 0) - average(right)),
        0,
      );
    };
    const slope = (lag: number) =>
      products(pick(market, lag), pick(returns, 0)) / products(pick(market, lag), pick(market, lag));
    const now = pick(market, 0);
    const centred = now.map((value) => value - average(now));
    const dependence =
      centred.slice(1).reduce((sum, value, place) => sum + value * (centred[place] ?? 0), 0) /
      products(now, now);
    const expected = (slope(-1) + slope(0) + slope(1)) / (1 + 2 * dependence);
    expect(resultOf("scholesWilliams").beta).toBeCloseTo(expected, 10);
  });

  test("a share that moves half a day late: OLS sees half of its beta of 1, Dimson all of it", () => {
    const complete =
      generateStudy({ seed: 33, events: 1, sessions: 120, dayZero: 100 }).benchmarks[0] ?? market;
    const noise = generateStudy({ seed: 34, events: 1, sessions: 120, dayZero: 100 }).returns[0] ?? market;
    const returns = complete.map(
      (value, index) => 0.5 * value + 0.5 * (complete[index - 1] ?? 0) + 1e-4 * (noise[index] ?? 0),
    );
    const late = { returns, benchmark: complete, factors: [], riskFree: null };
    const one = { pair: Int32Array.of(0), dayZero: Int32Array.of(100) };
    const plain = eventResult(studyEvents([late], one, { ...common, model: "market" }), 0);
    const dimson = eventResult(studyWithModel([late], one, { ...common, model: "dimson" }), 0);
    if (plain.status !== "ok" || dimson.status !== "ok") throw new Error("refused");
    expect(plain.beta).toBeLessThan(0.7);
    expect(dimson.beta).toBeCloseTo(1, 3);
    expect(dimson.degreesOfFreedom).toBe(dimson.sessions - 4);
  });

  test("too few sessions and no benchmark are refused", () => {
    const panel = studyWithModel(
      [{ returns: market, benchmark: null, factors: [], riskFree: null }],
      { pair: Int32Array.of(0, 0), dayZero: Int32Array.of(100, 200) },
      { ...common, model: "dimson" },
    );
    expect(eventResult(panel, 0).status).toBe("no benchmark");
    expect(eventResult(panel, 1).status).toBe("outside the data");
    const short = studyWithModel(
      series,
      { pair: Int32Array.of(0), dayZero: Int32Array.of(30) },
      { ...common, model: "scholesWilliams" },
    );
    expect(eventResult(short, 0).status).toBe("too few sessions");
  });
});
