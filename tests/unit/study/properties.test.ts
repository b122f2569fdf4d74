import fc from "fast-check";
import { expect, test } from "vitest";
import { studyEvents } from "../../../lib/study/batch/study-events.ts";
import { cumulativeAbnormalReturn } from "../../../lib/study/cumulative.ts";
import { studyDay, studyEvent } from "../../../lib/study/event-study.ts";
import { seededRandom } from "../../../lib/study/random.ts";
import { aggregate, type Battery } from "../../../lib/study/significance/battery.ts";
import type { PlainModel } from "../../../lib/study/types.ts";
import { type GeneratedStudy, generateStudy } from "../../reference/slow/generate.ts";

const seeds = fc.integer({ min: 1, max: 1_000_000 });
const models = fc.constantFrom<PlainModel>("market", "adjusted", "mean");
const windows = { estimation: { start: -70, end: -8 }, window: { start: -3, end: 4 } } as const;

function studied(returns: Float64Array, benchmark: Float64Array, model: PlainModel) {
  const study = studyEvent({ ...windows, returns, benchmark, model, dayZero: 80, minimumSessions: 20 });
  if (study.status !== "ok") throw new Error(study.status);
  return study;
}

function one(seed: number) {
  const { returns, benchmarks } = generateStudy({ seed, events: 1, sessions: 90, dayZero: 80 });
  return { returns: returns[0] ?? new Float64Array(0), benchmark: benchmarks[0] ?? new Float64Array(0) };
}

function totalsOf(generated: GeneratedStudy, order: readonly number[], model: PlainModel = "market") {
  const pairs = order.map((event) => {
    return {
      returns: generated.returns[event] ?? new Float64Array(0),
      benchmark: generated.benchmarks[event] ?? null,
    };
  });
  return aggregate(
    studyEvents(
      pairs,
      { pair: Int32Array.from(pairs.keys()), dayZero: new Int32Array(pairs.length).fill(80) },
      { ...windows, model, minimumSessions: 20, residualDegrees: "M-k", forecastCorrection: "on" },
    ),
  );
}

function statistics(tests: Battery): (number | null)[] {
  return Object.values(tests).map((result) => (result.status === "ok" ? result.statistic : null));
}

function expectSame(left: readonly (number | null)[], right: readonly (number | null)[], tolerance: number) {
  left.forEach((value, place) => {
    const other = right[place] ?? null;
    if (value === null || other === null) expect(value).toBe(other);
    else expect(Math.abs(value - other) / Math.max(1, Math.abs(value))).toBeLessThan(tolerance);
  });
}

test("the figures of day 0 alone are those of the whole study, to the last digit, gaps and all", () => {
  const window = fc.constantFrom(
    { start: 0, end: 0 },
    { start: -3, end: 4 },
    { start: 1, end: 3 },
    { start: -70, end: 9 },
  );
  const gaps = fc.array(fc.integer({ min: 0, max: 89 }), { maxLength: 6 });
  const dayZeros = fc.integer({ min: 0, max: 89 });
  fc.assert(
    fc.property(seeds, models, window, gaps, dayZeros, (seed, model, { start, end }, missing, dayZero) => {
      const { returns, benchmark } = one(seed);
      for (const [at, index] of missing.entries()) (at % 2 === 0 ? returns : benchmark)[index] = Number.NaN;
      const input = { ...windows, returns, benchmark, model, dayZero, minimumSessions: 20 };
      const widened = { start: Math.min(start, 0), end: Math.max(end, 0) };
      const study = studyEvent({ ...input, window: widened });
      const day = studyDay({ ...input, window: { start, end } });
      if (study.status !== "ok") {
        expect(day).toEqual(study);
        return;
      }
      const dayZeroSession = study.sessions.find(({ session }) => session === 0);
      const abnormal = dayZeroSession?.kind === "measured" ? dayZeroSession.abnormal : null;
      const car = cumulativeAbnormalReturn(study, { start, end });
      expect(day).toEqual({ status: "ok", fit: study.fit, abnormal, car });
    }),
  );
});

test("CAR is additive over adjoining windows", () => {
  fc.assert(
    fc.property(seeds, models, fc.integer({ min: -3, max: 3 }), (seed, model, split) => {
      const { returns, benchmark } = one(seed);
      const study = studied(returns, benchmark, model);
      const first = cumulativeAbnormalReturn(study, { start: -3, end: split })?.value ?? Number.NaN;
      const second = cumulativeAbnormalReturn(study, { start: split + 1, end: 4 })?.value ?? Number.NaN;
      expect(first + second).toBeCloseTo(study.car?.value ?? Number.NaN, 14);
    }),
    { numRuns: 50 },
  );
});

