import { describe, expect, test } from "vitest";
import { studyEvents } from "../../../lib/study/batch/study-events.ts";
import { adviseTest, testTraits } from "../../../lib/study/significance/advice.ts";
import { aggregate, averagesByDay } from "../../../lib/study/significance/battery.ts";
import { bootstrapBand } from "../../../lib/study/significance/bootstrap.ts";
import { clusterEvents, isClustered } from "../../../lib/study/significance/clusters.ts";
import {
  crossSectional,
  jackknife,
  precisionWeighted,
} from "../../../lib/study/significance/cross-sectional.ts";
import { testDefinitions } from "../../../lib/study/significance/definitions.ts";
import { normalResult, studentResult, type TestResult } from "../../../lib/study/significance/result.ts";
import { generalizedSign, sign } from "../../../lib/study/significance/sign.ts";
import {
  adjustedPatell,
  kolariPynnonen,
  patell,
  pooledVariance,
} from "../../../lib/study/significance/standardised.ts";
import { signedRanks, wilcoxon, wilcoxonExact } from "../../../lib/study/significance/wilcoxon.ts";
import { generateStudy } from "../../reference/slow/generate.ts";

function statistic(result: TestResult): number {
  if (result.status !== "ok") throw new Error(result.status);
  return result.statistic;
}

describe("by hand", () => {
  test("cross-sectional t of 1, 2, 3: sqrt(3) x 2 / 1, 2 degrees of freedom", () => {
    const result = crossSectional(Float64Array.of(1, 2, 3));
    expect(statistic(result)).toBeCloseTo(2 * Math.sqrt(3), 14);
    expect(result).toMatchObject({ distribution: "student", degreesOfFreedom: 2 });
  });

  test("Patell's Z of SARs 1, 2 and 3 with 10, 10 and 6 degrees: 6 / sqrt(10/8 + 10/8 + 6/4) = 3", () => {
    expect(statistic(patell(Float64Array.of(1, 2, 3), Float64Array.of(10, 10, 6)))).toBeCloseTo(3, 14);
  });

  test("pooled variance: values 3 and 5 with standard errors 3 and 4 make 8 / 5", () => {
    expect(statistic(pooledVariance(Float64Array.of(3, 5), Float64Array.of(3, 4)))).toBeCloseTo(1.6, 14);
  });

  test("mean correlation 0.5 among 5 events: BMP shrinks by sqrt(0.5 / 3), Patell by sqrt(1 / 3)", () => {
    expect(statistic(kolariPynnonen(studentResult(3, 4), 0.5, 5))).toBeCloseTo(3 * Math.sqrt(0.5 / 3), 14);
    expect(statistic(adjustedPatell(normalResult(3), 0.5, 5))).toBeCloseTo(Math.sqrt(3), 14);
  });

  test("sign test, 8 of 10 positive: (8 - 5) / (sqrt(10) / 2)", () => {
    const values = Float64Array.of(1, 1, 1, 1, 1, 1, 1, 1, -1, 0);
    expect(statistic(sign(values))).toBeCloseTo(6 / Math.sqrt(10), 14);
    expect(statistic(generalizedSign(values, 0.4))).toBeCloseTo(4 / Math.sqrt(2.4), 14);
  });

  test("signed ranks of 3, -1, 2, -2, 0: ranks 4, 1, 2.5, 2.5, so W = 6.5 of 10", () => {
    const ranks = signedRanks(Float64Array.of(3, -1, 2, -2, 0));
    expect(ranks).toEqual({ positiveRankSum: 6.5, count: 4, tieCubes: 6 });
    expect(statistic(wilcoxon(Float64Array.of(3, -1, 2, -2, 0)))).toBeCloseTo(
      1.5 / Math.sqrt(7.5 - 6 / 48),
      14,
    );
  });

  test("exact Wilcoxon, three positive of three: p = 2 / 8", () => {
    expect(wilcoxonExact(Float64Array.of(1, 2, 3))).toMatchObject({ statistic: 6, pValue: 0.25 });
  });

  test("weights 1 / S: 1 at S = 1 and 4 at S = 3 make (1 + 4/3) / (4/3)", () => {
    expect(precisionWeighted(Float64Array.of(1, 4), Float64Array.of(1, 3))).toBeCloseTo(1.75, 14);
  });

  test("with equal weights the jackknife is the cross-sectional t", () => {
    const values = Float64Array.of(0.01, -0.02, 0.03, 0.015);
    expect(statistic(jackknife(values, new Float64Array(4).fill(2)))).toBeCloseTo(
      statistic(crossSectional(values)),
      12,
    );
  });
});

