import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { PowerCurve } from "../../../components/reactions/statistics/power-curve.tsx";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import type { Reaction } from "../../../lib/reactions/reaction.ts";
import { detectable } from "../../../lib/reactions/significance/detectable.ts";

const tested = { value: 0.03, standardError: 0.02, tStatistic: 1.5, pValue: 0.14 };
const fitted = (about: Partial<Pick<Reaction, "model" | "estimationSessions" | "abnormalReturn" | "car">>) =>
  detectable({ model: "market", estimationSessions: 110, abnormalReturn: tested, car: null, ...about });
const drawn = (of: ReturnType<typeof detectable>, locale: "en" | "ar" = "en") =>
  renderToStaticMarkup(
    createElement(PowerCurve, {
      detectable: of,
      symbol: "BABA",
      locale,
      texts: messagesIn(locale).event.power,
    }),
  );

describe("the least move that is found", () => {
  it("is 2.828 errors of 2% with 108 degrees of freedom, and its power is 0.8, halfway along the curve", () => {
    const { abnormal, car, curve } = fitted({});
    // t of 97.5% with 108 degrees 1.98217, and of the noncentral t what is left to 80%.
    expect((abnormal ?? 0) / 0.02).toBeCloseTo(2.8277, 2);
    expect(car).toBeNull();
    expect(curve).toHaveLength(25);
    expect(curve[12]).toEqual({ effect: expect.closeTo(abnormal ?? 0, 12), power: expect.closeTo(0.8, 8) });
    expect(curve[0]).toEqual({ effect: 0, power: expect.closeTo(0.05, 8) });
  });

  it("is larger with fewer sessions; by the mean alone one degree more makes it smaller", () => {
    const of = (about: Parameters<typeof fitted>[0]) => fitted(about).abnormal ?? 0;
    expect(of({ estimationSessions: 20 })).toBeGreaterThan(of({}));
    expect(of({ estimationSessions: 20, model: "mean" })).toBeLessThan(of({ estimationSessions: 20 }));
  });

  it("is nothing where nothing was fitted or nothing is left of the degrees of freedom", () => {
    for (const about of [{ estimationSessions: null }, { estimationSessions: 2 }, { abnormalReturn: null }]) {
      expect(fitted(about)).toMatchObject({ abnormal: null, curve: [] });
    }
  });
});

describe("the power curve", () => {
  it("says the least move, half of it and how often that is found, and draws 25 points", () => {
    const markup = drawn(fitted({}));
    expect(markup).toContain(
      "finds a move of 5.7% four times in five (80% power); one of 2.8%, 29% of the time",
    );
    expect(markup.match(/points="([^"]*)"/)?.[1]?.split(" ")).toHaveLength(25);
  });

  it("is not there without a least move", () => {
    expect(drawn(fitted({ abnormalReturn: null }))).toBe("");
  });

  it("in Arabic runs left to right", () => {
    expect(drawn(fitted({}), "ar")).toContain('direction="ltr"');
  });
});
