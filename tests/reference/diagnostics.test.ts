// The tests of a fit, at published digits and beside the slow ones.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../lib/study/diagnostics/diagnostic.ts";
import { influences } from "../../lib/study/diagnostics/influence.ts";
import { jarqueBera, quantilePairs, shapeOf } from "../../lib/study/diagnostics/normality.ts";
import { archLagrange, durbinWatson, ljungBox } from "../../lib/study/diagnostics/serial.ts";
import { shapiroWilk } from "../../lib/study/diagnostics/shapiro-wilk.ts";
import { chow, rollingBeta } from "../../lib/study/diagnostics/stability.ts";
import { leastSquares, type Regression } from "../../lib/study/ols.ts";
import {
  slowArch,
  slowChow,
  slowCook,
  slowDurbinWatson,
  slowJarqueBera,
  slowLjungBox,
  slowRegression,
  slowShapiroWilk,
} from "./slow/diagnostics.ts";
import { generateStudy } from "./slow/generate.ts";
import { columnOf, numbersOf } from "./tables.ts";

function known(result: Diagnostic): Extract<Diagnostic, { readonly status: "ok" }> {
  if (result.status !== "ok") throw new Error(result.status);
  return result;
}
function regressed(columns: readonly Float64Array[], response: Float64Array): Regression {
  const regression = leastSquares(columns, response);
  if (regression === null) throw new Error("collinear");
  return regression;
}
const near = (value: number, expected: number) => expect(Math.abs(value / expected - 1)).toBeLessThan(1e-10);

/** Longley (1967), as NIST's StRD has it: employment on six series of 1947 to 1962. */
const EMPLOYED = Float64Array.of(
  ...[60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761],
  ...[66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551],
);
const SERIES = [
  [83, 88.5, 88.2, 89.5, 96.2, 98.1, 99, 100, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9],
  [
    ...[234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112],
    ...[397469, 419180, 442769, 444546, 482704, 502601, 518173, 554894],
  ],
  [2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007],
  [1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827],
  [
    ...[107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219],
    ...[117388, 118734, 120445, 121950, 123366, 125368, 127852, 130081],
  ],
  Array.from({ length: 16 }, (_, at) => 1947 + at),
].map((values) => Float64Array.from(values));

describe("published cases", () => {
  const columns = [new Float64Array(16).fill(1), ...SERIES];
  const longley = regressed(columns, EMPLOYED);

  test("Longley: Durbin-Watson 2.559, Jarque-Bera 0.684 with p 0.710, skewness 0.420, kurtosis 2.434 (statsmodels)", () => {
    expect(longley.coefficients[1]).toBeCloseTo(15.0618722713733, 5);
    expect(known(durbinWatson(longley.residuals, columns, longley.inverseCross)).statistic).toBeCloseTo(
      2.559,
      3,
    );
    expect(known(jarqueBera(longley.residuals)).statistic).toBeCloseTo(0.684, 3);
    expect(known(jarqueBera(longley.residuals)).pValue).toBeCloseTo(0.71, 3);
    expect(shapeOf(longley.residuals).skewness).toBeCloseTo(0.42, 3);
    expect(shapeOf(longley.residuals).kurtosis).toBeCloseTo(2.434, 3);
  });

  test("Longley: Cook's distances 0.61 of 1951 and 0.47 of 1962 are the largest (Cook 1977)", () => {
    const distances = influences(columns, longley).map(({ distance }) => distance);
    expect(distances[4]).toBeCloseTo(0.61, 2);
    expect(distances[15]).toBeCloseTo(0.47, 2);
    expect(distances.filter((distance) => distance > 0.3)).toHaveLength(2);
  });

  test("weights of eleven men: W = 0.79 (Shapiro & Wilk 1965), 0.78881 with p 0.006704 by Royston's algorithm", () => {
    const men = Float64Array.of(148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236);
    expect(known(shapiroWilk(men)).statistic).toBeCloseTo(0.78881, 5);
    expect(known(shapiroWilk(men)).pValue).toBeCloseTo(0.006704, 6);
  });

  test("NIST's Lew: r1 = -0.307304800605679 makes Ljung-Box of one lag 200 x 202 r1^2 / 199", () => {
    const lines = readFileSync(new URL("nist/Lew.txt", import.meta.url), "utf8").split("\n");
    const values = Float64Array.from(
      lines.flatMap((line) => (/^\s*-?\d+\s*$/.test(line) ? Number(line) : [])),
    );
    const data = values.slice(-200);
    near(known(ljungBox(data, 1)).statistic, (200 * 202 * 0.307304800605679 ** 2) / 199);
  });
});

