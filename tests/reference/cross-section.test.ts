import { describe, expect, test } from "vitest";
import type { Regressor } from "../../lib/study/cross-section/design.ts";
import { type CrossSection, explainSize } from "../../lib/study/cross-section/explain-size.ts";
import {
  clusteredVariances,
  clusterFactor,
  heteroskedasticVariances,
} from "../../lib/study/cross-section/robust-errors.ts";
import { wildBootstrapP, wildDraws } from "../../lib/study/cross-section/wild-bootstrap.ts";
import { studentTwoSided } from "../../lib/study/distributions.ts";
import { leastSquares } from "../../lib/study/ols.ts";
import { seededRandom } from "../../lib/study/random.ts";
import { slowHeteroskedastic, slowRegression, slowWildBootstrap } from "./slow/cross-section.ts";
import { normalSource } from "./slow/generate.ts";
import { columnOf, numbersOf } from "./tables.ts";

const tolerance = 1e-10;
const near = (measured: number | null | undefined, expected: number | undefined, what: string) => {
  const difference = Math.abs((measured ?? Number.NaN) - (expected ?? Number.NaN));
  expect(
    difference / Math.max(1, Math.abs(expected ?? 0)),
    `${what}: ${measured} beside ${expected}`,
  ).toBeLessThan(tolerance);
};

function regressionOf(columns: readonly Float64Array[], response: Float64Array) {
  const regression = leastSquares(columns, response);
  if (!regression) throw new Error("collinear");
  return regression;
}
const ones = (count: number) => new Float64Array(count).fill(1);

describe("published regressions", () => {
  test("Longley's employment, 16 years: HC1 and HC3 of Stata's regress, vce(robust) and vce(hc3), to five digits", () => {
    const rows = numbersOf("regression/longley.csv");
    const columns = [1, 2, 3, 4, 5, 6].map((column) => columnOf(rows, column));
    columns.push(ones(rows.length));
    const regression = regressionOf(columns, columnOf(rows, 0));
    const { hc1, hc3 } = heteroskedasticVariances(columns, regression);
    // statsmodels (BSD), regression/tests/results/results_regression.py: "obtained from Stata".
    const published = {
      hc1: [68.2938, 0.03277, 0.51099, 0.19499, 0.21094, 571.17917, 1109615],
      hc3: [91.11939, 0.05562, 0.82213, 0.29879, 0.32491, 922.80784, 1799477],
    };
    published.hc1.forEach((error, at) => {
      expect(Math.sqrt(hc1[at] ?? 0)).toBeCloseTo(error, error > 1000 ? 0 : 4);
    });
    published.hc3.forEach((error, at) => {
      expect(Math.sqrt(hc3[at] ?? 0)).toBeCloseTo(error, error > 1000 ? 0 : 4);
    });
  });

  test("Grunfeld's ten firms, 1935 to 1954: Stata's regress, vce(cluster company), to its printed digits", () => {
    // Stata keeps them in single precision.
    const rows = numbersOf("regression/grunfeld.csv").map((row) => row.map(Math.fround));
    const outcome = explainSize({
      response: columnOf(rows, 2),
      clusters: Int32Array.from(rows, ([firm = 0]) => firm),
      regressors: [
        { kind: "number", name: "value", values: columnOf(rows, 3) },
        { kind: "number", name: "capital", values: columnOf(rows, 4) },
      ],
      draws: 0,
      seed: 1,
    });
    if (outcome.status !== "ok") throw new Error(outcome.status);
    // statsmodels (BSD), regression/tests/results/results_grunfeld_ols_robust_cluster.py, made by Stata.
    const published = [
      {
        b: -42.714369016733,
        se: 20.425202580078,
        t: -2.0912580352272,
        p: 0.06604843284516,
        ll: -88.919387334862,
        ul: 3.4906493013959,
      },
      {
        b: 0.11556215606596,
        se: 0.01589433647768,
        t: 7.2706499090564,
        p: 0.00004710548549,
        ll: 0.07960666895505,
        ul: 0.15151764317688,
      },
      {
        b: 0.23067848754982,
        se: 0.08496711097464,
        t: 2.7149150406994,
        p: 0.02380515903536,
        ll: 0.03846952885627,
        ul: 0.42288744624337,
      },
    ];
    expect([outcome.rows, outcome.clusters]).toEqual([200, 10]);
    expect(outcome.rSquared).toBeCloseTo(0.8124080178314147, 12);
    published.forEach(({ b, se, t, p, ll, ul }, at) => {
      const own = outcome.coefficients[at];
      expect(own?.estimate).toBeCloseTo(b, 9);
      expect(own?.clustered?.standardError).toBeCloseTo(se, 9);
      expect(own?.clustered?.tStatistic).toBeCloseTo(t, 9);
      expect(own?.clustered?.pValue).toBeCloseTo(p, 10);
      expect(own?.low).toBeCloseTo(ll, 9);
      expect(own?.high).toBeCloseTo(ul, 9);
    });
  });

  test("the same, all 1,024 signs of ten firms: p is the share found by fitting each of them anew", () => {
    const rows = numbersOf("regression/grunfeld.csv");
    const columns = [ones(rows.length), columnOf(rows, 3), columnOf(rows, 4)];
    const response = columnOf(rows, 2);
    const clusters = Int32Array.from(rows, ([firm = 0]) => firm - 1);
    const regression = regressionOf(columns, response);
    const samples = wildDraws(10, { draws: 0, seed: 1, weights: "rademacher" });
    expect([samples.samples, samples.isEnumerated]).toEqual([1024, true]);
    const variance = clusteredVariances(columns, regression, clusters)[2] ?? Number.NaN;
    const t = (regression.coefficients[2] ?? Number.NaN) / Math.sqrt(variance);
    const design = rows.map((row) => [1, row[3] ?? 0, row[4] ?? 0]);
    const slow = slowWildBootstrap(design, [...response], [...clusters], 2, signsOf(10));
    near(t, slow.tStatistic, "t");
    const data = { columns, response, regression, clusters };
    expect(wildBootstrapP(data, 2, t, samples) * 1024).toBeCloseTo(slow.asGreat, 9);
  }, 60_000);
});

