// Figures that R computed from the papers' formulas (r/dated-events.R and r/few-clusters.R, data and results beside them).
import { describe, expect, test } from "vitest";
import { eventResult } from "../../lib/study/batch/event-result.ts";
import { studyEvents } from "../../lib/study/batch/study-events.ts";
import { clusteredVariances, heteroskedasticVariances } from "../../lib/study/cross-section/robust-errors.ts";
import { type WeightName, wildBootstrapP, wildDraws } from "../../lib/study/cross-section/wild-bootstrap.ts";
import { studyWithModel } from "../../lib/study/models/study-with-model.ts";
import { leastSquares } from "../../lib/study/ols.ts";
import { aggregate } from "../../lib/study/significance/battery.ts";
import { averageEquivalence } from "../../lib/study/significance/equivalence.ts";
import { near, resultsOf } from "./r-results.ts";
import { columnOf, numbersOf } from "./tables.ts";

describe("six events whose windows overlap in part, 240 days", () => {
  const r = resultsOf("dated-events-results.csv");
  const rows = numbersOf("r/dated-events.csv");
  const benchmark = columnOf(rows, 1);
  const pairs = [4, 5, 6, 7, 8, 9].map((column) => ({ returns: columnOf(rows, column), benchmark }));
  const placed = {
    pair: Int32Array.from(pairs.keys()),
    dayZero: Int32Array.of(200, 200, 201, 203, 230, 231),
  };
  const days = pairs.map(() => columnOf(rows, 0)).map((column) => Int32Array.from(column));
  const window = { start: -1, end: 1 };
  const options = {
    ...{ estimation: { start: -70, end: -11 }, window, minimumSessions: 20 },
    ...({ model: "market", residualDegrees: "M-k" } as const),
  };

  test.each([
    { tag: "corrected", forecastCorrection: "on" },
    { tag: "plain", forecastCorrection: "off" },
  ] as const)(
    "correlation by date, Kolari-Pape-Pynnonen, calendar time and equivalence, prediction error $forecastCorrection",
    ({ tag, forecastCorrection }) => {
      const panel = studyEvents(pairs, placed, { ...options, forecastCorrection });
      const { dependence, window: whole } = aggregate(panel, { calendar: { days, ...placed } });
      const { bmp, kolariPapePynnonen, calendarTime } = whole.tests;
      near(dependence?.correlation, r(`${tag}.meanCorrelation`));
      if (bmp.status !== "ok" || kolariPapePynnonen.status !== "ok" || calendarTime.status !== "ok")
        throw new Error("A test was refused");
      near(bmp.statistic, r(`${tag}.kolariPapePynnonen.bmp`));
      near(kolariPapePynnonen.statistic, r(`${tag}.kolariPapePynnonen.t`));
      near(kolariPapePynnonen.pValue, r(`${tag}.kolariPapePynnonen.p`));
      near(calendarTime.statistic, r(`${tag}.calendarTime.t`));
      near(calendarTime.pValue, r(`${tag}.calendarTime.p`));
      expect(calendarTime.degreesOfFreedom).toBe(r(`${tag}.calendarTime.df`));
      for (const bound of [0.05, 0.02]) {
        near(averageEquivalence(whole.cumulative, whole.tests, bound), r(`${tag}.equivalence.${bound}`));
      }
    },
  );

  const dated = (zero: Int32Array, span: { readonly start: number; readonly end: number }, draws: number) => {
    const events = { pair: placed.pair, dayZero: zero };
    const all = { ...options, window: span, forecastCorrection: "on" } as const;
    const study = { pairs, events, options: all, days };
    const panel = studyEvents(pairs, events, all);
    return aggregate(panel, { calendar: { days, ...events }, resampling: { draws, seed: 1, study } }).window
      .tests;
  };

  test("a placebo on every one of its 128 shifts has R's p", () => {
    expect(r("placebo.shifts")).toBe(128);
    expect(dated(placed.dayZero, window, 999).placebo).toMatchObject({
      pValue: expect.closeTo(r("placebo.p"), 12),
    });
  });

  test("one session on one day: the block bootstrap's p nears the share of the estimation days as far from zero", () => {
    const draws = 9999;
    const { bmp, blockBootstrap } = dated(new Int32Array(6).fill(200), { start: 0, end: 0 }, draws);
    if (bmp.status !== "ok" || blockBootstrap.status !== "ok") throw new Error("A test was refused");
    near(bmp.statistic, r("blockBootstrap.bmp"));
    const exact = r("blockBootstrap.exact");
    const fourErrors = 4 * Math.sqrt((exact * (1 - exact)) / draws);
    expect(Math.abs(blockBootstrap.pValue - exact)).toBeLessThan(fourErrors);
  });

  test("a model of three factors: sigma, CAR and SCAR of R's lm and predict", () => {
    const factors = [1, 2, 3].map((column) => columnOf(rows, column));
    const series = pairs.map((pair) => ({ ...pair, factors, riskFree: null }));
    const all = { ...options, model: "factors", forecastCorrection: "on" } as const;
    const result = eventResult(studyWithModel(series, placed, all), 3);
    if (result.status !== "ok") throw new Error(result.status);
    near(result.alpha, r("factors.(Intercept)"));
    near(result.sigma, r("factors.sigma"));
    near(result.car?.value, r("factors.car"));
    near(result.car?.tStatistic, r("factors.scar"));
  });
});

