import { describe, expect, test } from "vitest";
import { studentCritical, studentTwoSided } from "../../../lib/study/distributions.ts";
import { equivalence } from "../../../lib/study/significance/equivalence.ts";
import { benjaminiHochberg, holm } from "../../../lib/study/significance/many-tests.ts";
import { detectableMultiple, twoSidedPower } from "../../../lib/study/significance/power.ts";
import { slowBenjaminiHochberg, slowHolm, slowPower } from "../../reference/slow/power.ts";

describe("power", () => {
  test("no effect is found in the level's share of samples: 5% and 1%, for any degrees of freedom", () => {
    for (const degrees of [2, 5, 108, 2000, null]) {
      expect(twoSidedPower(0, degrees, 0.05)).toBeCloseTo(0.05, 8);
      expect(twoSidedPower(0, degrees, 0.01)).toBeCloseTo(0.01, 8);
    }
    // Of one degree the critical value is 63.7, and the steps are coarse beside it.
    expect(twoSidedPower(0, 1, 0.01)).toBeCloseTo(0.01, 5);
  });

  test("R's power.t.test(n = 20, delta = 1, sd = 1, strict = TRUE): 38 degrees, sqrt(10) errors, 0.868953", () => {
    expect(twoSidedPower(Math.sqrt(10), 38, 0.05)).toBeCloseTo(0.868953, 6);
  });

  test("R's power.t.test(power = 0.90, delta = 1): n = 22.02110 in each group", () => {
    const n = 22.0211;
    expect(twoSidedPower(Math.sqrt(n / 2), 2 * n - 2, 0.05)).toBeCloseTo(0.9, 5);
  });

  test("beside its slow implementation, to 1e-8", () => {
    for (const [effect, degrees] of [
      [0.5, 4],
      [2.8, 108],
      [3.5, 12],
      [6, 30],
    ] as const) {
      const critical = studentCritical(0.95, degrees);
      expect(twoSidedPower(effect, degrees, 0.05)).toBeCloseTo(slowPower(effect, degrees, critical), 8);
    }
  });

  test("the least effect found four times in five: 2.8016 standard errors of a normal, more with few sessions", () => {
    // 1.959964 + 0.841621, less what the other tail of a millionth adds.
    expect(detectableMultiple(null)).toBeCloseTo(2.801585, 5);
    expect(detectableMultiple(108)).toBeGreaterThan(2.8016);
    expect(twoSidedPower(detectableMultiple(8), 8, 0.05)).toBeCloseTo(0.8, 10);
    expect(detectableMultiple(108, { level: 0.01, power: 0.9 })).toBeGreaterThan(detectableMultiple(108));
  });
});

describe("equivalence", () => {
  test("an effect of 1 with error 1 and bound 3: t 4 and 2, p that of t 2", () => {
    const { above, below, pValue } = equivalence(1, 1, 20, 3);
    expect([above, below]).toEqual([4, 2]);
    expect(pValue).toBeCloseTo(studentTwoSided(2, 20) / 2, 14);
  });

  test("is the 90% interval inside the bound: p is 0.05 where its end is the bound", () => {
    const end = 0.4 + 0.2 * studentCritical(0.9, 30);
    expect(equivalence(0.4, 0.2, 30, end).pValue).toBeCloseTo(0.05, 12);
    expect(equivalence(-0.4, 0.2, 30, end).pValue).toBeCloseTo(0.05, 12);
  });

  test("an effect on the bound or beyond is never small", () => {
    expect(equivalence(3, 1, 20, 3).pValue).toBeCloseTo(0.5, 14);
    expect(equivalence(9, 1, 20, 3).pValue).toBeGreaterThan(0.99);
    expect(() => equivalence(1, 1, 20, 0)).toThrow(RangeError);
  });
});

describe("many tests", () => {
  // Benjamini & Hochberg (1995), section 4: fifteen p of a trial of thrombolysis.
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];

  test("Benjamini & Hochberg (1995): of fifteen four are rejected at 5% by theirs, three by Holm", () => {
    const under = (adjusted: readonly (number | null)[]) =>
      adjusted.filter((value) => (value ?? 1) <= 0.05).length;
    expect(under(benjaminiHochberg(published))).toBe(4);
    expect(under(holm(published))).toBe(3);
    // 15 x 0.0095 / 4
    expect(benjaminiHochberg(published)[3]).toBeCloseTo(0.035625, 12);
  });

  test("0.01, 0.04, 0.03 by Holm: 0.03, 0.06, 0.06; by Benjamini-Hochberg 0.03, 0.04, 0.04", () => {
    expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
    expect(benjaminiHochberg([0.01, 0.04, 0.03])).toEqual([0.03, 0.04, 0.04]);
  });

  test("in any order, with what has no p left out, beside the slow ones to 1e-12", () => {
    const shuffled = [0.2, 0.004, 0.03, 0.9, 0.011, 0.6, 0.02, 0.0301];
    const mixed = [null, ...shuffled, null];
    shuffled.forEach((_, which) => {
      expect(holm(mixed)[which + 1]).toBeCloseTo(slowHolm(shuffled, which), 12);
      expect(benjaminiHochberg(mixed)[which + 1]).toBeCloseTo(slowBenjaminiHochberg(shuffled, which), 12);
    });
    expect(holm(mixed)[0]).toBeNull();
    expect(holm([])).toEqual([]);
  });
});
