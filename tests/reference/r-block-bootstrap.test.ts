// The block bootstrap of several days against every resample there is, as R computed them (r/block-bootstrap.R).
import { describe, expect, test } from "vitest";
import { studyEvents } from "../../lib/study/batch/study-events.ts";
import { aggregate } from "../../lib/study/significance/battery.ts";
import { blockBootstrap } from "../../lib/study/significance/block-bootstrap.ts";
import { calendarPlaces, presenceOf, rowsWith } from "../../lib/study/significance/calendar.ts";
import { near, resultsOf } from "./r-results.ts";
import { columnOf, numbersOf } from "./tables.ts";

const r = resultsOf("block-bootstrap-results.csv");
const rows = numbersOf("r/block-bootstrap.csv");
const benchmark = columnOf(rows, 1);
const pairs = [2, 3, 4, 5, 6].map((column) => ({ returns: columnOf(rows, column), benchmark }));
const placed = { pair: Int32Array.from(pairs.keys()), dayZero: Int32Array.of(50, 50, 51, 52, 52) };
const days = pairs.map(() => Int32Array.from(columnOf(rows, 0)));
const options = {
  ...{ estimation: { start: -29, end: -4 }, window: { start: -1, end: 1 }, minimumSessions: 20 },
  ...({ model: "market", residualDegrees: "M-k", forecastCorrection: "on" } as const),
};
const panel = studyEvents(pairs, placed, options);
const calendar = { days, ...placed };
const CUTS = [1, 2, 3];
const [BLOCK, DAYS, SHIFTS] = [r("block"), r("days"), r("shifts")];

/** Every resample whose first block has `cut` days, `times` over: which cut, and the shift of each block, within 0..1. */
function* everyResample(cut: number, times: number): Generator<number> {
  const blocks = 1 + Math.ceil((DAYS - cut) / BLOCK);
  for (let resample = 0; resample < times * SHIFTS ** blocks; resample++) {
    yield (cut - 0.5) / BLOCK;
    for (let block = 0; block < blocks; block++) {
      yield ((Math.floor(resample / SHIFTS ** block) % SHIFTS) + 0.5) / SHIFTS;
    }
  }
}

/** The p of a t among resamples made of such numbers. */
function pAmong(statistic: number, draws: number, numbers: Iterator<number>): number {
  const places = calendarPlaces(calendar);
  const presence = presenceOf(panel, places, rowsWith(panel, panel.windowLength), 0, panel.windowLength - 1);
  const bmp = { status: "ok", statistic, pValue: 0, distribution: "student", degreesOfFreedom: 4 } as const;
  const told = (): number => {
    const next = numbers.next();
    if (next.done) throw new Error("More numbers were wanted than there are.");
    return next.value;
  };
  const result = blockBootstrap(panel, places, presence, bmp, { draws, seed: 1 }, told);
  // All are used up, none was wanted beyond.
  expect(numbers.next().done).toBe(true);
  if (result.status !== "ok") throw new Error(result.status);
  return result.pValue;
}

describe("five events on three days, windows of three sessions, blocks of three days", () => {
  test("a missing return of an estimation window leaves the t that R has", () => {
    const { bmp } = aggregate(panel, { calendar }).window.tests;
    if (bmp.status !== "ok") throw new Error(bmp.status);
    near(bmp.statistic, r("bmp"));
  });

  test.each(CUTS)("cut after %i: from the nearest of all resamples to the farthest each t is R's", (cut) => {
    const draws = r(`resamples.${cut}`);
    for (const part of [0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1]) {
      const size = r(`size.${cut}.${part}`);
      const farther = draws - Math.ceil(part * draws);
      const among = (statistic: number) => pAmong(statistic, draws, everyResample(cut, 1));
      expect(among(size * (1 - 1e-10))).toBeCloseTo((1 + farther + 1) / (draws + 1), 12);
      expect(among(size * (1 + 1e-10))).toBeCloseTo((1 + farther) / (draws + 1), 12);
    }
  });

  /** Each cut as often as another. */
  function* everyCut(): Generator<number> {
    for (const cut of CUTS) yield* everyResample(cut, r("resamples.1") / r(`resamples.${cut}`));
  }

  test("with every resample drawn once p is R's share of them, the studied one counted in", () => {
    const draws = CUTS.length * r("resamples.1");
    expect(draws).toBe(41_472);
    const asFar = r("share") * draws;
    expect(pAmong(r("bmp"), draws, everyCut())).toBeCloseTo((1 + asFar) / (draws + 1), 12);
  });

  test("9,999 drawn resamples stand within four errors of that share", () => {
    const study = { pairs, events: placed, options, days };
    const resampling = { draws: 9999, seed: 1, study };
    const { blockBootstrap: drawn } = aggregate(panel, { calendar, resampling }).window.tests;
    if (drawn.status !== "ok") throw new Error(drawn.status);
    const share = r("share");
    expect(Math.abs(drawn.pValue - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 9999));
  });
});
