import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { pageAddress } from "../../../components/command/palette/command-address.ts";
import { datedItems } from "../../../components/command/palette/dated-items.ts";
import {
  type PaletteItem,
  type PaletteTexts,
  pageCommands,
} from "../../../components/command/palette/page-commands.ts";
import { wholeIndex } from "../../../components/command/palette/palette-entries.ts";
import { paletteSections } from "../../../components/command/palette/palette-sections.ts";
import { readerCommands } from "../../../components/command/palette/reader-commands.ts";
import { prepare } from "../../../components/command/palette/search-rank.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { type Locale, localePath } from "../../../lib/i18n/routing.ts";
import { paletteSubjects } from "../../../lib/views/palette.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
  // The palette looks for files and buttons in the page, and this one has a chart that can be saved.
  const button = { ariaLabel: null, textContent: "PNG", dataset: { words: "png save" }, disabled: false };
  const save = { ...button, closest: () => ({ ariaLabel: "Save the chart" }), checkVisibility: () => true };
  const file = { pathname: "/api/v1/events.csv", search: "", textContent: "events.csv" };
  const files = [file, { ...file, search: "?bom=1", textContent: "for Excel" }];
  const querySelectorAll = (asked: string) => (asked.includes("button") ? [save, save] : files);
  vi.stubGlobal("document", { querySelectorAll });
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await world.dispose();
});

/** Every line of the palette for a query on a page, from the best part down, as `href` or, of a command, `label`. */
async function lines(query: string, locale: Locale = "en", path = "/"): Promise<string[]> {
  const messages = messagesIn(locale);
  const { palette, shortcuts, nav, appearance, filter, figure } = messages;
  const texts: PaletteTexts = { palette, shortcuts, nav, appearance, filter, chart: figure.tools };
  const index = wholeIndex(await paletteSubjects(locale, world.store), {
    locale,
    messages,
    writing: false,
  });
  const page = pageAddress(localePath(locale, path), "", locale);
  const all: PaletteItem[] = [
    ...index.entries,
    ...pageCommands(page, index, texts),
    ...readerCommands(locale, texts),
  ];
  const dated = datedItems(query, { items: index.entries, locale, texts: palette });
  return paletteSections(prepare(all), query, dated).flatMap(({ items }) =>
    items.map(({ href, label }) => href ?? label),
  );
}

describe("what a reader types and finds first", () => {
  it.each([
    // The title itself comes before what begins with it, and that before what ends with its words.
    ["qwen3", "/events/qwen3"],
    ["qwen 3", "/events/qwen3"],
    ["r1", "/events/deepseek-r1"],
    // A month of a year among other words, in any order and language.
    ["deepseek r1 january 2025", "/events/deepseek-r1"],
    ["Jan 2025 DeepSeek-R1", "/events/deepseek-r1"],
    ["qwq 6 march 2025", "/events/qwq-32b"],
    ["qwq مارس 2025", "/events/qwq-32b"],
    ["log", "Scale: Log"],
    // Words of the field.
    ["p-value", "/methods#t"],
    ["p value", "/methods#t"],
    ["t test", "/methods#t"],
    ["significance", "/methods#t"],
    ["limit up", "/methods#limit"],
    ["abnormal return", "/methods#abnormal"],
    ["CAR", "/methods#car"],
    ["event window", "/methods#car"],
    ["adjusted close", "/methods#return"],
    // What can be done with the chart.
    ["png", "Save the chart: PNG"],
    ["events excel", "Export what is shown: events.csv (for Excel)"],
    ["candles", "Chart: Candles"],
    ["volume", "/methods#volume"],
    ["share", "Copy the link to this view"],
    // Languages, indexes, a company and an announcement, one slip.
    ["chinese", "Language: 简体中文"],
    ["hang seng", "/?benchmark=HSTECH.HK&overlay=benchmark"],
    ["hang seng index", "/?benchmark=%5EHSI&overlay=benchmark"],
    ["alibba", "/companies/alibaba"],
    ["alibaba", "/companies/alibaba"],
    ["deepsek r1", "/events/deepseek-r1"],
    ["manus", "/events/manus"],
  ])("%s: %s", async (query, first) => {
    expect((await lines(query))[0]).toBe(first);
  });

  it("focus manus finds what Focus Technology did on Manus; a company alone does not fill the list with its reactions", async () => {
    expect(await lines("focus manus")).toContain("/events/manus#listing-002315.SZ");
    expect((await lines("focus")).filter((line) => line.includes("#listing-"))).toEqual([]);
  });

  it("log does not find Focus Technology, nor one slip a date with another digit", async () => {
    expect(await lines("log")).not.toContain("/companies/focus-technology");
    expect(await lines("2035-03-06")).not.toContain("/events/qwq-32b");
  });

  it.each([
    ["candles", "/moves", "Chart: Candles"],
    ["log scale", "/data", "Scale: Log"],
  ] as const)("%s on %s is offered too, for the board", async (query, path, label) => {
    expect((await lines(query, "en", path))[0]).toBe(label);
  });
});

describe("a date in words", () => {
  it.each([
    ["6 march 2025", "en", ""],
    ["March 6", "en", ""],
    ["6th of mar 2025", "en", ""],
    ["2025-03-06", "en", ""],
    ["3月6日", "zh", "/zh"],
    ["2025年3月6日", "en", ""],
    ["6 مارس", "ar", "/ar"],
    ["٦ مارس ٢٠٢٥", "ar", "/ar"],
    ["6 آذار 2025", "en", ""],
  ] as const)(
    "%s in %s: what was announced that day, and the board round it",
    async (query, locale, prefix) => {
      const found = await lines(query, locale);
      const board = `${prefix || "/"}?from=2025-02-13&to=2025-03-27`;
      expect(found).toContain(board);
      expect(found).toContain(`${prefix}/events?from=2025-03-06&to=2025-03-06`);
      expect(found[0]).toBe(`${prefix}/events/qwq-32b`);
    },
  );

  it("a month is everything in it, and a day on which nothing was announced still its page and the board round it", async () => {
    expect(await lines("february 2025")).toContain("/?from=2025-02-01&to=2025-02-28");
    expect((await lines("3 june 2025")).slice(0, 2)).toEqual([
      "/stories/2025-06-03",
      "/?from=2025-05-13&to=2025-06-24",
    ]);
    expect(await lines("30 february")).toEqual([]);
  });
});

describe("the words of the field", () => {
  it.each([
    ["zh", "p 值", "/zh/methods#t"],
    ["zh", "显著性", "/zh/methods#t"],
    ["zh", "涨停", "/zh/methods#limit"],
    ["zh", "累计异常收益率", "/zh/methods#car"],
    ["zh", "复权", "/zh/methods#return"],
    ["ar", "قيمة p", "/ar/methods#t"],
    ["ar", "الدلالة", "/ar/methods#t"],
    ["ar", "نافذة الحدث", "/ar/methods#car"],
    ["zh", "limit up", "/zh/methods#limit"],
    ["en", "异常收益率", "/methods#abnormal"],
  ] as const)("in %s %s leads to %s", async (locale, query, first) => {
    expect((await lines(query, locale))[0]).toBe(first);
  });
});
