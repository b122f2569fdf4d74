import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claimMethodsOf } from "../../../components/reactions/statistics/claim-methods.ts";
import { Formula } from "../../../components/reactions/statistics/formula.tsx";
import { methodsOf } from "../../../components/reactions/statistics/method-examples.ts";
import { METHOD_FORMULAS } from "../../../components/reactions/statistics/method-formulas.ts";
import { workedTest } from "../../../components/reactions/statistics/test-examples.ts";
import { TestValue } from "../../../components/reactions/statistics/test-value.tsx";
import { BASES } from "../../../lib/claims/readings.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { LOCALES } from "../../../lib/i18n/routing.ts";
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

  it("of reported figures has a shipped claim's numbers: 8.4% holds 8.39%, 14.3% is 0.63 points off", () => {
    const methods = new Map(claimMethodsOf(view).map(({ name, worked }) => [name, worked ?? ""]));
    for (const [name, worked] of methods) {
      expect(drawn(worked), name).toContain("</math>");
      expect(worked, name).not.toMatch(/NaN|undefined|Infinity|^$/);
    }
    expect(methods.get("writtenFigure")).toBe("x = 0.084: \\quad 0.0839 \\in [0.0835,\\; 0.0845]");
    expect(methods.get("hedgedFigure")).toMatch(/^x = 0\.700: .* \\in \[0\.6650,\\; 0\.7350\]$/);
    expect(methods.get("cutOffFigure")).toMatch(/\\in \[0\.1400,\\; 0\.1500\)$/);
    expect(methods.get("comparison")).toMatch(/^d = 0\.\d{4} - 0\.143 = -0\.0063, /);
    // What was left after sixty sessions: its band is the t of the fit times the error of CAR.
    const [, value, t, error, low, high] = (
      /= (-?[\d.]+) .pm ([\d.]+) .times ([\d.]+): .*\[(-?[\d.]+),.; (-?[\d.]+)\]/.exec(
        workedOf("leftBand") ?? "",
      ) ?? []
    ).map(Number);
    expect((value ?? 0) - (t ?? 0) * (error ?? 0)).toBeCloseTo(low ?? 0, 3);
    expect((value ?? 0) + (t ?? 0) * (error ?? 0)).toBeCloseTo(high ?? 0, 3);
  });

  it.each(LOCALES)("the other readings stand there in the order in which they are tried: %s", (locale) => {
    const { methods, claims } = messagesIn(locale);
    const { trust } = methods.sections.otherReadings;
    const list = BASES.map((basis) => claims.bases[basis]).join({ en: "; ", zh: "；", ar: "؛ " }[locale]);
    expect(trust.startsWith(list)).toBe(true);
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
  const numbersOf = (name: TestName, shape: RegExp) =>
    Array.from(shape.exec(workedTest(testOf(name)) ?? "") ?? [], Number).slice(1);

  it.each(["kolariPynnonen", "kolariPapePynnonen"] as const)(
    "%s: BMP's t, c and N - 1 make the t shown",
    (name) => {
      const shape = /^t = ([\d.-]+) .*1 - ([\d.]+)\}\{1 \+ (\d+) .* = ([\d.-]+), \\quad p/;
      const [bmp = 0, c = 0, others = 0, t = 0] = numbersOf(name, shape);
      expect(bmp).toBeCloseTo(testOf("bmp").statistic, 4);
      expect(others).toBe((view.overview.together?.aggregate.window.events ?? 0) - 1);
      expect(bmp * Math.sqrt((1 - c) / (1 + others * c))).toBeCloseTo(t, 3);
      expect(t).toBeCloseTo(testOf(name).statistic, 4);
    },
  );

  it("the calendar-time portfolio: mean, deviation, days and their variance make the t shown", () => {
    const shape =
      /^t = \\frac\{([\d.-]+)\}\{([\d.]+)\} \\sqrt\{\\frac\{(\d+)\}\{([\d.]+) \/ (\d+)\}\} = ([\d.-]+), /;
    const [mean = 0, deviation = 1, days = 0, variance = 1, again, t = 0] = numbersOf("calendarTime", shape);
    expect(again).toBe(days);
    expect(days).toBe((testOf("calendarTime").degreesOfFreedom ?? 0) + 1);
    expect((mean / deviation) * Math.sqrt(days / (variance / days))).toBeCloseTo(t, 3);
    expect(t).toBeCloseTo(testOf("calendarTime").statistic, 4);
  });

  it("the block bootstrap: of 199 resamples those as far, one added to both", () => {
    const [asFar = Number.NaN] = numbersOf("blockBootstrap", /\\frac\{1 \+ (\d+)\}\{199 \+ 1\}/);
    expect((1 + asFar) / 200).toBeCloseTo(testOf("blockBootstrap").pValue, 12);
  });

  it("the placebo: of a selection whose quotes reach far enough back, where all announcements are refused", () => {
    const { query, tests } = view.selected;
    expect(query).toBe("company=alibaba&benchmark=^HSI");
    const there = tests.find(({ name }) => name === "placebo")?.window;
    expect(workedTest(there)).toMatch(/^t_\{BMP\} = -?[\d.]+, .*\\frac\{1 \+ \d+\}\{\d+ \+ 1\} = 0\.\d{4}$/);
  });

  it.each(["en", "zh", "ar"])(
    "a refused placebo leads to that selection, its example under it: %s",
    (locale) => {
      const test = view.overview.together?.tests.find(({ name }) => name === "placebo");
      expect(test?.window.status).toBe("too few sessions");
      const messages = messagesIn(locale);
      const shown = test ? renderToStaticMarkup(TestValue({ test, view, locale, messages })) : "";
      expect(shown).toContain(messages.reactions.refusals["too few sessions"]);
      const address = "/reactions?company=alibaba&amp;benchmark=^HSI";
      expect(shown).toContain(`${address}">${messages.methods.selected}</a>`);
      expect(shown.split("<math")).toHaveLength(2);
    },
  );
});