test("every test has a formula, a source with its year, and the fewest events it takes", () => {
  expect(Object.keys(testDefinitions).sort()).toEqual(Object.keys(testTraits).sort());
  for (const { formula, source, fewestEvents } of Object.values(testDefinitions)) {
    expect(formula).toContain("=");
    expect(source).toMatch(/\b(19|20)\d\d\b/);
    expect(fewestEvents).toBeGreaterThan(0);
  }
});

describe("what cannot be computed says why", () => {
  const one = Float64Array.of(0.01);

  test("too few events", () => {
    expect(crossSectional(one).status).toBe("too few events");
    expect(sign(one).status).toBe("too few events");
    expect(wilcoxon(Float64Array.of(0, 0, 1)).status).toBe("too few events");
    expect(wilcoxonExact(one).status).toBe("too few events");
    expect(jackknife(Float64Array.of(1, 2), Float64Array.of(1, 1)).status).toBe("too few events");
    expect(patell(new Float64Array(0), new Float64Array(0)).status).toBe("too few events");
    expect(pooledVariance(new Float64Array(0), new Float64Array(0)).status).toBe("too few events");
    expect(precisionWeighted(new Float64Array(0), new Float64Array(0))).toBeNull();
    expect(kolariPynnonen(studentResult(2, 4), null, 1).status).toBe("too few events");
    expect(adjustedPatell(normalResult(2), null, 1).status).toBe("too few events");
  });

  test("no spread, too few sessions, a correlation out of range, ties", () => {
    expect(crossSectional(Float64Array.of(1, 1)).status).toBe("zero variance");
    expect(generalizedSign(Float64Array.of(1, 2), 0).status).toBe("zero variance");
    expect(patell(Float64Array.of(1), Float64Array.of(2)).status).toBe("too few sessions");
    expect(kolariPynnonen(studentResult(2, 4), -0.5, 5).status).toBe("correlation out of range");
    expect(adjustedPatell(normalResult(2), -0.5, 5).status).toBe("correlation out of range");
    expect(kolariPynnonen({ status: "zero variance" }, 0, 5).status).toBe("zero variance");
    expect(wilcoxonExact(Float64Array.of(1, -1, 2)).status).toBe("ties or too many events");
  });

  test("a single event has the tests that take their variance from its own estimation window", () => {
    const { returns, benchmarks } = generateStudy({ seed: 51, events: 1, sessions: 160, dayZero: 140 });
    const { window, meanCorrelation } = aggregate(panelOf(returns, benchmarks));
    expect(meanCorrelation).toBeNull();
    const made = Object.entries(window.tests).filter(([, result]) => result.status === "ok");
    expect(made.map(([name]) => name).sort()).toEqual([
      "corrado",
      "corradoZivney",
      "crudeDependence",
      "patell",
      "pooledVariance",
    ]);
  });

  test("two events with the very same returns have no spread to standardise by", () => {
    const { returns, benchmarks } = generateStudy({ seed: 53, events: 1, sessions: 160, dayZero: 140 });
    const { tests } = aggregate(panelOf([...returns, ...returns], [...benchmarks, ...benchmarks])).window;
    for (const name of [
      "crossSectional",
      "bmp",
      "kolariPynnonen",
      "generalizedRank",
      "generalizedRankZ",
    ] as const) {
      expect(tests[name].status, name).toBe("zero variance");
    }
  });

  test("no event at all: every test is refused and every mean is null", () => {
    const flat = [new Float64Array(160)];
    const { window, byDay, events } = aggregate(panelOf(flat, flat));
    expect(events).toBe(0);
    expect(window.cumulative).toBeNull();
    expect(
      [...byDay.map((day) => day.tests), window.tests].flatMap((tests) => Object.values(tests)),
    ).toSatisfy((results: TestResult[]) => results.every((result) => result.status !== "ok"));
  });
});

function panelOf(returns: readonly Float64Array[], benchmarks: readonly Float64Array[]) {
  const pairs = returns.map((each, event) => ({ returns: each, benchmark: benchmarks[event] ?? null }));
  return studyEvents(
    pairs,
    { pair: Int32Array.from(pairs.keys()), dayZero: new Int32Array(pairs.length).fill(140) },
    {
      estimation: { start: -120, end: -11 },
      window: { start: -2, end: 2 },
      model: "market",
      minimumSessions: 50,
      residualDegrees: "M-k",
      forecastCorrection: "on",
    },
  );
}

