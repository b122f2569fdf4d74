// The calendar tests beside their second implementation, on series that share one calendar and on two exchanges'.
import { describe, expect, test } from "vitest";
import { aggregate } from "../../lib/study/significance/battery.ts";
import type { TestResult } from "../../lib/study/significance/result.ts";
import { datedStudy } from "./dated-study.ts";
import { slowCalendar } from "./slow/calendar.ts";

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
  const missing = "missing" in rest ? rest.missing : 0;
  const all = { ...options, model, forecastCorrection };
  const choice = { events: 14, sessions: 160, dayZero: 120, step, holidays, missing, options: all };
  const { panel, calendar, dated } = datedStudy(choice);
  const totals = aggregate(panel, { calendar });
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
