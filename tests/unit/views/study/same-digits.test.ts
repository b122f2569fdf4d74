import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { FILTER } from "../../../../lib/filters.ts";
import { leastDetectable } from "../../../../lib/reactions/significance/detectable.ts";
import type { TestResult } from "../../../../lib/study/significance/result.ts";
import type { Tested } from "../../../../lib/study/types.ts";
import { studyAnswer } from "../../../../lib/study-input/study-answer.ts";
import { STUDY_MODELS } from "../../../../lib/study-input/study-options.ts";
import { studyTexts } from "../../../../lib/study-input/study-texts.ts";
import { averagesWithin } from "../../../../lib/views/reactions/averages-within.ts";
import { studyView } from "../../../../lib/views/study/study.ts";
import { studyFile } from "../../../../lib/views/study/study-file.ts";
import { collect } from "../../../support/collect.ts";
import { shippedStore } from "../../../support/seeded-store.ts";
import type { TemporaryStore } from "../../../support/store.ts";
import { study } from "../../cli/study-world.ts";

let world: TemporaryStore;
const folder = mkdtempSync(path.join(tmpdir(), "same-digits-"));
beforeAll(async () => {
  world = await shippedStore();
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.dispose();
});

/** What the endpoint answers. */
async function sent(query: string): Promise<string> {
  const file = await studyFile(new URLSearchParams(query), world.store);
  if (!file.ok) throw new Error(file.problem.map(({ message }) => message).join("; "));
  return (await collect(file.value.pieces)).join("");
}

const testedSchema = z.object({
  t: z.number(),
  value: z.number().nullable(),
  tStat: z.number().nullable(),
  pValue: z.number().nullable(),
});
const answerSchema = z.looseObject({
  meta: z.object({ command: z.string(), query: z.string() }).optional(),
  events: z.array(
    z.looseObject({
      car: z.number().nullable(),
      carT: z.number().nullable(),
      carP: z.number().nullable(),
      carDetectable: z.number().nullable(),
      carEquivalenceP: z.number().nullable(),
      beta: z.number().nullable(),
      abnormalReturns: z.array(testedSchema),
    }),
  ),
  aggregate: z.looseObject({
    byDay: z.array(
      z.looseObject({
        t: z.number(),
        aar: z.number().nullable(),
        tests: z.record(z.string(), z.looseObject({ statistic: z.number().nullable() })),
      }),
    ),
    equivalence: z.object({ aarP: z.number().nullable(), caarP: z.number().nullable() }).nullable(),
    window: z.looseObject({
      tests: z.record(z.string(), z.looseObject({ statistic: z.number().nullable() })),
    }),
  }),
});
const answerIn = (text: string) => answerSchema.parse(JSON.parse(text));

const QUERIES = [
  "symbol=9888.HK&dates=2023-03-16 ERNIE Bot,2023-03-17,2023-05-04,2024-06-05",
  "symbol=002315.SZ&dates=2025-03-06 02:55 Asia/Shanghai,2025-02-05,2025-01-27&window=-5..5&estimation=-110..-21",
  "symbol=BABA&dates=2025-02-24,2025-03-05,2019-01-10&model=adjusted&benchmark=QQQ",
  "symbol=^HSI&dates=2024-09-26,2024-10-08&model=mean",
  "symbol=NVDA&dates=2025-01-27,2024-03-18&model=huber",
  "symbol=BABA&dates=2025-01-27,2025-03-06&model=garch&bound=3",
  "symbol=BABA&dates=2025-01-27,2025-03-06&model=egarch&bound=10",
  "symbol=9988.HK&dates=2025-01-28,2025-02-20,2025-03-06,2025-04-29&exclude=company&bound=2",
  "symbol=9988.HK&dates=2025-01-28,2025-02-20,2025-03-06,2025-04-29&exclude=all&window=-2..2",
  "symbol=BABA&dates=2025-01-27,2025-01-29,2025-03-05,2025-03-06,2025-07-25&exclude=cluster&bound=5",
];

