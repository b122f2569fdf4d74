// The block bootstrap and the placebo test beside their second implementations, on the same random numbers.
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../lib/study/random.ts";
import { blockBootstrap } from "../../lib/study/significance/block-bootstrap.ts";
import { calendarPlaces, presenceOf, rowsWith } from "../../lib/study/significance/calendar.ts";
import { placebo } from "../../lib/study/significance/placebo.ts";
import type { TestResult } from "../../lib/study/significance/result.ts";
import { datedStudy } from "./dated-study.ts";
import { slowBlockDraws, slowPlaceboDraws } from "./slow/resampled.ts";

const options = {
  estimation: { start: -90, end: -11 },
  window: { start: -2, end: 3 },
  minimumSessions: 20,
  residualDegrees: "M-k",
  forecastCorrection: "on",
} as const;

const cases = [
  { name: "consecutive days", step: 1, holidays: false, missing: 0, model: "market" },
  { name: "three events a day, two exchanges", step: 1 / 3, holidays: true, missing: 0, model: "market" },
  { name: "a missing return now and then", step: 2, holidays: true, missing: 0.01, model: "mean" },
  { name: "one day", step: 0, holidays: false, missing: 0, model: "adjusted" },
] as const;

/**
 * Holds each resampled t to 1e-10: a studied t so much nearer to zero counts it among those at least as far, one so
 * much farther does not.
 */
function expectSameDraws(draws: readonly number[], pOf: (studied: TestResult) => TestResult) {
  const studied = (statistic: number): TestResult => {
    return { status: "ok", statistic, pValue: 0.5, distribution: "student", degreesOfFreedom: 9 };
  };
  const sizes = draws.map(Math.abs);
  for (const size of sizes) {
    for (const statistic of [size * (1 - 1e-10), size * (1 + 1e-10)]) {
      const asFar = sizes.filter((other) => other >= statistic).length;
      expect(pOf(studied(statistic))).toMatchObject({
        pValue: expect.closeTo((1 + asFar) / (sizes.length + 1), 10),
      });
    }
  }
}

describe.each(cases)("$name, $model", ({ name: _, model, ...rest }) => {
  const all = { ...options, model };
  const study = datedStudy({ events: 14, sessions: 280, dayZero: 200, ...rest, options: all });
  const { panel, calendar, pairs, days, pair, dayZero, dated, slowOptions } = study;
  const places = calendarPlaces(calendar);
  const presence = presenceOf(panel, places, rowsWith(panel, panel.windowLength), 0, panel.windowLength - 1);

  test("the t of each of 60 resamples of blocks of days to 1e-10", () => {
    const slow = slowBlockDraws(dated, days, slowOptions, 60, seededRandom(17));
    expectSameDraws(slow, (bmp) => blockBootstrap(panel, places, presence, bmp, { draws: 60, seed: 17 }));
  });

  test.each([40, 999])("the t of each placebo to 1e-10, %i asked for", (draws) => {
    const slow = slowPlaceboDraws(pairs, days, dayZero, slowOptions, draws, seededRandom(23));
    expect(slow.length).toBeGreaterThanOrEqual(40);
    const events = { pair, dayZero };
    expectSameDraws(slow, (bmp) =>
      placebo({ pairs, events, options: all, days }, panel, bmp, { draws, seed: 23 }),
    );
  });
});
