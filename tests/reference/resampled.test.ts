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

/** So many of the drawn t, from the nearest to zero to the farthest, are looked at. */
const MOST_HELD = 10;

/**
 * Holds resampled t to 1e-10: a studied t so much nearer to zero counts it among those at least as far, one so
 * much farther does not.
 */
function expectSameDraws(draws: readonly number[], pOf: (studied: TestResult) => TestResult) {
  const studied = (statistic: number): TestResult => {
    return { status: "ok", statistic, pValue: 0.5, distribution: "student", degreesOfFreedom: 9 };
  };
  const sizes = draws.map(Math.abs).sort((left, right) => left - right);
  const step = Math.ceil(sizes.length / MOST_HELD);
  for (const size of sizes.filter((_, at) => at % step === 0 || at === sizes.length - 1)) {
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
  // A placebo asks for twenty times the days under way: of events on every second day 20 x 32.
  const study = datedStudy({ events: 14, sessions: 840, dayZero: 780, ...rest, options: all });
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

test("a placebo is refused where the history is under twenty times the days under way", () => {
  const { window, estimation } = options;
  const all = { ...options, model: "market" } as const;
  const refusedAt = (history: number) => {
    const rest = { step: 1, holidays: false, missing: 0 };
    // The first return is the first session's, so the first estimation window begins at session 0.
    const dayZero = -estimation.start + history;
    const made = datedStudy({ events: 14, sessions: dayZero + 40, dayZero, ...rest, options: all });
    const bmp = {
      status: "ok",
      statistic: 1,
      pValue: 0.3,
      distribution: "student",
      degreesOfFreedom: 13,
    } as const;
    const events = { pair: made.pair, dayZero: made.dayZero };
    const study = { pairs: made.pairs, events, options: all, days: made.days };
    return placebo(study, made.panel, bmp, { draws: 40, seed: 1 }).status;
  };
  // Fourteen events in a row, windows of six sessions: 19 days under way, 380 shifts from the sixth on.
  const least = 20 * (13 + window.end - window.start + 1) + (window.end - window.start);
  expect(refusedAt(least)).toBe("ok");
  expect(refusedAt(least - 1)).toBe("too few sessions");
});

test("a placebo never goes where a benchmark has no quotes yet", () => {
  const all = { ...options, model: "market" } as const;
  const rest = { step: 0, holidays: false, missing: 0 };
  const made = datedStudy({ events: 5, sessions: 640, dayZero: 600, ...rest, options: all });
  const events = { pair: made.pair, dayZero: made.dayZero };
  const bmp = {
    status: "ok",
    statistic: 1,
    pValue: 0.3,
    distribution: "student",
    degreesOfFreedom: 4,
  } as const;
  const resampling = { draws: 500, seed: 1 };
  const begin = (at: number) =>
    made.pairs.map(({ returns, benchmark }) => ({
      returns,
      benchmark: benchmark?.map((value, index) => (index < at ? Number.NaN : value)) ?? null,
    }));
  const late = { events, options: all, days: made.days, pairs: begin(500) };
  expect(placebo(late, made.panel, bmp, resampling).status).toBe("too few sessions");
  const early = { ...late, pairs: begin(200) };
  expect(placebo(early, made.panel, bmp, resampling).status).toBe("ok");
});
