import { describe, expect, test } from "vitest";
import { studyEvents } from "../../../lib/study/batch/study-events.ts";
import { aggregate } from "../../../lib/study/significance/battery.ts";
import { calendarPlaces } from "../../../lib/study/significance/calendar.ts";
import type { TestResult } from "../../../lib/study/significance/result.ts";
import { generateStudy } from "../../reference/slow/generate.ts";

const options = {
  estimation: { start: -120, end: -11 },
  window: { start: -1, end: 1 },
  model: "market",
  minimumSessions: 50,
  residualDegrees: "M-k",
  forecastCorrection: "on",
} as const;

/** Events of one calendar of days, `step` days apart, whose residuals are correlated 0.5 by day. */
function dated(step: number, count = 12, sessions = 400) {
  const made = generateStudy({ seed: 91, events: count, sessions, dayZero: sessions, correlation: 0.5 });
  const pairs = made.returns.map((returns, event) => ({
    returns,
    benchmark: made.benchmarks[event] ?? null,
  }));
  const events = {
    pair: Int32Array.from(pairs.keys()),
    dayZero: Int32Array.from(pairs, (_, event) => sessions - 20 - step * event),
  };
  const day = Int32Array.from({ length: sessions }, (_, index) => index);
  const days = pairs.map(() => day);
  const panel = studyEvents(pairs, events, options);
  return { pairs, events, days, panel, calendar: { days, ...events } };
}

function probability(result: TestResult): number {
  if (result.status !== "ok") throw new Error(result.status);
  return result.pValue;
}

describe("where two exchanges' calendars meet", () => {
  const places = calendarPlaces({
    days: [Int32Array.of(10, 11, 13, 14), Int32Array.of(10, 12, 13, 14)],
    pair: Int32Array.of(0, 1),
    dayZero: Int32Array.of(2, 2),
  });

  test("days 10, 11, 13, 14 and 10, 12, 13, 14 are five days: both stand on the fourth on day 13", () => {
    expect(places.length).toBe(5);
    expect([0, 1].map((row) => places.placeOf(row, 0))).toEqual([3, 3]);
    expect([0, 1].map((row) => places.placeOf(row, -1))).toEqual([1, 2]);
    expect(places.placeOf(0, -3)).toBe(-1);
  });

  test("the session on or before a day on which the exchange was closed is the one before", () => {
    expect(places.sessionAt(0, 2)).toBe(1);
    expect(places.sessionAt(1, 1)).toBe(0);
  });
});

describe("correlation by date", () => {
  test("is seen where events fall on other days, and by session from day 0 it is not", () => {
    const { panel, calendar } = dated(3);
    const { meanCorrelation, dependence } = aggregate(panel, { calendar });
    expect(dependence?.correlation).toBeGreaterThan(0.4);
    expect(Math.abs(meanCorrelation ?? 1)).toBeLessThan(0.1);
  });

  test("on one day Kolari-Pape-Pynnonen is Kolari-Pynnonen", () => {
    const { panel, calendar } = dated(0);
    const { tests } = aggregate(panel, { calendar }).window;
    if (tests.kolariPynnonen.status !== "ok") throw new Error(tests.kolariPynnonen.status);
    expect(tests.kolariPapePynnonen).toMatchObject({
      statistic: expect.closeTo(tests.kolariPynnonen.statistic, 10),
    });
  });

  test("windows far apart are left as they are: Kolari-Pape-Pynnonen is near BMP", () => {
    const { panel, calendar } = dated(200, 2, 600);
    const { tests } = aggregate(panel, { calendar }).window;
    if (tests.bmp.status !== "ok" || tests.kolariPapePynnonen.status !== "ok") throw new Error("refused");
    expect(tests.kolariPapePynnonen.statistic / tests.bmp.statistic).toBeCloseTo(1, 1);
  });

  test("windows that have no day in common, errors of sigma alone: Kolari-Pape-Pynnonen is BMP to the last digit", () => {
    const { pairs, events, calendar } = dated(3);
    const panel = studyEvents(pairs, events, { ...options, forecastCorrection: "off" });
    const { tests } = aggregate(panel, { calendar }).window;
    if (tests.bmp.status !== "ok") throw new Error(tests.bmp.status);
    const terms = { kind: "correlation", uncorrected: tests.bmp.statistic, correlation: 0 };
    expect(tests.kolariPapePynnonen).toEqual({ ...tests.bmp, terms });
  });

  test("without a calendar the calendar tests say so", () => {
    const { tests } = aggregate(dated(1).panel).window;
    expect([tests.kolariPapePynnonen.status, tests.calendarTime.status]).toEqual([
      "no calendar",
      "no calendar",
    ]);
    expect([tests.blockBootstrap.status, tests.placebo.status]).toEqual(["not asked", "not asked"]);
  });
});

describe("block bootstrap and placebo", () => {
  // Fourteen days under way: a placebo wants 280 to move by.
  const { panel, calendar, pairs, events, days } = dated(1, 12, 500);
  const study = { pairs, events, options, days };
  const resampled = (draws: number, seed: number) =>
    aggregate(panel, { calendar, resampling: { draws, seed, study } }).window.tests;

  test("the same seed gives the same p, another a p near it", () => {
    const [one, again, other] = [resampled(99, 1), resampled(99, 1), resampled(99, 2)];
    for (const name of ["blockBootstrap", "placebo"] as const) {
      expect(again[name]).toEqual(one[name]);
      expect(Math.abs(probability(other[name]) - probability(one[name]))).toBeLessThan(0.25);
    }
  });

  test("p is (1 + k) / 100 of 99 draws", () => {
    for (const name of ["blockBootstrap", "placebo"] as const) {
      const hundredths = 100 * probability(resampled(99, 5)[name]);
      expect(hundredths).toBeCloseTo(Math.round(hundredths), 9);
      expect(hundredths).toBeGreaterThanOrEqual(1);
    }
  });

  test("a jump of a fifth on every day 0 lies beyond all of them: p 0.01", () => {
    const jumped = pairs.map(({ returns, benchmark }, event) => ({
      returns: returns.map((value, index) => (index === events.dayZero[event] ? value + 0.2 : value)),
      benchmark,
    }));
    const { tests } = aggregate(studyEvents(jumped, events, options), {
      calendar,
      resampling: { draws: 99, seed: 3, study: { ...study, pairs: jumped } },
    }).window;
    expect(probability(tests.blockBootstrap)).toBe(0.01);
    expect(probability(tests.placebo)).toBe(0.01);
  });

  test("too short a history has no placebo", () => {
    const short = dated(1, 12, 160);
    const { tests } = aggregate(short.panel, {
      calendar: short.calendar,
      resampling: { draws: 99, seed: 1, study: { ...short, options } },
    }).window;
    expect(tests.placebo.status).toBe("too few sessions");
    expect(tests.blockBootstrap.status).toBe("ok");
  });
});
