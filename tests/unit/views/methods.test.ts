import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Formula } from "../../../components/reactions/statistics/formula.tsx";
import { methodsOf } from "../../../components/reactions/statistics/method-examples.ts";
import { METHOD_FORMULAS } from "../../../components/reactions/statistics/method-formulas.ts";
import { workedTest } from "../../../components/reactions/statistics/test-examples.ts";
import type { TestName } from "../../../lib/study/significance/battery.ts";
import { type MethodsView, methodsView } from "../../../lib/views/methods.ts";
import { shippedStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
let view: MethodsView;
beforeAll(async () => {
  world = await shippedStore();
  view = await methodsView("en", world.store);
}, 120_000);
afterAll(() => world.dispose());

const drawn = (latex: string | null) => renderToStaticMarkup(Formula({ latex: latex ?? "" }));
const workedOf = (method: string) => methodsOf(view).find(({ name }) => name === method)?.worked ?? null;
const testOf = (wanted: TestName) => {
  const test = view.overview.together?.tests.find(({ name }) => name === wanted)?.window;
  if (test?.status !== "ok") throw new Error(`${wanted} is refused`);
  return test;
};

describe("each method of the page", () => {
  it("has a formula and a source with its year", () => {
    for (const { formula, source } of Object.values(METHOD_FORMULAS)) {
      expect(drawn(formula)).toContain("</math>");
      expect(source).toMatch(/\b(19|20)\d\d\b/);
    }
  });

  it("has the example's numbers in it, all but a reader's own factors", () => {
    const without = methodsOf(view).filter(({ worked }) => worked === null);
    expect(without.map(({ name }) => name)).toEqual(["factors"]);
    for (const { worked } of methodsOf(view)) expect(worked ?? "").not.toMatch(/NaN|undefined|Infinity/);
    for (const { worked } of methodsOf(view)) expect(drawn(worked)).toContain("</math>");
  });

  it("EGARCH's day 0 lies eleven sessions after its fit, with an error above the deviation expected of it", () => {
    const fit = view.example?.egarch;
    expect(fit?.ahead).toBe(11);
    expect(Math.sqrt(fit?.expected ?? Number.NaN)).toBeLessThan(fit?.standardError ?? Number.NaN);
    expect(workedOf("egarch")).toContain(
      `k = 11, \\; \\sqrt{E[h_0]} = ${Math.sqrt(fit?.expected ?? 0).toFixed(6)}`,
    );
  });

  it("the power that is worked out grows to four in five at the least effect that could be seen", () => {
    const { detectable, power } = view.example ?? {};
    expect(power?.effect).toBeLessThan(detectable ?? Number.NaN);
    expect(power?.value).toBeLessThan(0.8);
    expect(workedOf("detectable")).toContain(`\\pi(0.03) = ${power?.value.toFixed(4)}`);
  });

  it("the regression shows HC1 and HC3 beside the clustered error", () => {
    expect(workedOf("explained")).toMatch(/S_\{HC1\} = 0\.\d{4}, \\; S_\{HC3\} = 0\.\d{4}/);
  });

  it("a p of next to nothing is shown with its power of ten, not as zero", () => {
    expect(workedOf("jarqueBera")).toMatch(/p = \d\.\d\d \\times 10\^\{-\d+\}$/);
  });
});

describe("the tests that know of dates, on all announcements", () => {
  const worked = (name: TestName) => {
    const { together } = view.overview;
    return together && workedTest(name, together.tests, together.aggregate.window.events);
  };

  it("Kolari, Pape and Pynnonen: the numbers under the root make the t that is shown", () => {
    const found = /^t = ([\d.-]+) .*1 - \(([\d.-]+)\)\}\{1 \+ (\d+) .* = ([\d.-]+), /.exec(
      worked("kolariPapePynnonen") ?? "",
    );
    const [, bmp, c, others, t] = Array.from(found ?? [], Number);
    expect(others).toBe((view.overview.together?.aggregate.window.events ?? 0) - 1);
    expect((bmp ?? 0) * Math.sqrt((1 - (c ?? 0)) / (1 + (others ?? 0) * (c ?? 0)))).toBeCloseTo(
      t ?? Number.NaN,
      3,
    );
    expect(t).toBeCloseTo(testOf("kolariPapePynnonen").statistic, 4);
  });

  it("the calendar-time portfolio: one day more than its degrees of freedom", () => {
    const { degreesOfFreedom, statistic } = testOf("calendarTime");
    expect(worked("calendarTime")).toContain(
      `D = ${(degreesOfFreedom ?? 0) + 1}, \\quad t = ${statistic.toFixed(4)}`,
    );
  });

  it("the block bootstrap: of 199 resamples those as far, one added to both", () => {
    const found = /\\frac\{1 \+ (\d+)\}\{199 \+ 1\}/.exec(worked("blockBootstrap") ?? "");
    expect((1 + Number(found?.[1])) / 200).toBeCloseTo(testOf("blockBootstrap").pValue, 12);
  });

  it("the placebo: of all announcements or of a selection whose quotes reach back, never without an example", () => {
    const { query, tests, events } = view.selected;
    expect(query).toBe("company=alibaba&benchmark=^HSI");
    expect(events).toBeGreaterThan(1);
    expect(workedTest("placebo", tests, events)).toMatch(
      /^t_\{BMP\} = -?[\d.]+, .*\\frac\{1 \+ \d+\}\{\d+ \+ 1\} = 0\.\d{4}$/,
    );
  });
});
