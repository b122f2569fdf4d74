import { describe, expect, test } from "vitest";
import { volatilityByDay, volatilityRatio } from "../../../lib/study/abnormal-volatility.ts";
import { logTurnover, logVolume, volumeMultiple } from "../../../lib/study/abnormal-volume.ts";
import { studyEvents } from "../../../lib/study/batch/study-events.ts";
import { buyAndHold } from "../../../lib/study/buy-and-hold.ts";
import { studentTwoSided } from "../../../lib/study/distributions.ts";
import { studyEvent } from "../../../lib/study/event-study.ts";
import { censoredReaction } from "../../../lib/study/limit-run.ts";
import {
  neweyWest,
  neweyWestCar,
  neweyWestCarVariance,
  neweyWestLags,
} from "../../../lib/study/newey-west.ts";
import { leastSquares } from "../../../lib/study/ols.ts";
import { permutationOfStudy, permutationTest } from "../../../lib/study/permutation.ts";
import { coefficientPrecision } from "../../../lib/study/precision.ts";
import { predictionVariance } from "../../../lib/study/prediction.ts";
import { aggregate } from "../../../lib/study/significance/battery.ts";
import { generateStudy } from "../../reference/slow/generate.ts";

const generated = generateStudy({ seed: 41, events: 30, sessions: 160, dayZero: 140 });
const returns = generated.returns[0] ?? new Float64Array(0);
const benchmark = generated.benchmarks[0] ?? new Float64Array(0);
const input = {
  returns,
  benchmark,
  dayZero: 140,
  estimation: { start: -120, end: -11 },
  window: { start: -2, end: 4 },
  model: "market",
  minimumSessions: 50,
} as const;

function studied(changes: object = {}) {
  const study = studyEvent({ ...input, ...changes });
  if (study.status !== "ok") throw new Error(study.status);
  return study;
}

describe("precision of alpha and beta", () => {
  test("agrees with sigma^2 (X'X)^-1 from QR", () => {
    const { fit } = studied();
    const window = benchmark.slice(20, 130);
    const regression = leastSquares([new Float64Array(110).fill(1), window], returns.slice(20, 130));
    const variance = fit.sigma ** 2;
    const precision = coefficientPrecision(fit);
    expect(precision.alphaError).toBeCloseTo(Math.sqrt(variance * (regression?.inverseCross[0] ?? 0)), 14);
    expect(precision.betaError).toBeCloseTo(Math.sqrt(variance * (regression?.inverseCross[3] ?? 0)), 12);
    expect(precision.covariance).toBeCloseTo(variance * (regression?.inverseCross[1] ?? 0), 14);
  });

  test("the market-adjusted model estimates neither, the mean model only its mean", () => {
    expect(coefficientPrecision(studied({ model: "adjusted" }).fit).alphaError).toBeNull();
    const mean = studied({ model: "mean" }).fit;
    expect(coefficientPrecision(mean)).toMatchObject({
      alphaError: mean.sigma / Math.sqrt(110),
      betaError: null,
    });
  });
});

describe("permutation within the estimation window", () => {
  // 40 residuals +-1: sigma^2 = 40 / 38.
  const residuals = Float64Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? 1 : -1));

  test("a t above every residual: p = 1 / 41", () => {
    expect(permutationTest(residuals, 5, 1, 38)).toEqual({ status: "ok", pValue: 1 / 41, placements: 40 });
  });

  test("a t below every residual: p = 1", () => {
    expect(permutationTest(residuals, 0.5, 1, 38)).toMatchObject({ pValue: 1 });
  });

  test("pairs of neighbours cancel: 39 placements of two, none as great", () => {
    expect(permutationTest(residuals, 1e-9, 2, 38)).toEqual({ status: "ok", pValue: 1 / 40, placements: 39 });
  });

  test("of a study: 110 sessions give 108 runs of three", () => {
    const result = permutationOfStudy(input, studied(), { start: 0, end: 2 });
    expect(result).toMatchObject({ status: "ok", placements: 108 });
    expect(permutationOfStudy(input, studied(), { start: 0, end: 9 })).toBeNull();
  });

  test("runs over a missing residual are left out, and too few are refused", () => {
    expect(permutationTest(residuals.with(20, Number.NaN), 5, 2, 37)).toMatchObject({ placements: 37 });
    expect(permutationTest(residuals.slice(0, 18), 5, 1, 16).status).toBe("too few sessions");
    expect(permutationTest(new Float64Array(30), 5, 1, 28).status).toBe("zero variance");
  });
});

