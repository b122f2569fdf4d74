import { describe, expect, test } from "vitest";
import { fitNormalReturns } from "../../../lib/study/normal-return.ts";
import { leastSquares } from "../../../lib/study/ols.ts";
import { columnOf, nistData } from "../../reference/tables.ts";

const norris = nistData("Norris.dat", 60);
const y = columnOf(norris, 0);
const x = columnOf(norris, 1);
const certified = {
  intercept: -0.262323073774029,
  slope: 1.00211681802045,
  interceptError: 0.232818234301152,
  slopeError: 0.429796848199937e-3,
  residualDeviation: 0.884796396144373,
};

function expectRelative(measured: number | undefined, expected: number) {
  expect(Math.abs((measured ?? Number.NaN) / expected - 1)).toBeLessThan(1e-11);
}

describe("NIST Norris, 36 observations", () => {
  test("by Householder QR: coefficients, their standard deviations and the residual one", () => {
    const regression = leastSquares([new Float64Array(36).fill(1), x], y);
    expectRelative(regression?.coefficients[0], certified.intercept);
    expectRelative(regression?.coefficients[1], certified.slope);
    const variance = (regression?.residualSquares ?? 0) / 34;
    expectRelative(Math.sqrt(variance), certified.residualDeviation);
    expectRelative(Math.sqrt(variance * (regression?.inverseCross[0] ?? 0)), certified.interceptError);
    expectRelative(Math.sqrt(variance * (regression?.inverseCross[3] ?? 0)), certified.slopeError);
  });

  test("as a market model: alpha, beta, and sigma dividing by 36 - 2", () => {
    const outcome = fitNormalReturns(y, x, "market", 30);
    if (outcome.status !== "ok") throw new Error(outcome.status);
    expectRelative(outcome.fit.alpha, certified.intercept);
    expectRelative(outcome.fit.beta, certified.slope);
    expectRelative(outcome.fit.sigma, certified.residualDeviation);
    expect(outcome.fit.degreesOfFreedom).toBe(34);
  });
});

test("y = 1 + 2a - 3b without noise gives 1, 2, -3 and no residual", () => {
  const a = Float64Array.of(1, 2, 3, 4, 7);
  const b = Float64Array.of(2, 1, 5, 3, 3);
  const response = Float64Array.from(a, (value, index) => 1 + 2 * value - 3 * (b[index] ?? 0));
  const regression = leastSquares([new Float64Array(5).fill(1), a, b], response);
  [1, 2, -3].forEach((expected, index) => {
    expect(regression?.coefficients[index]).toBeCloseTo(expected, 12);
  });
  expect(regression?.residualSquares).toBeLessThan(1e-24);
});

test("a column that is a sum of two others is refused, and so is one nearly so", () => {
  const a = Float64Array.of(1, 2, 3, 4, 7);
  const b = Float64Array.of(2, 1, 5, 3, 3);
  const sum = Float64Array.from(a, (value, index) => value + (b[index] ?? 0));
  const nearly = Float64Array.from(sum, (value, index) => value + 1e-9 * (index % 2));
  expect(leastSquares([a, b, sum], y.slice(0, 5))).toBeNull();
  expect(leastSquares([a, b, nearly], y.slice(0, 5))).toBeNull();
});

test("columns of another length, or more columns than values, are errors of the caller", () => {
  expect(() => leastSquares([Float64Array.of(1, 2)], Float64Array.of(1))).toThrow(RangeError);
  expect(() => leastSquares([Float64Array.of(1), Float64Array.of(2)], Float64Array.of(1))).toThrow(
    RangeError,
  );
});
