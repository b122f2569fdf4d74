import { expect, test } from "vitest";
import { cumulativeFromFit } from "../../lib/study/cumulative.ts";
import { studyEvent } from "../../lib/study/event-study.ts";
import { seededRandom } from "../../lib/study/random.ts";
import { closeInRange, sessionParts } from "../../lib/study/session-parts.ts";
import { slowDayParts } from "./slow/day-parts.ts";
import { slowEvent } from "./slow/event.ts";
import { generateStudy } from "./slow/generate.ts";

const tolerance = 1e-10;

test("1,000 made days, with dividends and splits: taken apart by returns as by prices, to 1e-10", () => {
  const random = seededRandom(17);
  for (let day = 0; day < 1000; day++) {
    const before = 1 + 500 * random();
    const ratio = random() < 0.1 ? 1 + Math.floor(9 * random()) / 2 : 1;
    const dividend = random() < 0.2 ? before * 0.05 * random() : 0;
    const reference = (before - dividend) / ratio;
    const [open, close] = [reference * (0.8 + 0.4 * random()), reference * (0.8 + 0.4 * random())];
    const [high, low] = [
      Math.max(open, close) * (1 + 0.1 * random()),
      Math.min(open, close) * (1 - 0.1 * random()),
    ];
    // As adjusted closes have it: the close before times (1 - dividend / close before) / ratio.
    const adjustedBefore = before * ((1 - dividend / before) / ratio);
    const expected = slowDayParts({ before, open, high, low, close, dividend, ratio });
    const parts = {
      ...sessionParts(close / adjustedBefore - 1, open, close),
      ...closeInRange(high, low, close),
    };
    for (const name of ["gap", "openToClose", "fromHigh", "fromLow"] as const) {
      expect(Math.abs((parts[name] ?? Number.NaN) - expected[name]), name).toBeLessThan(tolerance);
    }
  }
});

test.each(["market", "adjusted", "mean"] as const)(
  "CAR straight from a fit, %s model: the slow study's over each window, with its standard error, to 1e-10",
  (model) => {
    const { returns, benchmarks } = generateStudy({
      seed: 23,
      events: 10,
      sessions: 220,
      dayZero: 140,
      missing: 0.01,
    });
    const estimation = { start: -120, end: -11 };
    let compared = 0;
    for (const [event, own] of returns.entries()) {
      const benchmark = benchmarks[event] ?? own;
      const study = studyEvent({
        returns: own,
        benchmark,
        dayZero: 140,
        estimation,
        window: { start: 0, end: 0 },
        model,
        minimumSessions: 20,
      });
      if (study.status !== "ok") throw new Error(study.status);
      for (const [start, end] of [
        [-10, -1],
        [0, 1],
        [0, 5],
        [0, 20],
        [0, 60],
        [0, 90],
      ] as const) {
        const slow = slowEvent(own, benchmark, 140, {
          estimation: [estimation.start, estimation.end],
          window: [start, end],
          model,
          residualDegrees: "M-k",
          forecastCorrection: "on",
        });
        const beside = model === "mean" ? null : benchmark;
        const car = cumulativeFromFit(study.fit, { returns: own, benchmark: beside }, 140, { start, end });
        if (slow.car === null) {
          expect(car).toBeNull();
          continue;
        }
        compared += 1;
        expect(Math.abs((car?.value ?? Number.NaN) - slow.car)).toBeLessThan(tolerance);
        expect(Math.abs((car?.standardError ?? Number.NaN) - (slow.carError ?? 0))).toBeLessThan(tolerance);
      }
    }
    expect(compared).toBeGreaterThan(25);
  },
);