describe("Grunfeld's firms as few clusters, by R's lm and the sandwich package", () => {
  const r = resultsOf("few-clusters-results.csv");
  const grunfeld = numbersOf("regression/grunfeld.csv");
  const of = (firms: number) => {
    const rows = grunfeld.filter(([firm = 0]) => firm <= firms);
    const columns = [new Float64Array(rows.length).fill(1), columnOf(rows, 3), columnOf(rows, 4)];
    const response = columnOf(rows, 2);
    const regression = leastSquares(columns, response);
    if (!regression) throw new Error("collinear");
    return { columns, response, regression, clusters: Int32Array.from(rows, ([firm = 0]) => firm - 1) };
  };
  const words = { 4: "four", 5: "five" } as const;

  /** All samples of so many clusters, where the product would draw some of them. */
  function everySample(clusters: number, weights: WeightName) {
    const values = [...new Set(wildDraws(1, { draws: 0, seed: 1, weights }).multipliers)];
    const samples = values.length ** clusters;
    const multipliers = Float64Array.from({ length: samples * clusters }, (_, at) => {
      const place = at % clusters;
      return values[Math.floor(Math.floor(at / clusters) / values.length ** place) % values.length] ?? 0;
    });
    return { weights, samples, isEnumerated: true, multipliers };
  }

  test.each([
    { weights: "webb", firms: 4, regressor: "value" },
    { weights: "webb", firms: 4, regressor: "capital" },
    { weights: "webb", firms: 5, regressor: "capital" },
    { weights: "rademacher", firms: 5, regressor: "value" },
    { weights: "rademacher", firms: 5, regressor: "capital" },
  ] as const)("$weights weights, $firms firms: t by CR1 and the p of every sample, $regressor", (chosen) => {
    const { weights, firms, regressor } = chosen;
    const name = `${weights}.${words[firms]}.${regressor}`;
    const data = of(firms);
    const at = regressor === "value" ? 1 : 2;
    const variance = clusteredVariances(data.columns, data.regression, data.clusters)[at] ?? Number.NaN;
    const t = (data.regression.coefficients[at] ?? Number.NaN) / Math.sqrt(variance);
    near(t, r(`${name}.t`));
    const samples = everySample(firms, weights);
    expect(samples.samples).toBe(r(`${name}.samples`));
    expect(wildBootstrapP(data, at, t, samples)).toBeCloseTo(r(`${name}.p`), 12);
    // The farthest of all samples is as far as R's, and none is farther.
    const largest = r(`${name}.largest`);
    expect(wildBootstrapP(data, at, largest, samples)).toBeGreaterThan(0);
    expect(wildBootstrapP(data, at, largest * (1 + 1e-8), samples)).toBe(0);
  });

  test("four firms: the product goes through all 1,296 samples of Webb's six points itself", () => {
    const own = wildDraws(4, { draws: 99, seed: 1 });
    expect(own).toMatchObject({ weights: "webb", samples: 1296, isEnumerated: true });
  });

  test("five firms: 9,999 drawn samples of Webb's stand within four errors of all 7,776", () => {
    const data = of(5);
    const drawn = wildDraws(5, { draws: 9999, seed: 1 });
    expect(drawn).toMatchObject({ weights: "webb", samples: 9999, isEnumerated: false });
    const exact = r("webb.five.capital.p");
    const p = wildBootstrapP(data, 2, r("webb.five.capital.t"), drawn);
    expect(Math.abs(p - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 9999));
  });

  test("HC1 and HC3 of all ten firms", () => {
    const { columns, regression } = of(10);
    const { hc1, hc3 } = heteroskedasticVariances(columns, regression);
    ["constant", "value", "capital"].forEach((name, at) => {
      near(Math.sqrt(hc1[at] ?? Number.NaN), r(`HC1.${name}`));
      near(Math.sqrt(hc3[at] ?? Number.NaN), r(`HC3.${name}`));
    });
  });
});