describe("clustered days", () => {
  const window = { start: -1, end: 1 };

  test("days 5, 5, 6, 20: two events share a day, and 5 and 6 overlap within a window of three", () => {
    const clustering = clusterEvents(Int32Array.of(5, 20, 5, 6), window);
    expect(clustering).toMatchObject({ events: 4, days: 3, largest: 2, sharing: 2, overlappingDays: 1 });
    expect([...clustering.groups]).toEqual([0, 1, 0, 2]);
    expect(clustering).toMatchObject({ overlappingPairs: 3, longestChain: 3 });
    expect(isClustered(clustering)).toBe(true);
  });

  test("what to look at follows from the data", () => {
    const spread = clusterEvents(
      Int32Array.from({ length: 30 }, (_, event) => 10 * event),
      window,
    );
    const together = clusterEvents(new Int32Array(30).fill(3), window);
    expect(adviseTest({ clustering: spread, limitsHit: 0 })).toMatchObject({
      test: "bmp",
      reasons: ["independent events"],
    });
    expect(adviseTest({ clustering: spread, limitsHit: 4 })).toMatchObject({
      test: "wilcoxon",
      reasons: ["price limits hit"],
    });
    const clustered = adviseTest({ clustering: together, limitsHit: 0 });
    expect(clustered.test).toBe("kolariPapePynnonen");
    expect(clustered.reasons).toEqual(["events share days"]);
    for (const name of clustered.alternatives) expect(testTraits[name].clusteredDays).toBe(true);
  });

  const apart = (events: number) =>
    clusterEvents(
      Int32Array.from({ length: events }, (_, event) => 20 * event),
      window,
    );

  test("five events on days of their own: no test is advised that could never reach 5%, as Wilcoxon's 2 / 2^5 = 6.25%", () => {
    for (const [events, test] of [
      [2, "bmp"],
      [5, "bmp"],
      [6, "wilcoxonExact"],
      [9, "wilcoxonExact"],
      [10, "bmp"],
    ] as const) {
      const advice = adviseTest({ clustering: apart(events), limitsHit: 0 });
      expect([events, advice.test]).toEqual([events, test]);
      expect(advice.reasons).toEqual([events < 10 ? "few events" : "independent events"]);
    }
  });

  test("the generalised rank t, which rejects 8% with eight events, is named from thirty on only", () => {
    for (const events of [2, 5, 8, 10, 29, 30]) {
      for (const limitsHit of [0, 2]) {
        for (const clustering of [apart(events), clusterEvents(new Int32Array(events), window)]) {
          const { test: name, alternatives } = adviseTest({ clustering, limitsHit });
          expect([name, ...alternatives].includes("generalizedRank")).toBe(events >= 30);
        }
      }
    }
  });

  test("one event alone has no test across events", () => {
    const advice = { test: null, alternatives: [], reasons: ["one event"] };
    expect(adviseTest({ clustering: apart(1), limitsHit: 0 })).toEqual(advice);
    expect(adviseTest({ clustering: apart(0), limitsHit: 1 })).toEqual(advice);
  });

  test("events of one day without an estimation window: no test that is made then allows for what they share", () => {
    const together = clusterEvents(new Int32Array(30).fill(3), window);
    expect(adviseTest({ clustering: together, limitsHit: 0, hasEstimation: false })).toEqual({
      test: null,
      alternatives: [],
      reasons: ["events share days", "no estimation window"],
    });
    expect(adviseTest({ clustering: apart(30), limitsHit: 0, hasEstimation: false }).test).toBe("wilcoxon");
  });

  test("a placebo is never advised, whatever the data", () => {
    for (const events of [1, 2, 9, 10, 40]) {
      for (const step of [0, 0.5, 1, 2, 100]) {
        for (const limitsHit of [0, 3]) {
          const days = Int32Array.from({ length: events }, (_, event) => Math.floor(step * event));
          const { test: name, alternatives } = adviseTest({
            clustering: clusterEvents(days, window),
            limitsHit,
          });
          expect([name, ...alternatives]).not.toContain("placebo");
        }
      }
    }
  });

  test("thirty events on consecutive days, window -10..10: 390 of 435 pairs overlap, one chain, no independent events", () => {
    const consecutive = clusterEvents(
      Int32Array.from({ length: 30 }, (_, event) => event),
      {
        start: -10,
        end: 10,
      },
    );
    // Days up to 20 apart share a session: 30 x 20 - (1 + ... + 20) = 390 pairs.
    expect(consecutive).toMatchObject({ sharing: 0, overlappingPairs: 390, longestChain: 30 });
    const advice = adviseTest({ clustering: consecutive, limitsHit: 0 });
    expect(advice).toMatchObject({ test: "kolariPapePynnonen", reasons: ["windows overlap"] });
    for (const name of advice.alternatives) expect(testTraits[name].overlappingWindows).toBe(true);
  });

  test("two chains of windows: days 1, 3, 5 and 20, 22 make a longest chain of 3 and 3 pairs that meet", () => {
    const clustering = clusterEvents(Int32Array.of(22, 1, 5, 20, 3), window);
    expect(clustering).toMatchObject({ overlappingPairs: 3, longestChain: 3 });
    expect(clusterEvents(Int32Array.of(), window)).toMatchObject({ overlappingPairs: 0, longestChain: 0 });
  });

  test("a holiday that stretches a window makes it meet the next", () => {
    const spans = { first: Int32Array.of(0, 4), last: Int32Array.of(4, 6) };
    expect(clusterEvents(Int32Array.of(1, 5), window).overlappingPairs).toBe(0);
    expect(clusterEvents(Int32Array.of(1, 5), window, spans).overlappingPairs).toBe(1);
  });
});