test("a constant added to all returns of share and benchmark leaves every market-adjusted AR where it was", () => {
  fc.assert(
    fc.property(seeds, fc.double({ min: -0.05, max: 0.05, noNaN: true }), (seed, constant) => {
      const { returns, benchmark } = one(seed);
      const plain = studied(returns, benchmark, "adjusted");
      const moved = studied(
        returns.map((value) => value + constant),
        benchmark.map((value) => value + constant),
        "adjusted",
      );
      expect(moved.car?.value).toBeCloseTo(plain.car?.value ?? Number.NaN, 13);
      expect(moved.car?.tStatistic).toBeCloseTo(plain.car?.tStatistic ?? Number.NaN, 9);
    }),
    { numRuns: 50 },
  );
});

test("scaling returns and benchmark scales AR, CAR and sigma, and leaves beta, t and p", () => {
  fc.assert(
    fc.property(seeds, models, fc.double({ min: 0.01, max: 100, noNaN: true }), (seed, model, scale) => {
      const { returns, benchmark } = one(seed);
      const plain = studied(returns, benchmark, model);
      const scaled = studied(
        returns.map((value) => value * scale),
        benchmark.map((value) => value * scale),
        model,
      );
      expect(scaled.fit.beta).toBeCloseTo(plain.fit.beta, 10);
      expect(scaled.fit.sigma / scale).toBeCloseTo(plain.fit.sigma, 13);
      expect((scaled.car?.value ?? Number.NaN) / scale).toBeCloseTo(plain.car?.value ?? Number.NaN, 13);
      expect(scaled.car?.tStatistic).toBeCloseTo(plain.car?.tStatistic ?? Number.NaN, 9);
    }),
    { numRuns: 50 },
  );
});

test("the order of the events leaves every mean and every statistic where it was, to 1e-12", () => {
  fc.assert(
    fc.property(seeds, models, (seed, model) => {
      const generated = generateStudy({ seed, events: 15, sessions: 90, dayZero: 80, missing: 0.02 });
      const order = Array.from({ length: 15 }, (_, event) => event);
      const random = seededRandom(seed);
      const shuffled = order
        .map((event) => ({ event, key: random() }))
        .sort((a, b) => a.key - b.key)
        .map(({ event }) => event);
      const plain = totalsOf(generated, order, model);
      const other = totalsOf(generated, shuffled, model);
      expectSame(
        [plain.meanCorrelation, plain.window.cumulative],
        [other.meanCorrelation, other.window.cumulative],
        1e-12,
      );
      plain.byDay.forEach((day, column) => {
        const twin = other.byDay[column];
        expectSame([day.average, day.cumulative], [twin?.average ?? null, twin?.cumulative ?? null], 1e-12);
        if (twin) expectSame(statistics(day.tests), statistics(twin.tests), 1e-12);
      });
      expectSame(statistics(plain.window.tests), statistics(other.window.tests), 1e-12);
    }),
    { numRuns: 20 },
  );
});

test("with every sign turned, every statistic that has a direction turns its sign", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const generated = generateStudy({ seed, events: 15, sessions: 90, dayZero: 80 });
      const turned = {
        ...generated,
        returns: generated.returns.map((returns) => returns.map((value) => -value)),
        benchmarks: generated.benchmarks.map((returns) => returns.map((value) => -value)),
      };
      const order = Array.from({ length: 15 }, (_, event) => event);
      const plain = totalsOf(generated, order).window.tests;
      const other = totalsOf(turned, order).window.tests;
      for (const name of [
        "crossSectional",
        "patell",
        "bmp",
        "corrado",
        "generalizedRank",
        "wilcoxon",
        "generalizedSign",
        "crudeDependence",
        "skewnessAdjusted",
        "jackknife",
      ] as const) {
        const [left, right] = [plain[name], other[name]];
        if (left.status !== "ok" || right.status !== "ok") throw new Error(name);
        expect(left.statistic).toBeCloseTo(-right.statistic, 9);
        expect(left.pValue).toBeCloseTo(right.pValue, 9);
      }
    }),
    { numRuns: 20 },
  );
});