describe("Newey-West", () => {
  const window = benchmark.slice(20, 130);
  const { fit } = studied();
  const residuals = returns
    .slice(20, 130)
    .map((value, index) => value - fit.alpha - fit.beta * (window[index] ?? 0));

  test("agrees with M/(M - 2) (X'X)^-1 S (X'X)^-1 written out, 4 lags", () => {
    const row = (index: number) => [1, window[index] ?? 0];
    const meat = [0, 0, 0, 0];
    for (let left = 0; left < 110; left++) {
      for (let right = 0; right < 110; right++) {
        const weight = 1 - Math.abs(left - right) / 5;
        if (weight <= 0) continue;
        row(left).forEach((x, i) => {
          row(right).forEach((y, j) => {
            const cell = 2 * i + j;
            meat[cell] =
              (meat[cell] ?? 0) + weight * x * y * (residuals[left] ?? 0) * (residuals[right] ?? 0);
          });
        });
      }
    }
    const sumX = window.reduce((sum, value) => sum + value, 0);
    const sumXX = window.reduce((sum, value) => sum + value * value, 0);
    const determinant = 110 * sumXX - sumX * sumX;
    const bread = [sumXX / determinant, -sumX / determinant, -sumX / determinant, 110 / determinant];
    const times = (a: number[], b: number[]) =>
      [0, 1, 2, 3].map((cell) => {
        const [i, j] = [cell >> 1, cell & 1];
        return (a[2 * i] ?? 0) * (b[j] ?? 0) + (a[2 * i + 1] ?? 0) * (b[2 + j] ?? 0);
      });
    const covariance = times(times(bread, meat), bread).map((value) => (value * 110) / 108);
    const estimate = neweyWest(residuals, window, 4);
    expect(estimate.alphaVariance / (covariance[0] ?? 0)).toBeCloseTo(1, 10);
    expect(estimate.covariance / (covariance[1] ?? 0)).toBeCloseTo(1, 8);
    expect(estimate.betaVariance / (covariance[3] ?? 0)).toBeCloseTo(1, 10);
  });

  test("110 sessions take 4 lags; for one session the sum's variance is sigma^2", () => {
    expect(neweyWestLags(110)).toBe(4);
    expect(neweyWest(residuals, window, 4).sumVariance(1)).toBeCloseTo(fit.sigma ** 2, 15);
  });

  test("for independent residuals the variance of a CAR is near the usual one", () => {
    const usual = predictionVariance(fit, { start: -3, end: 3 }, 0.01);
    expect(neweyWestCarVariance(neweyWest(residuals, window, 0), 7, 0.01) / usual).toBeCloseTo(1, 1);
  });

  test("a study's CAR keeps its value and gets the variance of its own residuals", () => {
    const study = studied();
    const car = neweyWestCar(input, study, { start: 0, end: 2 }, 4);
    const market = [140, 141, 142].reduce((sum, index) => sum + (benchmark[index] ?? 0), 0);
    const variance = neweyWestCarVariance(neweyWest(residuals, window, 4), 3, market);
    expect(car?.standardError).toBeCloseTo(Math.sqrt(variance), 12);
    expect(neweyWestCar(input, study, { start: 0, end: 2 }, null)).toEqual(car);
    expect(neweyWestCar(input, study, { start: 0, end: 9 }, 4)).toBeNull();
    expect(
      neweyWestCar({ ...input, model: "mean" }, studied({ model: "mean" }), { start: 0, end: 0 }, 4),
    ).toBeNull();
  });

  test("arrays of different lengths are an error of the caller", () => {
    expect(() => neweyWest(residuals, window.slice(1), 2)).toThrow(RangeError);
  });
});

describe("buy and hold", () => {
  test("is the product of 1 + R less the product of 1 + E[R], over sigma sqrt(L)", () => {
    const study = studied();
    const result = buyAndHold(study, { start: 0, end: 1 });
    const [first, second] = [140, 141].map((index) => [
      returns[index] ?? 0,
      study.fit.alpha + study.fit.beta * (benchmark[index] ?? 0),
    ]);
    const expected =
      (1 + (first?.[0] ?? 0)) * (1 + (second?.[0] ?? 0)) - (1 + (first?.[1] ?? 0)) * (1 + (second?.[1] ?? 0));
    expect(result?.value).toBeCloseTo(expected, 14);
    expect(result?.standardError).toBeCloseTo(study.fit.sigma * Math.SQRT2, 14);
  });

  test("has no value over a gap or outside the study", () => {
    expect(buyAndHold(studied({ returns: returns.with(141, Number.NaN) }), { start: 0, end: 1 })).toBeNull();
    expect(buyAndHold(studied(), { start: 0, end: 5 })).toBeNull();
  });
});