describe("a study made on the page, by the endpoint, by the command and in the browser", () => {
  it.each(QUERIES)("%s has the same digits in all four", async (query) => {
    const { meta, ...endpoint } = answerIn(await sent(query));
    const [prices, events] = await Promise.all([
      sent(`${query}&format=csv&table=prices`),
      sent(`${query}&format=csv&table=input`),
    ]);

    // The command that the answer names, on the files that the endpoint gives.
    writeFileSync(path.join(folder, "prices.csv"), prices);
    writeFileSync(path.join(folder, "input.csv"), events);
    const words = (meta?.command ?? "")
      .split(" -- ")[1]
      ?.split(" ")
      .map((word) => (word.endsWith(".csv") ? path.join(folder, word) : word));
    const command = answerIn((await study(...(words ?? []))).out);
    expect(command.events).toEqual(endpoint.events);
    expect(command.aggregate).toEqual(endpoint.aggregate);

    // The browser reads texts, with no file and no process.
    const options = Object.fromEntries(
      (words ?? []).flatMap((word, at, all) => (at % 2 === 0 ? [[word.slice(2), all[at + 1]]] : [])),
    );
    const named = { prices: { name: "prices.csv", text: prices }, events: { name: "dates", text: events } };
    const browser = studyTexts(
      { kind: "price", table: named.prices, events: named.events, factors: null },
      options,
    );
    if (!browser.ok) throw new Error(browser.problem);
    const { events: own, aggregate } = answerIn(JSON.stringify(studyAnswer(browser.value)));
    expect(own).toEqual(endpoint.events);
    expect(aggregate).toEqual(endpoint.aggregate);

    // The page measures one date at a time: the last bits may differ, no digit that is shown.
    const view = await studyView(new URLSearchParams(query), "en", world.store);
    const figures = view.dates.map(({ reaction: { car, abnormalReturn } }) =>
      [car, abnormalReturn].flatMap(figuresOf),
    );
    expect(figures).toEqual(
      endpoint.events.map(({ car, carT, carP, abnormalReturns }) => {
        const day = abnormalReturns.find(({ t }) => t === 0);
        return [car, carT, carP, day?.value, day?.tStat, day?.pValue].map(twelveDigits);
      }),
    );
    view.dates.forEach(({ reaction, full }, at) => {
      const { carDetectable, carEquivalenceP } = endpoint.events[at] ?? {};
      expect(twelveDigits(leastDetectable(reaction, reaction.car))).toBe(twelveDigits(carDetectable));
      expect(twelveDigits(full?.within?.car)).toBe(twelveDigits(carEquivalenceP));
    });

    // All together: every test that needs no resampling, by day 0 and over the window.
    if (!view.together?.ok) throw new Error("Nothing was studied together");
    const { aggregate: averages, tests } = view.together.value;
    const day = endpoint.aggregate.byDay.find(({ t }) => t === 0);
    expect(averages.dayZero.average).toBe(day?.aar);
    for (const { name, dayZero, window } of tests) {
      if (name === "blockBootstrap" || name === "placebo") continue;
      expect([name, statisticOf(dayZero), statisticOf(window)]).toEqual([
        ...[name, twelveDigits(day?.tests[name]?.statistic)],
        twelveDigits(endpoint.aggregate.window.tests[name]?.statistic),
      ]);
    }
    const within = averagesWithin(view.together.value, view.choice.filter);
    expect([within?.abnormal, within?.car].map(twelveDigits)).toEqual(
      [endpoint.aggregate.equivalence?.aarP, endpoint.aggregate.equivalence?.caarP].map(twelveDigits),
    );
  });

  it("block bootstrap, placebo and the tests of each fit are the same by the command and in the browser", async () => {
    const query = "symbol=BABA&dates=2024-09-24,2025-01-27,2025-03-05&benchmark=QQQ";
    const [prices, events] = await Promise.all([
      sent(`${query}&format=csv&table=prices`),
      sent(`${query}&format=csv&table=input`),
    ]);
    const [table, input] = [path.join(folder, "long.csv"), path.join(folder, "three.csv")];
    writeFileSync(table, prices);
    writeFileSync(input, events);
    const options = { window: "-1..1", resample: "99", diagnostics: "on", "exclude-events": "security" };
    const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const command = answerIn((await study("--prices", table, "--events", input, ...words)).out);
    const named = { prices: { name: "long.csv", text: prices }, events: { name: "three.csv", text: events } };
    const browser = studyTexts(
      { kind: "price", table: named.prices, events: named.events, factors: null },
      options,
    );
    if (!browser.ok) throw new Error(browser.problem);
    const own = answerIn(JSON.stringify(studyAnswer(browser.value)));
    expect(own.events).toEqual(command.events);
    expect(own.aggregate).toEqual(command.aggregate);
    const { placebo, blockBootstrap } = own.aggregate.window.tests;
    for (const test of [placebo, blockBootstrap]) expect(test?.statistic).not.toBeNull();
    expect(own.events.every((event) => "diagnostics" in event)).toBe(true);
  });
});

const twelveDigits = (value: number | null | undefined) => (value ?? Number.NaN).toPrecision(12);
const statisticOf = (test: TestResult | null) => twelveDigits(test?.status === "ok" ? test.statistic : null);
const figuresOf = (tested: Tested | null) =>
  [tested?.value, tested?.tStatistic, tested?.pValue].map(twelveDigits);

it("every model that a page offers is one of the command's", () => {
  expect(STUDY_MODELS).toEqual(expect.arrayContaining([...FILTER.model.words]));
});

describe("the endpoint", () => {
  it("refuses what can't be used, each with its parameter and, of a date, its line", async () => {
    const file = await studyFile(
      new URLSearchParams("symbol=GOOG&dates=2023-03-16\n03/04/2023&format=pdf"),
      world.store,
    );
    expect(
      file.ok ? [] : file.problem.map(({ parameter, code, message }) => [parameter, code, message]),
    ).toEqual([
      ["symbol", "unknown", 'symbol: "GOOG" nothing stored is called just so; there are GOOGL'],
      [
        "dates",
        "ambiguous",
        'dates: "03/04/2023" could have its day or its month first; write the year first (line 2)',
      ],
      ["format", "bad choice", 'format: "pdf" is not json or csv'],
    ]);
  });

  it("refuses windows that overlap by the name of the parameter", async () => {
    const query = "symbol=9888.HK&dates=2023-03-16&estimation=-120..0";
    const file = await studyFile(new URLSearchParams(query), world.store);
    expect(file.ok ? "" : file.problem[0]?.message).toBe(
      'estimation: "-120..0" -120..0 and window -1..1 overlap',
    );
  });
});
