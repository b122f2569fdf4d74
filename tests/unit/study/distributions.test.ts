import { describe, expect, test } from "vitest";
import {
  chiSquareUpper,
  fisherUpper,
  normalTwoSided,
  studentCritical,
  studentTwoSided,
} from "../../../lib/study/distributions.ts";
import { numbersOf } from "../../reference/tables.ts";

function expectRelative(measured: number, expected: number, tolerance = 1e-10) {
  if (expected === 0) expect(measured).toBe(0);
  else expect(Math.abs(measured / expected - 1)).toBeLessThan(tolerance);
}

describe("against 40-digit tables, to a relative 1e-10", () => {
  test("two-sided p of Student's t, from t = 0 to t = 40 and 1 to 1,000,000 degrees of freedom", () => {
    const rows = numbersOf("distributions/t_two_sided_p_mpmath.csv");
    expect(rows.length).toBe(425);
    for (const [t = 0, degrees = 0, p = 0] of rows) {
      expectRelative(studentTwoSided(t, degrees), p);
      expectRelative(studentTwoSided(-t, degrees), p);
    }
  });

  test("two-sided p of the normal, down to 1e-299", () => {
    for (const [z = 0, p = 0] of numbersOf("distributions/normal_two_sided_p_mpmath.csv")) {
      expectRelative(normalTwoSided(-z), p);
    }
  });

  test("critical t", () => {
    for (const [degrees = 0, alpha = 0, t = 0] of numbersOf("distributions/t_critical_mpmath.csv")) {
      expectRelative(studentCritical(1 - alpha, degrees), t);
    }
  });
});

describe("identities between distributions", () => {
  test("chi-square with 2 degrees of freedom is exp(-x / 2), far into the tail", () => {
    for (const x of [0.1, 1, 5.99, 100, 600]) expectRelative(chiSquareUpper(x, 2), Math.exp(-x / 2));
  });

  test("chi-square with 1 degree of freedom is the square of a normal", () => {
    for (const z of [0.1, 1, 1.96, 8, 30]) expectRelative(chiSquareUpper(z * z, 1), normalTwoSided(z));
  });

  test("F with 1 and n degrees of freedom is the square of Student's t with n", () => {
    for (const t of [0.1, 1, 2.5, 8, 30]) expectRelative(fisherUpper(t * t, 1, 118), studentTwoSided(t, 118));
  });
});
