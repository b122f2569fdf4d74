import type { Filter } from "../../filters.ts";
import { boundOf, type WithinBound } from "../../reactions/significance/within-bound.ts";
import type { TestName } from "../../study/significance/battery.ts";
import { equivalence } from "../../study/significance/equivalence.ts";
import type { TestResult } from "../../study/significance/result.ts";
import type { Together } from "./reactions-together.ts";

type TestOf = (name: TestName) => TestResult | null;

/**
 * Two one-sided tests of AAR and CAAR against the filter's bound; null where not asked. The error is that across
 * events, x / t of the cross-sectional test with N - 1 degrees of freedom, times sqrt( (1 + (N - 1) c) / (1 - c) ) for
 * what the events share in calendar time: t of BMP over that of Kolari, Pape & Pynnonen. Never narrowed by it.
 */
export function averagesWithin(
  { tests, aggregate }: Pick<Together, "tests"> & { readonly aggregate: AverageFigures },
  filter: Pick<Filter, "bound">,
): WithinBound | null {
  const bound = boundOf(filter);
  if (bound === null) return null;
  const rowOf = (name: TestName) => tests.find((row) => row.name === name);
  const { dayZero, window } = aggregate;
  return {
    bound,
    abnormal: averageWithin(dayZero.average, (name) => rowOf(name)?.dayZero ?? null, bound),
    car: averageWithin(window.cumulative, (name) => rowOf(name)?.window ?? null, bound),
  };
}

interface AverageFigures {
  readonly dayZero: Pick<Together["aggregate"]["dayZero"], "average">;
  readonly window: Pick<Together["aggregate"]["window"], "cumulative">;
}

/** p of an average, a fraction; null where a test that its error comes from was refused. */
function averageWithin(average: number | null, testOf: TestOf, bound: number): number | null {
  const [across, independent, dated] = [
    testOf("crossSectional"),
    testOf("bmp"),
    testOf("kolariPapePynnonen"),
  ];
  if (average === null || across?.status !== "ok" || across.degreesOfFreedom === null) return null;
  if (independent?.status !== "ok" || dated?.status !== "ok") return null;
  const widened = Math.max(1, independent.statistic / dated.statistic);
  const error = (average / across.statistic) * widened;
  return error > 0 ? equivalence(average, error, across.degreesOfFreedom, bound).pValue : null;
}
