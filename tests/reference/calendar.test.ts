// The calendar tests beside their second implementation, on series that share one calendar and on two exchanges'.
import { describe, expect, test } from "vitest";
import { studyEvents } from "../../lib/study/batch/study-events.ts";
import { aggregate } from "../../lib/study/significance/battery.ts";
import type { TestResult } from "../../lib/study/significance/result.ts";
import { slowCalendar } from "./slow/calendar.ts";
import { slowEvent } from "./slow/event.ts";
import { generateStudy } from "./slow/generate.ts";

const options = {
  estimation: { start: -90, end: -11 },
  window: { start: -2, end: 3 },
  minimumSessions: 20,
  residualDegrees: "M-k",
  forecastCorrection: "on",
} as const;

const cases = [
  { name: "consecutive days", step: 1, holidays: false, model: "market", forecastCorrection: "on" },
  { name: "three events a day", step: 1 / 3, holidays: false, model: "market", forecastCorrection: "on" },
  { name: "two exchanges", step: 1, holidays: true, model: "market", forecastCorrection: "on" },
  { name: "one day", step: 0, holidays: false, model: "mean", forecastCorrection: "on" },
  { name: "no prediction error", step: 2, holidays: false, model: "market", forecastCorrection: "off" },
  { name: "no alpha", step: 1, holidays: true, model: "adjusted", forecastCorrection: "on" },
  {
    name: "a missing return now and then",
    step: 1,
    holidays: true,
    missing: 0.01,
    model: "market",
    forecastCorrection: "on",
  },
] as const;

function statistic(result: TestResult): number {
  if (result.status !== "ok") throw new Error(result.status);
  return result.statistic;
}

describe.each(cases)("$name, $model", ({ step, holidays, model, forecastCorrection, ...rest }) => {
  const events = 14;
  const missing = "missing" in rest ? rest.missing : 0;
  const made = generateStudy({ seed: 71, events, sessions: 160, dayZero: 120, correlation: 0.3, missing });
  // The second exchange is closed on every seventeenth day.
  const open = (event: number) => (_: number, day: number) =>
    !(holidays && event % 2 === 1 && day % 17 === 3);
  const days = made.returns.map((each, event) => Int32Array.from(each.keys()).filter(open(event)));
  const returns = made.returns.map((each, event) => each.filter(open(event)));
  const benchmarks = made.benchmarks.map((each, event) => each.filter(open(event)));
  const dayZero = days.map((each, event) => {
    return each.findIndex((day) => day >= made.dayZero + Math.floor(step * event));
  });
  const all = { ...options, model, forecastCorrection };
  const panel = studyEvents(
    returns.map((each, event) => ({ returns: each, benchmark: benchmarks[event] ?? null })),
    { pair: Int32Array.from(returns.keys()), dayZero: Int32Array.from(dayZero) },
    all,
  );
  const calendar = { days, pair: Int32Array.from(returns.keys()), dayZero: Int32Array.from(dayZero) };
  const totals = aggregate(panel, { calendar });
  const dated = returns.map((each, event) => {
    const span = ({ start, end }: { start: number; end: number }) =>
      Array.from({ length: end - start + 1 }, (_, place) => {
        return days[event]?.[(dayZero[event] ?? 0) + start + place] ?? null;
      });
    return {
      event: slowEvent(each, benchmarks[event] ?? each, dayZero[event] ?? 0, {
        ...all,
        estimation: [all.estimation.start, all.estimation.end],
        window: [all.window.start, all.window.end],
      }),
      estimationDays: span(all.estimation),
      windowDays: span(all.window),
    };
  });
  const hasAlpha = model !== "adjusted" && forecastCorrection === "on";

  test("the window: correlation by date, Kolari-Pape-Pynnonen and calendar time to 1e-10", () => {
    const slow = slowCalendar(dated, [0, 1, 2, 3, 4, 5], 2, hasAlpha);
    expect(totals.dependence?.correlation).toBeCloseTo(slow.correlation, 10);
    expect(statistic(totals.window.tests.kolariPapePynnonen)).toBeCloseTo(slow.kolariPapePynnonen, 10);
    expect(statistic(totals.window.tests.calendarTime)).toBeCloseTo(slow.calendarTime, 10);
  });

  test.runIf(missing === 0)("each session: the same two", () => {
    totals.byDay.forEach(({ tests }, column) => {
      const slow = slowCalendar(dated, [column], 2, hasAlpha);
      expect(statistic(tests.kolariPapePynnonen)).toBeCloseTo(slow.kolariPapePynnonen, 10);
      if (step === 0) expect(tests.calendarTime.status).toBe("too few days");
      else expect(statistic(tests.calendarTime)).toBeCloseTo(slow.calendarTime, 10);
    });
  });
});