describe("price limits", () => {
  const study = studied();
  const sumTo = (end: number) =>
    study.sessions.reduce((sum, entry) => {
      const inside = entry.kind === "measured" && entry.session >= 0 && entry.session <= end;
      return inside ? sum + entry.abnormal.value : sum;
    }, 0);

  test("two closes at the upper limit: CAR(0, 1) through the run, CAR(0, 2) through the first free session", () => {
    const reaction = censoredReaction(study, ["up", "up", "free", "up"]);
    expect(reaction).toMatchObject({ limit: "up", lastLimitSession: 1, firstFreeSession: 2 });
    expect(reaction?.dayZero?.value).toBeCloseTo(sumTo(0), 15);
    expect(reaction?.throughRun?.value).toBeCloseTo(sumTo(1), 15);
    expect(reaction?.throughFirstFree?.value).toBeCloseTo(sumTo(2), 15);
  });

  test("a run ends where the limit is hit on the other side", () => {
    expect(censoredReaction(study, ["down", "up"])?.lastLimitSession).toBe(0);
  });

  test("a run longer than the window is cut off: no value, never a part of it", () => {
    expect(censoredReaction(study, ["up", "up", "up", "up", "up", "free"])?.throughFirstFree).toBeNull();
  });

  test("a free close on day 0 is no censored reaction", () => {
    expect(censoredReaction(study, ["free", "up"])).toBeNull();
    expect(censoredReaction(study, [])).toBeNull();
  });
});

describe("volume", () => {
  test("log turnover: 2% of the shares is ln(2.000255), no trading ln(0.000255)", () => {
    const turnover = logTurnover(Float64Array.of(2, 0, 5, Number.NaN), Float64Array.of(100, 100, 0, 100));
    expect(turnover[0]).toBeCloseTo(Math.log(2.000255), 14);
    expect(turnover[1]).toBeCloseTo(Math.log(0.000255), 14);
    expect([turnover[2], turnover[3]]).toEqual([Number.NaN, Number.NaN]);
    expect(() => logTurnover(Float64Array.of(1), Float64Array.of())).toThrow(RangeError);
  });

  test("abnormal volume by the mean model: eight times the usual volume is ln 8", () => {
    const volumes = Float64Array.from({ length: 160 }, (_, index) => (index % 2 === 0 ? 999 : 3999));
    const study = studied({ returns: logVolume(volumes.with(140, 15999)), benchmark: null, model: "mean" });
    const entry = study.sessions.find((each) => each.session === 0);
    if (entry?.kind !== "measured") throw new Error("gap");
    expect(volumeMultiple(entry.abnormal.value)).toBeCloseTo(8, 10);
    expect(logVolume(Float64Array.of(-1))[0]).toBeNaN();
  });
});

test("abnormal volume across events: the tests of returns on log turnover", () => {
  const pairs = generateStudy({ seed: 44, events: 20, sessions: 160, dayZero: 140 }).returns.map((noise) => {
    const volumes = noise.map((value, index) => 1000 * Math.exp(20 * value) * (index === 140 ? 3 : 1));
    return { returns: logTurnover(volumes, new Float64Array(160).fill(1e6)), benchmark: null };
  });
  const panel = studyEvents(
    pairs,
    { pair: Int32Array.from(pairs.keys()), dayZero: new Int32Array(20).fill(140) },
    { ...input, model: "mean", residualDegrees: "M-k", forecastCorrection: "on" },
  );
  const onDayZero = aggregate(panel).byDay[2];
  expect(volumeMultiple(onDayZero?.average ?? 0)).toBeGreaterThan(2);
  expect(onDayZero?.tests.generalizedRank).toMatchObject({ status: "ok" });
});

describe("volatility", () => {
  test("one session: the ratio is t squared and its p the p of t", () => {
    const study = studied();
    const entry = study.sessions.find((each) => each.session === 0);
    if (entry?.kind !== "measured") throw new Error("gap");
    const ratio = volatilityRatio(study, { start: 0, end: 0 });
    expect(ratio?.ratio).toBeCloseTo(entry.abnormal.tStatistic ** 2, 12);
    expect(ratio?.pValue).toBeCloseTo(studentTwoSided(entry.abnormal.tStatistic, 108), 12);
    expect(volatilityRatio(study, { start: 0, end: 9 })).toBeNull();
  });

  test("three times the usual deviation across 30 events is seen, the usual is not", () => {
    const options = { ...input, residualDegrees: "M-k", forecastCorrection: "on" } as const;
    const panelOf = (inducedDeviation: number) => {
      const { returns: all, benchmarks } = generateStudy({
        seed: 43,
        events: 30,
        sessions: 160,
        dayZero: 140,
        inducedDeviation,
      });
      const pairs = all.map((each, event) => ({ returns: each, benchmark: benchmarks[event] ?? null }));
      return studyEvents(
        pairs,
        { pair: Int32Array.from(pairs.keys()), dayZero: new Int32Array(30).fill(140) },
        options,
      );
    };
    const wild = volatilityByDay(panelOf(3)).find((day) => day.session === 0);
    const usual = volatilityByDay(panelOf(1)).find((day) => day.session === 0);
    if (wild?.patell.status !== "ok" || usual?.patell.status !== "ok") throw new Error("refused");
    expect(wild.patell.pValue).toBeLessThan(1e-6);
    expect(wild.ratio).toBeGreaterThan(3);
    expect(usual.patell.pValue).toBeGreaterThan(0.01);
    expect(usual.crossSectional.status).toBe("ok");
  });
});