describe("bootstrap band", () => {
  const { returns, benchmarks } = generateStudy({ seed: 52, events: 40, sessions: 160, dayZero: 140 });
  const panel = panelOf(returns, benchmarks);
  const options = { level: 0.9, draws: 500, seed: 7, groups: null };

  test("holds CAAR, narrows with the level, and is the same for the same seed", () => {
    const wide = bootstrapBand(panel, options);
    const narrow = bootstrapBand(panel, { ...options, level: 0.5 });
    expect(bootstrapBand(panel, options)).toEqual(wide);
    expect(bootstrapBand(panel, { ...options, seed: 8 })).not.toEqual(wide);
    const caar = aggregate(panel).byDay.map((day) => day.cumulative);
    wide.forEach((point, column) => {
      expect(point.value).toBeCloseTo(caar[column] ?? Number.NaN, 14);
      expect(point.low ?? 0).toBeLessThan(narrow[column]?.low ?? 0);
      expect(point.high ?? 0).toBeGreaterThan(narrow[column]?.high ?? 0);
    });
  });

  test("an event that has a gap leaves its group's mean at it, and the others stay", () => {
    const holed = returns.map((own, event) => (event % 3 === 0 ? own.with(140, Number.NaN) : own));
    const gapped = panelOf(holed, benchmarks);
    const groups = Int32Array.from({ length: 40 }, (_, event) => Math.floor(event / 4));
    const caar = aggregate(gapped).byDay.map((day) => day.cumulative);
    const band = bootstrapBand(gapped, { ...options, groups });
    for (const [column, { value }] of band.entries()) {
      expect(value).toBeCloseTo(caar[column] ?? Number.NaN, 14);
    }
    const alone = panelOf(holed.slice(1, 3), benchmarks.slice(1, 3));
    const last = bootstrapBand(alone, { ...options, groups: new Int32Array(2) }).at(-1);
    expect(last?.low).toBe(last?.value);
  });

  test("the averages by day are those of all tests together", () => {
    const each = aggregate(panel).byDay.map(({ session, average, tests: { crossSectional } }) => {
      return { session, average, crossSectional };
    });
    expect(averagesByDay(panel)).toEqual(each);
  });

  test("its 90% width on day -2 is near 2 x 1.645 cross-sectional standard errors", () => {
    const first = bootstrapBand(panel, { ...options, draws: 4000 })[0];
    const column = panel.abnormal.slice(0, 40);
    const centre = column.reduce((sum, value) => sum + value, 0) / 40;
    const error = Math.sqrt(column.reduce((sum, value) => sum + (value - centre) ** 2, 0) / 39 / 40);
    expect(((first?.high ?? 0) - (first?.low ?? 0)) / (2 * 1.645 * error)).toBeCloseTo(1, 1);
  });

  test("events of one day are drawn together: with one group the band has no width", () => {
    const band = bootstrapBand(panel, { ...options, draws: 50, groups: new Int32Array(40) });
    for (const point of band) expect((point.high ?? 1) - (point.low ?? 0)).toBe(0);
  });

  test("no event: no band", () => {
    const flat = [new Float64Array(160)];
    expect(bootstrapBand(panelOf(flat, flat), options)[0]).toMatchObject({
      value: null,
      low: null,
      high: null,
    });
  });
});