describe("the wild cluster bootstrap of R's fwildclusterboot", () => {
  // Twenty rows with the cross products, cluster by cluster, of the ten thousand that R was given: t needs no more.
  const rows = numbersOf("regression/five-clusters.csv");
  const columns = [1, 2, 3].map((column) => columnOf(rows, column));
  const response = columnOf(rows, 4);
  const clusters = Int32Array.from(rows, ([cluster = 0]) => cluster - 1);
  const regression = regressionOf(columns, response);
  const data = { columns, response, regression, clusters };
  const samples = wildDraws(5, { draws: 0, seed: 1, weights: "rademacher" });
  // wildboottest (MIT), data/test_df_fwc_res.csv, column WCR11: each of both signs, made without small-sample factors.
  const published = [
    ...[3.43793335909555, 2.44496052079651, 2.25446149119812, 1.71816715508517],
    ...[1.29313207443813, 1.14185737108369, 0.985979759137218, 0.899371522346182],
    ...[0.849681995995003, 0.764973242231793, 0.640882934408483, 0.515097382728623],
    ...[0.267762726454478, 0.237674513966517, 0.0484919645456832, 0.0194006394270233],
  ];
  const factor = clusterFactor(5, rows.length, regression.degreesOfFreedom);

  test("the t of the data is 1.71816715508517 without the small-sample factor", () => {
    const variance = (clusteredVariances(columns, regression, clusters)[1] ?? Number.NaN) / factor;
    near(Math.abs(regression.coefficients[1] ?? Number.NaN) / Math.sqrt(variance), published[3], "t");
  });

  test("five clusters have 32 samples, and their t are R's to eight digits: so many are as great as each, fewer above it", () => {
    expect([samples.samples, samples.isEnumerated]).toEqual([32, true]);
    published.forEach((t, greater) => {
      const share = (by: number) => wildBootstrapP(data, 1, (t / Math.sqrt(factor)) * by, samples);
      expect([share(1), share(1 + 1e-8)]).toEqual([(2 * greater + 2) / 32, (2 * greater) / 32]);
    });
  });
});

