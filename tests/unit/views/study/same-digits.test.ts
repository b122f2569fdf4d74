import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { FILTER } from "../../../../lib/filters.ts";
import type { Tested } from "../../../../lib/study/types.ts";
import { studyAnswer } from "../../../../lib/study-input/study-answer.ts";
import { STUDY_MODELS } from "../../../../lib/study-input/study-options.ts";
import { studyTexts } from "../../../../lib/study-input/study-texts.ts";
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
      beta: z.number().nullable(),
      abnormalReturns: z.array(testedSchema),
    }),
  ),
  aggregate: z.looseObject({ byDay: z.array(z.looseObject({ t: z.number(), aar: z.number().nullable() })) }),
});
const answerIn = (text: string) => answerSchema.parse(JSON.parse(text));

const QUERIES = [
  "symbol=9888.HK&dates=2023-03-16 ERNIE Bot,2023-03-17,2023-05-04,2024-06-05",
  "symbol=002315.SZ&dates=2025-03-06 02:55 Asia/Shanghai,2025-02-05,2025-01-27&window=-5..5&estimation=-110..-21",
  "symbol=BABA&dates=2025-02-24,2025-03-05,2019-01-10&model=adjusted&benchmark=QQQ",
  "symbol=^HSI&dates=2024-09-26,2024-10-08&model=mean",
  "symbol=NVDA&dates=2025-01-27,2024-03-18&model=huber",
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
    const average = endpoint.aggregate.byDay.find(({ t }) => t === 0)?.aar;
    if (view.together?.ok) expect(view.together.value.aggregate.dayZero.average).toBe(average);
  });
});

const twelveDigits = (value: number | null | undefined) => (value ?? Number.NaN).toPrecision(12);
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
