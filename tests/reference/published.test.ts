// Published worked results at their published digits. Sources and licences: README.md beside this file.
import { describe, expect, test } from "vitest";
import {
  crossSectional,
  precisionWeighted,
  skewnessAdjusted,
} from "../../lib/study/significance/cross-sectional.ts";
import type { TestResult } from "../../lib/study/significance/result.ts";
import { generalizedSign } from "../../lib/study/significance/sign.ts";
import { adjustedPatell, kolariPynnonen } from "../../lib/study/significance/standardised.ts";
import { wilcoxon, wilcoxonExact } from "../../lib/study/significance/wilcoxon.ts";

function statistic(result: TestResult): number {
  if (result.status !== "ok") throw new Error(result.status);
  return result.statistic;
}

describe("eventstudytools, Dieselgate, 2017-07-24", () => {
  // AR of sessions -2..2, residual standard deviation and CAR(-2, 2), as printed.
  const firms = [
    { name: "Volkswagen", ar: [-0.0055, -0.0118, -0.0224, -0.0107, 0.0076], sigma: 0.0105, car: -0.0428 },
    { name: "NSU", ar: [-0.0055, 0.0024, -0.0091, -0.0019, 0.0001], sigma: 0.0086, car: -0.014 },
    { name: "Porsche", ar: [-0.0022, -0.0201, -0.0033, -0.018, 0.009], sigma: 0.0109, car: -0.0346 },
    { name: "BMW", ar: [0.002, -0.006, -0.0243, 0.0012, -0.0076], sigma: 0.0077, car: -0.0347 },
    { name: "Daimler", ar: [-0.003, -0.0023, -0.0234, -0.0023, -0.0108], sigma: 0.006, car: -0.0418 },
  ];
  const group = firms.slice(0, 3);
  const day = (place: number) => Float64Array.from(group, (firm) => firm.ar[place] ?? Number.NaN);
  const cars = Float64Array.from(group, (firm) => firm.car);

  test("t of AR on day 0 is AR / sigma: -2.1333, -1.0581, -0.3028, -3.1558, -3.9", () => {
    const printed = [-2.1333, -1.0581, -0.3028, -3.1558, -3.9];
    firms.forEach((firm, place) => {
      expect((firm.ar[2] ?? 0) / firm.sigma).toBeCloseTo(printed[place] ?? 0, 4);
    });
  });

  test("t of CAR(-2, 2) is CAR / (sigma sqrt 5): -1.8229, -0.728, -1.4196, -2.0154, -3.1156", () => {
    const printed = [-1.8229, -0.728, -1.4196, -2.0154, -3.1156];
    firms.forEach((firm, place) => {
      expect(firm.car / (firm.sigma * Math.sqrt(5))).toBeCloseTo(printed[place] ?? 0, 4);
    });
  });

  test("cross-sectional t by day: -4, -1.4918, -2.0518, -2.1915, 2.0267, and -3.5563 for the window", () => {
    [-4, -1.4918, -2.0518, -2.1915, 2.0267].forEach((printed, place) => {
      // The abnormal returns are printed to four decimals, which leaves t within one percent.
      expect(Math.abs(statistic(crossSectional(day(place))) / printed - 1)).toBeLessThan(0.01);
    });
    expect(statistic(crossSectional(cars))).toBeCloseTo(-3.5563, 4);
  });

  test("skewness-adjusted t of the window: -1.3731, and on day 0: -3.1482", () => {
    expect(statistic(skewnessAdjusted(cars))).toBeCloseTo(-1.3731, 4);
    expect(statistic(skewnessAdjusted(day(2)))).toBeCloseTo(-3.1482, 4);
  });

  test("two events have no skewness: the table leaves the test empty", () => {
    expect(skewnessAdjusted(cars.slice(0, 2)).status).toBe("too few events");
  });

  test("precision-weighted CAAR: -0.0293", () => {
    const errors = Float64Array.from(group, (firm) => firm.sigma * Math.sqrt(5));
    expect(precisionWeighted(cars, errors)).toBeCloseTo(-0.0293, 4);
  });

  test("generalised sign Z for none, one and three of three positive: -1.5604, -0.3994, 1.9226", () => {
    // Z for none of three is -sqrt(3 p / (1 - p)), which gives the share p that is not printed.
    const odds = 1.5604 ** 2 / 3;
    const share = odds / (1 + odds);
    expect(statistic(generalizedSign(day(0), share))).toBeCloseTo(-1.5604, 3);
    expect(statistic(generalizedSign(day(1), share))).toBeCloseTo(-0.3994, 3);
    expect(statistic(generalizedSign(day(4), share))).toBeCloseTo(1.9226, 3);
  });

  test("adjusted Patell and adjusted BMP follow from one mean correlation on every day", () => {
    const rows = [
      { patell: -0.785, adjustedPatell: -0.7498, bmp: -3.4752, adjustedBmp: -3.2388 },
      { patell: -1.5322, adjustedPatell: -1.4636, bmp: -1.4385, adjustedBmp: -1.3407 },
      { patell: -2.0092, adjustedPatell: -1.9192, bmp: -2.193, adjustedBmp: -2.0438 },
      { patell: -1.6626, adjustedPatell: -1.5881, bmp: -2.3288, adjustedBmp: -2.1704 },
      { patell: 0.8977, adjustedPatell: 0.8575, bmp: 2.0322, adjustedBmp: 1.894 },
    ];
    const correlation = ((2.0092 / 1.9192) ** 2 - 1) / 2;
    const result = (value: number): TestResult => {
      return { status: "ok", statistic: value, pValue: 1, distribution: "normal", degreesOfFreedom: null };
    };
    for (const row of rows) {
      expect(statistic(adjustedPatell(result(row.patell), correlation, 3))).toBeCloseTo(
        row.adjustedPatell,
        3,
      );
      expect(statistic(kolariPynnonen(result(row.bmp), correlation, 3))).toBeCloseTo(row.adjustedBmp, 3);
    }
  });
});

describe("Wilcoxon's signed-rank test", () => {
  test("Hollander & Wolfe (1973), p. 29: V = 40, one-sided p = 0.01953", () => {
    const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
    const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
    const result = wilcoxonExact(Float64Array.from(before, (value, place) => value - (after[place] ?? 0)));
    if (result.status !== "ok") throw new Error(result.status);
    expect(result.statistic).toBe(40);
    expect(result.pValue / 2).toBeCloseTo(0.01953, 5);
  });

  test("Darwin (1876), maize: ranks of the negative sum to 24 of 120, p = 0.041259765625", () => {
    const differences = Float64Array.of(6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75);
    const result = wilcoxonExact(differences);
    if (result.status !== "ok") throw new Error(result.status);
    expect(120 - result.statistic).toBe(24);
    expect(result.pValue).toBe(0.041259765625);
    // (96 - 60) / sqrt(15 x 16 x 31 / 24)
    expect(statistic(wilcoxon(differences))).toBeCloseTo(36 / Math.sqrt(310), 12);
  });
});
