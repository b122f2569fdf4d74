import type { TestResult } from "../../../lib/study/significance/result.ts";
import { bareNumber } from "../../text/format.ts";
import { chance } from "./worked-numbers.ts";

/** The numbers of some events in a test's formula, as LaTeX; null for a test that is refused or is not worked through. */
export function workedTest(result: TestResult | null | undefined): string | null {
  if (result?.status !== "ok" || result.terms === undefined) return null;
  const { statistic, pValue, terms } = result;
  const t = bareNumber(statistic, 4);
  const p = `p = ${chance(pValue)}`;
  switch (terms.kind) {
    case "correlation": {
      const c = bareNumber(Math.abs(terms.correlation), 6);
      const [less, more] = terms.correlation < 0 ? ["+", "-"] : ["-", "+"];
      return `t = ${bareNumber(terms.uncorrected, 4)} \\sqrt{\\frac{1 ${less} ${c}}{1 ${more} ${result.degreesOfFreedom} \\times ${c}}} = ${t}, \\quad ${p}`;
    }
    case "portfolio": {
      const { mean, deviation, variance, days } = terms;
      return `t = \\frac{${bareNumber(mean, 6)}}{${bareNumber(deviation, 6)}} \\sqrt{\\frac{${days}}{${bareNumber(variance, 4)} / ${days}}} = ${t}, \\quad ${p}`;
    }
    case "resamples":
      return `t_{BMP} = ${t}, \\quad p = \\frac{1 + ${terms.asFar}}{${terms.made} + 1} = ${bareNumber(pValue, 4)}`;
  }
}
