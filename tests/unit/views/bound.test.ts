import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ListingFigures } from "../../../components/reactions/listing-figures.tsx";
import { withinSentence } from "../../../components/text/chance.ts";
import { FILTER } from "../../../lib/filters.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { studentUpper } from "../../../lib/study/distributions.ts";
import { eventView } from "../../../lib/views/event.ts";
import { averagesWithin } from "../../../lib/views/reactions/averages-within.ts";
import { reactionsPage } from "../../../lib/views/reactions/reactions-page.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

async function listings(query: string) {
  const view = await eventView("qwq-32b", new URLSearchParams(query), "en", world.store);
  return view?.listings ?? [];
}

async function averages(query: string) {
  const page = await reactionsPage(new URLSearchParams(query), "en", world.store);
  if (page.shown.view !== "averages" || !page.shown.together.ok)
    throw new Error("Nothing is studied together");
  return {
    together: page.shown.together.value,
    within: averagesWithin(page.shown.together.value, page.filter),
  };
}

describe("of one listing", () => {
  it("p is the larger of two one-sided tests of AR and of CAR by t with M - 2 degrees of freedom, bound 10%", async () => {
    const found = await listings("bound=10");
    const measured = found.filter(({ reaction }) => reaction.status === "ok");
    expect(measured.length).toBeGreaterThan(1);
    for (const { reaction, within } of measured) {
      for (const figure of ["abnormalReturn", "car"] as const) {
        const { value = Number.NaN, standardError = Number.NaN } = reaction[figure] ?? {};
        const t = (0.1 - Math.abs(value)) / standardError;
        const p = studentUpper(t, (reaction.estimationSessions ?? 0) - 2);
        expect(within?.[figure === "car" ? "car" : "abnormal"]).toBeCloseTo(p, 12);
      }
    }
  });

  it("nothing is said, and nothing sent, where no bound is asked for", async () => {
    const [listing] = await listings("");
    if (!listing) throw new Error("There is no listing");
    expect(listing.within).toBeNull();
    const markup = (of: typeof listing) =>
      renderToStaticMarkup(
        createElement(ListingFigures, {
          ...of,
          id: "a",
          isDefinedElsewhere: true,
          locale: "en",
          messages: messagesIn("en"),
        }),
      );
    expect(markup(listing)).not.toContain("two one-sided tests");
    const within = { bound: 0.02, abnormal: 0.2, car: 0.01 };
    expect(markup({ ...listing, within })).toContain(
      "Not shown to be smaller than 2%: two one-sided tests, p",
    );
    expect(markup({ ...listing, within })).toContain("Shown to be smaller than 2%: two one-sided tests, p");
  });
});

it("every bound in the table is said on the page: 1, 2, 3, 5 and 10%", async () => {
  const bounds = FILTER.bound.words.filter((word) => word !== "none");
  for (const word of bounds) {
    const [listing] = await listings(`bound=${word}`);
    expect(listing?.within?.bound).toBe(Number(word) / 100);
  }
});

describe("of the averages", () => {
  it("the error is that across events, widened by BMP over Kolari-Pape-Pynnonen where they share days", async () => {
    const { together, within } = await averages("bound=2");
    const { dayZero, window } = together.aggregate;
    const both = [
      { column: "dayZero", average: dayZero.average, pValue: within?.abnormal },
      { column: "window", average: window.cumulative, pValue: within?.car },
    ] as const;
    for (const { column, average, pValue } of both) {
      const testOf = (name: string) => {
        const test = together.tests.find((row) => row.name === name)?.[column];
        if (test?.status !== "ok") throw new Error(name);
        return test;
      };
      const across = testOf("crossSectional");
      const widened = testOf("bmp").statistic / testOf("kolariPapePynnonen").statistic;
      expect(widened).toBeGreaterThan(1);
      const error = ((average ?? 0) / across.statistic) * widened;
      const t = (0.02 - Math.abs(average ?? 0)) / error;
      expect(pValue).toBeCloseTo(studentUpper(t, across.degreesOfFreedom ?? 0), 12);
    }
  });

  it("a wider bound is shown sooner, and with none nothing is said", async () => {
    const pValues = await Promise.all(
      ["1", "3", "10"].map(async (bound) => (await averages(`bound=${bound}`)).within?.car ?? 1),
    );
    expect(pValues).toEqual(pValues.toSorted((a, b) => b - a));
    expect(new Set(pValues).size).toBe(3);
    expect((await averages("")).within).toBeNull();
  });
});

it("the sentence says 2% and p in three languages, and in Arabic each keeps its own order", () => {
  const said = (locale: "en" | "zh" | "ar", pValue: number | null) =>
    withinSentence(locale, 0.02, pValue, messagesIn(locale).event.power);
  expect(said("en", 0.012)).toBe("Shown to be smaller than 2%: two one-sided tests, p\u00A00.012.");
  expect(said("en", 0.05)).toMatch(/^Not shown/);
  expect(said("zh", 0.012)).toBe("已证明小于 2%：两个单侧检验，p\u00A00.012。");
  expect(said("ar", 0.012)).toContain("\u20662%\u2069");
  expect(said("en", null)).toBeNull();
});
