import type { TestName } from "../../../lib/study/significance/battery.ts";
import type { TestRow } from "../../../lib/views/reactions/reactions-together.ts";
import { bareNumber, bareProbability } from "../../text/format.ts";

/** A p-value in LaTeX: three significant digits, however small it is. */
export function chance(p: number): string {
  const [digits, power] = bareProbability(p).split("e");
  return power === undefined ? `${digits}` : `${digits} \\times 10^{${Number(power)}}`;
}

/**
 * The numbers of some events in the formula of a test that knows of dates, as LaTeX; null for other tests, and where the
 * test was refused. In: all tests of these events, and how many events have a CAR.
 */
export function workedTest(name: TestName, tests: readonly TestRow[], events: number): string | null {
  const of = (wanted: TestName) => tests.find((test) => test.name === wanted)?.window;
  const result = of(name);
  if (result?.status !== "ok") return null;
  const { statistic, pValue } = result;
  const t = bareNumber(statistic, 4);
  const p = `p = ${chance(pValue)}`;
  switch (name) {
    case "kolariPapePynnonen": {
      const bmp = of("bmp");
      if (bmp?.status !== "ok") return null;
      // The test is the BMP t times a root of c alone, so c follows from the two.
      const squared = (statistic / bmp.statistic) ** 2;
      const shared = (1 - squared) / (1 + (events - 1) * squared);
      const c = bareNumber(shared, 6);
      return `t = ${bareNumber(bmp.statistic, 4)} \\sqrt{\\frac{1 - (${c})}{1 + ${events - 1} \\times (${c})}} = ${t}, \\quad ${p}`;
    }
    case "calendarTime":
      return `D = ${(result.degreesOfFreedom ?? 0) + 1}, \\quad t = ${t}, \\quad ${p}`;
    case "blockBootstrap":
    case "placebo": {
      const { resamples } = result;
      if (resamples === undefined) return null;
      const asFar = Math.round(pValue * (resamples + 1)) - 1;
      return `t_{BMP} = ${t}, \\quad p = \\frac{1 + ${asFar}}{${resamples} + 1} = ${bareNumber(pValue, 4)}`;
    }
    default:
      return null;
  }
}
