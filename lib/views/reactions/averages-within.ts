import type { Filter } from "../../filters.ts";
import { boundOf, type WithinBound } from "../../reactions/significance/within-bound.ts";
import type { TestName } from "../../study/significance/battery.ts";
import { averageEquivalence } from "../../study/significance/equivalence.ts";
import type { TestResult } from "../../study/significance/result.ts";
import type { Together } from "./reactions-together.ts";

type TestOf = (name: TestName) => TestResult | null;

/** Two one-sided tests of AAR and CAAR against the filter's bound, as `averageEquivalence` makes them; null where not asked. */
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

/** p of an average, a fraction; null where a test that its error comes from was not made. */
function averageWithin(average: number | null, testOf: TestOf, bound: number): number | null {
  const [crossSectional, bmp, kolariPapePynnonen] = [
    testOf("crossSectional"),
    testOf("bmp"),
    testOf("kolariPapePynnonen"),
  ];
  if (!crossSectional || !bmp || !kolariPapePynnonen) return null;
  return averageEquivalence(average, { crossSectional, bmp, kolariPapePynnonen }, bound);
}
