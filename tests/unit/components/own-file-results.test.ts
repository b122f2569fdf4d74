import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { OwnFileResults } from "../../../components/study/own-file-results.tsx";
import { ownFileTexts } from "../../../components/study/own-file-texts.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { readOwnDates } from "../../../lib/reactions/own/own-dates.ts";
import { seededRandom } from "../../../lib/study/random.ts";
import { type OwnQuestion, readOwnTable, studyOwnTable } from "../../../lib/views/study/own-file.ts";

/** 200 days from 2024-01-01 of a share that follows its market. */
function prices(): string {
  const random = seededRandom(7);
  let [share, market] = [50, 1000];
  const lines = Array.from({ length: 200 }, (_, day) => {
    const move = (random() - 0.5) / 50;
    market *= 1 + move;
    share *= 1 + 1.2 * move + (random() - 0.5) / 100;
    const date = new Date(Date.UTC(2024, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
    return `${date},${share.toFixed(4)},${market.toFixed(4)}`;
  });
  return ["date,AAA,INDEX", ...lines].join("\n");
}

function shown(question: Partial<OwnQuestion>, locale: "en" | "zh" = "en"): string {
  const table = readOwnTable("mine.csv", prices(), { kind: "price", order: null, decimal: null });
  if (!table.ok) throw new Error(table.problem);
  const study = studyOwnTable(table.value, {
    ...{ securities: ["AAA"], market: "INDEX", exchange: null, model: "market" },
    ...{ exclude: "none", bound: null, factors: null, riskFree: null, window: "-1..1" },
    ...{ estimation: "-120..-11", dates: readOwnDates("2024-06-10,2024-06-25").dates },
    ...question,
  });
  if (!study.ok) throw new Error(study.problem);
  return renderToStaticMarkup(
    createElement(OwnFileResults, { study: study.value, locale, texts: ownFileTexts(messagesIn(locale)) }),
  );
}

/** The cells of a test's row, day 0 and the window. */
const cells = (markup: string, test: string): readonly string[] => {
  const row = markup.split("<tr").find((one) => one.includes(`>${test}<`)) ?? "";
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = ""]) => cell.replace(/<[^>]*>/g, ""));
};

describe("the page of a file of a reader's own", () => {
  it("says in words why a test of 2 dates says nothing, with no dash in the table", () => {
    const { tests } = messagesIn("en");
    const markup = shown({});
    const rows = Object.values(tests)
      .map(({ name }) => cells(markup, name))
      .filter((row) => row.length > 0);
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.flat()).not.toContain("–");
    expect(rows.flat()).toContain("too few events");
    // Not that it is made of up to 100 events, as on pages that make it.
    expect(cells(markup, tests.placebo.name)).toEqual(
      Array(2).fill("not made here: the study command has --resample"),
    );
  });

  it("says that day 0 is not in the window 1..3, and by name which tests want an estimation window", () => {
    expect(cells(shown({ window: "1..3" }), messagesIn("en").tests.crossSectional.name)[0]).toBe(
      "day 0 is not in the window",
    );
    const raw = shown({ estimation: "none", model: "adjusted" }, "zh");
    expect(cells(raw, messagesIn("zh").tests.patell.name)).toEqual([
      "仅在有估计窗口时计算",
      "仅在有估计窗口时计算",
    ]);
  });

  it("draws for each of 2 dates how often a move of a size would have been found", () => {
    expect(shown({}).split('data-testid="power-AAA"')).toHaveLength(3);
    expect(shown({})).toContain("four times in five (80% power)");
    expect(shown({ estimation: "none", model: "adjusted" })).not.toContain("power-AAA");
  });
});