/** Every sequence of two signs of a length. */
const signsOf = (length: number): number[][] =>
  Array.from({ length: 2 ** length }, (_, number) =>
    Array.from({ length }, (_sign, place) => (Math.floor(number / 2 ** place) % 2 === 0 ? -1 : 1)),
  );

/** Made events: days of one to five, two kinds and a number, errors that a day shares. */
function madeEvents(seed: number, days: number) {
  const random = seededRandom(seed);
  const normal = normalSource(random);
  const clusters: number[] = [];
  const shared: number[] = [];
  for (let day = 0; day < days; day++) {
    const own = normal();
    for (let event = 0; event <= Math.floor(5 * random()); event++) {
      clusters.push(day);
      shared.push(own);
    }
  }
  const kind = clusters.map(() => ["model", "model", "chip", "policy"][Math.floor(4 * random())] ?? "model");
  const market = clusters.map(() => 0.01 * normal());
  const response = clusters.map(
    (_, row) =>
      0.01 +
      0.5 * (market[row] ?? 0) +
      0.01 * (1 + Number(kind[row] === "chip")) * (normal() + (shared[row] ?? 0)),
  );
  return { clusters, kind, market, response };
}

describe.each([
  { seed: 3, days: 7, weights: "webb" as const },
  { seed: 4, days: 12, weights: "rademacher" as const },
  { seed: 5, days: 40, weights: "rademacher" as const },
])("made events of $days days", ({ seed, days, weights }) => {
  const { clusters, kind, market, response } = madeEvents(seed, days);
  const regressors: Regressor[] = [
    { kind: "levels", name: "kind", values: kind.map((one) => [one]) },
    { kind: "number", name: "market", values: Float64Array.from(market) },
  ];
  const draws = 99;
  const outcome: CrossSection = explainSize({
    response: Float64Array.from(response),
    clusters: Int32Array.from(clusters, (day) => 1000 - 3 * day),
    regressors,
    draws,
    seed: 9,
  });
  if (outcome.status !== "ok") throw new Error(outcome.status);
  const has = (row: number, level: string | null, pooled: readonly string[]) =>
    level === null ? null : Number([level, ...pooled].includes(kind[row] ?? ""));
  const design = clusters.map((_, row) =>
    outcome.coefficients.map(({ level, pooled }, at) =>
      at === 0 ? 1 : (has(row, level, pooled) ?? market[row] ?? Number.NaN),
    ),
  );
  const slow = slowRegression(design, response, clusters);
  const errors = slowHeteroskedastic(design, response);

  test("estimates, HC1, HC3 and CR1 errors, t and its p with G - 1 degrees of freedom, to 1e-10", () => {
    outcome.coefficients.forEach((own, at) => {
      near(own.estimate, slow.estimates[at], "estimate");
      near(own.hc1, errors.hc1[at], "HC1");
      near(own.hc3, errors.hc3[at], "HC3");
      near(own.clustered?.standardError, slow.clustered[at], "CR1");
      const t = (slow.estimates[at] ?? 0) / (slow.clustered[at] ?? 0);
      near(own.clustered?.pValue, studentTwoSided(t, days - 1), "p");
    });
  });

  test(`the bootstrap's p by ${weights}, each sample fitted anew`, () => {
    const made = wildDraws(days, { draws, seed: 9 });
    expect([made.weights, outcome.bootstrap?.samples]).toEqual([weights, made.samples]);
    const samples = Array.from({ length: made.samples }, (_, sample) => [
      ...made.multipliers.subarray(sample * days, (sample + 1) * days),
    ]);
    for (const at of made.isEnumerated
      ? [outcome.coefficients.length - 1]
      : [0, outcome.coefficients.length - 1]) {
      const { asGreat } = slowWildBootstrap(design, response, clusters, at, samples);
      const expected = made.isEnumerated ? asGreat / made.samples : (1 + asGreat) / (1 + made.samples);
      expect(outcome.coefficients[at]?.bootstrapP).toBeCloseTo(expected, 12);
    }
  }, 60_000);
});