describe("figures that R printed", () => {
  const rows = numbersOf("regression/macrodata.csv");
  const growth = (column: number) => {
    const levels = columnOf(rows, column);
    return levels.slice(1).map((level, at) => 400 * Math.log(level / (levels[at] ?? Number.NaN)));
  };
  const columns = [new Float64Array(202).fill(1), growth(0), columnOf(rows, 2).subarray(0, 202)];
  const investment = regressed(columns, growth(1));

  test("investment on GDP, 202 quarters: FinTS's ArchTest of 4 lags 3.4347 with p 0.4879, of 12 lags 8.6483 with p 0.7326", () => {
    expect(investment.coefficients[0]).toBeCloseTo(-9.48167277465485, 10);
    expect(investment.coefficients[1]).toBeCloseTo(4.3742216647032, 10);
    expect(investment.coefficients[2]).toBeCloseTo(-0.613996969478989, 10);
    const [four, twelve] = [4, 12].map((lags) => known(archLagrange(investment.residuals, lags)));
    near(four?.statistic ?? 0, 3.43473400836259);
    near(four?.pValue ?? 0, 0.487871315392619);
    near(twelve?.statistic ?? 0, 8.648320999014171);
    near(twelve?.pValue ?? 0, 0.732638635007718);
  });

  test("the same residuals: R's Box.test, Ljung-Box of 4 lags 5.2359 with p 0.2639", () => {
    const { statistic, pValue } = known(ljungBox(investment.residuals, 4));
    near(statistic, 5.23587172795227);
    near(pValue, 0.263940335284713);
  });

  test("thirty points with a break at the tenth: strucchange's sctest of type Chow, F = 110.14, p = 2.023e-13", () => {
    const x = [
      ...[1, 1, 2, 3, 4, 4, 5, 5, 6, 7, 7, 8, 8, 9, 10],
      ...[10, 11, 12, 12, 13, 14, 15, 15, 16, 17, 18, 18, 19, 20, 20],
    ];
    const y = [
      ...[3, 5, 6, 10, 13, 15, 17, 14, 20, 23, 25, 27, 30, 30, 31],
      ...[33, 32, 32, 30, 32, 34, 34, 37, 35, 34, 36, 34, 37, 38, 36],
    ];
    const design = [new Float64Array(30).fill(1), Float64Array.from(x)];
    const { statistic, pValue } = known(chow(design, Float64Array.from(y), 10));
    expect(statistic).toBeCloseTo(110.14, 2);
    expect(pValue * 1e13).toBeCloseTo(2.023, 3);
  });

  test("Aoki's twenty rows of two regressors, ten and ten: F = 0.0715 with 3 and 14 degrees of freedom, p = 0.9742", () => {
    const x1 = [
      1.2, 1.6, 3.5, 4, 5.6, 5.7, 6.7, 7.5, 8.5, 9.7, 1.4, 1.5, 3.1, 4.4, 5.1, 5.2, 6.5, 7.8, 8.1, 9.5,
    ];
    const x2 = [
      1.9, 2.7, 3.7, 3.1, 3.5, 7.5, 1.2, 3.7, 0.6, 5.1, 1.3, 2.3, 3.2, 3.6, 3.1, 7.3, 1.5, 3.2, 0.1, 5.6,
    ];
    const y = [
      0.9, 1.3, 2, 1.8, 2.2, 3.5, 1.9, 2.7, 2.1, 3.6, 0.5, 1.3, 2.5, 1.1, 2.8, 3.3, 1.3, 2.2, 2.8, 3.9,
    ];
    const design = [new Float64Array(20).fill(1), Float64Array.from(x1), Float64Array.from(x2)];
    const result = known(chow(design, Float64Array.from(y), 10));
    expect(result.degrees).toBe(3);
    // Printed to four digits.
    expect(Math.abs(result.statistic - 0.0715)).toBeLessThan(0.0001);
    expect(result.pValue).toBeCloseTo(0.9742, 4);
  });
});

describe.each([41, 42, 43])("beside the slow ones to 1e-10, seed %i", (seed) => {
  const { returns, benchmarks } = generateStudy({ seed, events: 1, sessions: 90, dayZero: 90 });
  const x = benchmarks[0] ?? new Float64Array(0);
  // A shock every eleventh session, half of which the next one keeps: tails, serial dependence and clusters.
  const y = (returns[0] ?? x).map((value, at) => value * (at % 11 < 2 ? 3 - (at % 11) : 1));
  const columns = [new Float64Array(90).fill(1), x];
  const fit = regressed(columns, y);
  const rows = Array.from(x, (value) => [1, value]);
  const residuals = [...slowRegression(rows, [...y]).residuals];

  test("Durbin-Watson with its p, Ljung-Box, ARCH, Jarque-Bera, Shapiro-Wilk", () => {
    const slow = slowDurbinWatson(rows, [...y]);
    const fast = known(durbinWatson(fit.residuals, columns, fit.inverseCross));
    near(fast.statistic, slow.statistic);
    expect(Math.abs(fast.pValue / slow.pValue - 1)).toBeLessThan(1e-9);
    near(known(ljungBox(fit.residuals)).statistic, slowLjungBox(residuals, 10));
    near(known(archLagrange(fit.residuals)).statistic, slowArch(residuals, 5));
    near(known(jarqueBera(fit.residuals)).statistic, slowJarqueBera(residuals));
    near(known(shapiroWilk(fit.residuals)).statistic, slowShapiroWilk(residuals));
  });

  test("Cook's distances, each by leaving its session out, and Chow's F of two lines", () => {
    const slow = slowCook(rows, [...y]);
    for (const [at, { distance }] of influences(columns, fit).entries()) {
      expect(Math.abs(distance - (slow[at] ?? 0))).toBeLessThan(1e-10);
    }
    near(known(chow(columns, y)).statistic, slowChow(rows, [...y], 45));
  });

  test("a rolling beta is the beta of its own sessions, and Q-Q pairs rise with the sample's middle near 0", () => {
    const betas = rollingBeta(y, x, 30);
    expect(betas).toHaveLength(61);
    const last = regressed([new Float64Array(30).fill(1), x.subarray(60)], y.subarray(60));
    near(betas.at(-1)?.beta ?? 0, last.coefficients[1] ?? 0);
    const pairs = quantilePairs(fit.residuals);
    expect(pairs.every((pair, at) => at === 0 || pair.normal > (pairs[at - 1]?.normal ?? 0))).toBe(true);
    expect(pairs[44]?.normal).toBeCloseTo(-(pairs[45]?.normal ?? 0), 12);
  });
});

describe("too little to say", () => {
  test("of three sessions nothing is tested", () => {
    const three = Float64Array.of(0.1, -0.2, 0.1);
    for (const result of [ljungBox(three), archLagrange(three), jarqueBera(three), shapiroWilk(three)]) {
      expect(result).toEqual({ status: "too few sessions" });
    }
  });
});
