import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeIndex } from "../../../components/command/palette/palette-entries.ts";
import { paletteIndexSchema } from "../../../components/command/palette/palette-index.ts";
import { MOST_LINES, paletteSections } from "../../../components/command/palette/palette-sections.ts";
import { bestFirst, prepare } from "../../../components/command/palette/search-rank.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { type PaletteSubjects, paletteSubjects } from "../../../lib/views/palette.ts";
import { FIXED_PAGES } from "../../../lib/views/social/sitemap.ts";
import { seededStore } from "../../support/seeded-store.ts";
import { type TemporaryStore, temporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

const written = (subjects: PaletteSubjects, locale: string, writing = false) =>
  wholeIndex(subjects, { locale, messages: messagesIn(locale), writing });
const found = (subjects: PaletteSubjects, locale: string, query: string) =>
  paletteSections(prepare(written(subjects, locale).entries), query).flatMap(({ items }) => items);

describe("what the palette reaches", () => {
  it("Alibaba is found by each of its names, its slug and its symbols, and opens its page in the language", async () => {
    const subjects = await paletteSubjects("en", world.store);
    for (const query of ["Alibaba", "阿里巴巴", "علي بابا", "9988.HK", "baba"]) {
      expect(found(subjects, "en", query)[0], query).toMatchObject({ href: "/companies/alibaba" });
    }
    expect(found(subjects, "ar", "9988")[0]).toMatchObject({
      label: "علي بابا",
      detail: "9988.HK · BABA",
      href: "/ar/companies/alibaba",
    });
  });

  it("QwQ-32B is found by title, maker and day; DeepSeek's announcements before what else names it", async () => {
    const subjects = await paletteSubjects("en", world.store);
    for (const query of ["qwq", "qwq32b", "qwen 2025-03-06"]) {
      expect(found(subjects, "zh", query)[0], query).toMatchObject({ href: "/zh/events/qwq-32b" });
    }
  });

  it("a kind and a maker open the board with only them, and a method its section", async () => {
    const subjects = await paletteSubjects("en", world.store);
    const entries = written(subjects, "en").entries;
    const addresses = entries.map(({ href }) => href);
    expect(addresses).toContain("/?kind=capex");
    expect(addresses).toContain("/?maker=Alibaba+%28Qwen%29");
    expect(addresses).toContain("/methods#marketModel");
    expect(addresses).toContain("/methods#kolariPynnonen");
    expect(addresses).toContain("/data#findings");
    expect(addresses).toContain("/feed.xml");
    expect(addresses).toContain("/api/v1/reactions.csv");
  });

  it("finds an announcement and a maker by the reader's name and by the stored one", async () => {
    const index = written(await paletteSubjects("zh", world.store), "zh");
    const things = prepare(index.entries);
    for (const words of ["星际之门", "stargate project"]) {
      expect(bestFirst(things, words, 1)[0]).toMatchObject({
        label: "“星际之门”项目",
        detail: "OpenAI/软银/甲骨文 · 2025-01-21",
      });
    }
    const makers = prepare(index.entries.filter(({ group }) => group === "makers"));
    for (const words of ["字节", "bytedance"]) {
      expect(bestFirst(makers, words, 1)[0]).toMatchObject({
        label: "字节跳动",
        href: "/zh?maker=ByteDance",
      });
    }
  });

  it("has every page that stands whatever is stored", async () => {
    const { entries } = written(await paletteSubjects("en", world.store), "en");
    const pages = entries.flatMap(({ group, href }) => (group === "pages" ? [href] : []));
    expect(pages.toSorted()).toEqual(FIXED_PAGES.toSorted());
  });

  it("names the administration only where the server lets anyone in", async () => {
    const subjects = await paletteSubjects("en", world.store);
    const admin = (writing: boolean) =>
      written(subjects, "zh", writing).entries.filter(({ href }) => href === "/zh/admin");
    expect(admin(false)).toEqual([]);
    expect(admin(true)).toHaveLength(1);
  });

  it.each(["en", "zh", "ar"])(
    "in %s fits the schema that the browser reads it by, each line once",
    async (locale) => {
      const index = written(await paletteSubjects("en", world.store), locale);
      expect(paletteIndexSchema.parse(JSON.parse(JSON.stringify(index)))).toEqual(index);
      const lines = index.entries.map(({ group, href, label }) => `${group} ${href} ${label}`);
      expect(new Set(lines).size).toBe(lines.length);
    },
  );

  it("its ranges are the usual ones, all from the first stored session, 2 January 2024", async () => {
    const { ranges } = written(await paletteSubjects("en", world.store), "en");
    expect(ranges.map(({ name }) => name)).toEqual(["year", "year", "3M", "6M", "1Y", "all"]);
    expect(ranges.at(-1)).toEqual({ name: "all", from: "2024-01-02", to: null });
  });

  it("is read once for a data revision", async () => {
    expect(await paletteSubjects("en", world.store)).toBe(await paletteSubjects("en", world.store));
  });

  it("of an empty store are pages, methods and files, and no range", async () => {
    const empty = await temporaryStore();
    const subjects = await paletteSubjects("en", empty.store);
    expect(subjects).toMatchObject({
      companies: [],
      events: [],
      kinds: [],
      makers: [],
      ranges: [],
      findings: 0,
    });
    expect(found(subjects, "en", "board")[0]).toMatchObject({ href: "/" });
    await empty.dispose();
  });
});

describe("thousands of announcements", () => {
  it("give at most 50 lines for a query, and nine of each part for none", async () => {
    const subjects = await paletteSubjects("en", world.store);
    const events = Array.from({ length: 5000 }, (_, at) => ({
      slug: `model-${at}`,
      title: `Model ${at}`,
      maker: "Maker",
      date: "2025-01-01",
    }));
    const many = { ...subjects, events };
    expect(found(many, "en", "model")).toHaveLength(MOST_LINES);
    expect(found(many, "en", "model 4321")[0]).toMatchObject({ href: "/events/model-4321" });
    const things = prepare(written(many, "en").entries);
    for (const { items } of paletteSections(things, "")) expect(items.length).toBeLessThanOrEqual(9);
  });
});
