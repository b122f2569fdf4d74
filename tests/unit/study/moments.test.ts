import { describe, expect, test } from "vitest";
import { autocorrelation, mean, standardDeviation, sumOfSquares } from "../../../lib/study/moments.ts";
import { columnOf, nistData } from "../../reference/tables.ts";

const certified = [
  { file: "NumAcc1.txt", header: 60, mean: 10000002, deviation: 1, lagOne: -0.5, digits: 15 },
  { file: "NumAcc2.txt", header: 60, mean: 1.2, deviation: 0.1, lagOne: -0.999, digits: 13 },
  { file: "NumAcc3.txt", header: 60, mean: 1000000.2, deviation: 0.1, lagOne: -0.999, digits: 9 },
  { file: "NumAcc4.txt", header: 60, mean: 10000000.2, deviation: 0.1, lagOne: -0.999, digits: 8 },
  {
    file: "Lew.txt",
    header: 52,
    mean: -177.435,
    deviation: 277.332168044316,
    lagOne: -0.307304800605679,
    digits: 14,
  },
];

describe("NIST StRD", () => {
  test.each(certified)("$file: mean, standard deviation and autocorrelation as certified", (dataSet) => {
    const values = columnOf(nistData(dataSet.file, dataSet.header), 0);
    expect(Math.abs(mean(values) / dataSet.mean - 1)).toBeLessThan(1e-15);
    // The inputs of NumAcc3 and 4 are only stored to 1e-9 and 1e-8 of their spread.
    const tolerance = 10 ** -dataSet.digits;
    expect(Math.abs(standardDeviation(values) / dataSet.deviation - 1)).toBeLessThan(tolerance);
    expect(Math.abs(autocorrelation(values, 1) / dataSet.lagOne - 1)).toBeLessThan(10 * tolerance);
  });
});

test("1, 2, 3, 6: mean 3, squares 4 + 1 + 0 + 9 = 14 about it and 50 about zero", () => {
  const values = Float64Array.of(1, 2, 3, 6);
  expect(mean(values)).toBe(3);
  expect(sumOfSquares(values)).toBe(14);
  expect(sumOfSquares(values, 0)).toBe(50);
});

test("nothing has no mean, and one value no standard deviation", () => {
  expect(mean(new Float64Array(0))).toBeNaN();
  expect(standardDeviation(Float64Array.of(5))).toBeNaN();
});
