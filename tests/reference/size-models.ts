// How often the tests reject a true null at 5% under the models whose fit is a search, beside the market model: events on
// days of their own, returns that suit each model and returns that don't.
import { testDegrees } from "../../lib/study/batch/event-result.ts";
import { studentTwoSided } from "../../lib/study/distributions.ts";
import { studyByModel } from "../../lib/study/models/study-with-model.ts";
import { seededRandom } from "../../lib/study/random.ts";
import { aggregate, type TestName } from "../../lib/study/significance/battery.ts";
import type { NormalReturnModel } from "../../lib/study/types.ts";
import { normalSource } from "./slow/generate.ts";

export const modelDesign = {
  events: 30,
  estimation: { start: -210, end: -11 },
  window: { start: -1, end: 1 },
};
const sessions = 212;
const dayZero = 210;
const level = 0.05;

export type Residuals = "normal" | "heavy tails" | "changing variance";

export const modelScenarios: readonly { readonly model: NormalReturnModel; readonly residuals: Residuals }[] =
  (["market", "huber", "garch", "egarch"] as const).flatMap((model) =>
    (["normal", "heavy tails", "changing variance"] as const).map((residuals) => ({ model, residuals })),
  );

/** The tests across events in the order of the table. */
export const modelTests = [
  "crossSectional",
  "patell",
  "bmp",
  "kolariPapePynnonen",
  "corrado",
  "generalizedRank",
] as const satisfies readonly TestName[];

/** One-event tests first: t of AR on day 0 and of the CAR, over all events of all samples. */
export type ModelSize = ReadonlyMap<(typeof modelTests)[number] | "t of AR" | "t of CAR", number>;

/** Numbers of mean 0 and variance 1; the third kind by GARCH(1,1) with a = 0.1 and b = 0.85. */
function shocks(residuals: Residuals, random: () => number, normal: () => number): () => number {
  if (residuals === "normal") return normal;
  if (residuals === "heavy tails") {
    return () => normal() / Math.sqrt((-2 * Math.log((1 - random()) * (1 - random()))) / 4) / Math.SQRT2;
  }
  let [variance, last] = [1, 0];
  return () => {
    variance = 0.05 + 0.1 * last ** 2 + 0.85 * variance;
    last = Math.sqrt(variance) * normal();
    return last;
  };
}

/** Simulates a model on one kind of returns. The same seeds give the same figures. */
export function simulateModel(
  { model, residuals }: (typeof modelScenarios)[number],
  samples: number,
  firstSeed: number,
): ModelSize {
  const { events, estimation, window } = modelDesign;
  const rejected = new Map<string, number>();
  const count = (name: string, pValue: number, of: number) =>
    rejected.set(name, (rejected.get(name) ?? 0) + (pValue <= level ? 1 / of : 0));
  for (let drawn = 0; drawn < samples; drawn++) {
    const random = seededRandom(firstSeed + drawn);
    const normal = normalSource(random);
    const pairs = Array.from({ length: events }, (_, event) => {
      const shock = shocks(residuals, random, normal);
      // The variance forgets where it began.
      for (let warming = 0; warming < 100; warming++) shock();
      const benchmark = Float64Array.from({ length: sessions }, () => 0.0004 + 0.01 * normal());
      const deviation = 0.01 + 0.0025 * (event % 9);
      const returns = benchmark.map(
        (market) => 0.0002 + (0.5 + 0.1 * (event % 11)) * market + deviation * shock(),
      );
      return { returns, benchmark };
    });
    const placed = { pair: Int32Array.from(pairs.keys()), dayZero: new Int32Array(events).fill(dayZero) };
    const panel = studyByModel(pairs, placed, {
      ...{ estimation, window, model, minimumSessions: 100 },
      ...({ residualDegrees: "M-k", forecastCorrection: "on" } as const),
    });
    const days = pairs.map((_, event) =>
      Int32Array.from({ length: sessions }, (__, at) => 1000 * event + at),
    );
    const { tests } = aggregate(panel, { calendar: { days, ...placed } }).window;
    for (const name of modelTests) {
      const result = tests[name];
      if (result.status === "ok") count(name, result.pValue, samples);
    }
    for (let row = 0; row < events; row++) {
      const t = (column: number) =>
        (panel.abnormal[column * events + row] ?? 0) / (panel.standardError[column * events + row] ?? 0);
      const p = (column: number) => studentTwoSided(t(column), testDegrees(panel, row));
      count("t of AR", p(1), samples * events);
      count("t of CAR", p(3), samples * events);
    }
  }
  return new Map(
    (["t of AR", "t of CAR", ...modelTests] as const).map((name) => [name, rejected.get(name) ?? 0] as const),
  );
}
