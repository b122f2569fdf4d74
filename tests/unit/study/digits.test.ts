import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { studyEvents } from "../../../lib/study/batch/study-events.ts";
import { aggregate } from "../../../lib/study/significance/battery.ts";
import { generateStudy } from "../../reference/slow/generate.ts";

/** The tests that there were when the digest was taken; more may come. */
const names = [
  "crossSectional",
  "patell",
  "bmp",
  "kolariPynnonen",
  "corrado",
  "corradoZivney",
  "generalizedSign",
  "generalizedRank",
  "wilcoxon",
  "crudeDependence",
  "skewnessAdjusted",
  "adjustedPatell",
  "generalizedRankZ",
  "sign",
  "wilcoxonExact",
  "jackknife",
  "pooledVariance",
] as const;

/** Sixty events with gaps and ties: every figure that speed might move, with all its digits. */
function figures(missing: number, tied: boolean, model: "market" | "mean") {
  const made = generateStudy({ seed: 31, events: 60, sessions: 320, dayZero: 290, missing, tied });
  const pairs = made.returns.map((returns, event) => ({
    returns,
    benchmark: made.benchmarks[event] ?? null,
  }));
  const events = { pair: Int32Array.from(pairs.keys()), dayZero: new Int32Array(60).fill(290) };
  const { byDay, window, meanCorrelation } = aggregate(
    studyEvents(pairs, events, {
      estimation: { start: -260, end: -11 },
      window: { start: -10, end: 10 },
      model,
      minimumSessions: 60,
      residualDegrees: "M-k",
      forecastCorrection: "on",
    }),
  );
  const statistics = [...byDay, window].map(({ tests, cumulative, precisionWeighted }) => [
    cumulative,
    precisionWeighted,
    ...names.map((name) => {
      const result = tests[name];
      return result.status === "ok" ? result.statistic : result.status;
    }),
  ]);
  return JSON.stringify([meanCorrelation, statistics]);
}

test("21 sessions and their window, 17 tests, with and without gaps and ties: every statistic to its last digit", () => {
  const digest = createHash("sha256");
  for (const [missing, tied] of [
    [0, false],
    [0.002, true],
    [0.2, false],
  ] as const) {
    for (const model of ["market", "mean"] as const) digest.update(figures(missing, tied, model));
  }
  expect(digest.digest("hex").slice(0, 16)).toBe("52b4942643fe3ee9");
});
