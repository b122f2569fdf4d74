import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportFile } from "../../../lib/export/export-file.ts";
import { loadReference } from "../../../lib/reactions/reference.ts";
import { type Language, otherTitles, titleIn } from "../../../lib/reactions/titles.ts";
import { announcementList } from "../../../lib/views/announcement-list.ts";
import { boardView } from "../../../lib/views/board.ts";
import { eventView } from "../../../lib/views/event.ts";
import { reactionsPage } from "../../../lib/views/reactions/reactions-page.ts";
import { reactionsSelection } from "../../../lib/views/reactions/reactions-selection.ts";
import { announcementFeed } from "../../../lib/views/social/feed.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;

beforeAll(async () => {
  world = await seededStore();
});

afterAll(() => world.dispose());

const STARGATE = { en: "Stargate Project", zh: "“星际之门”项目", ar: "مشروع ستارغيت" };

describe("a title in a language", () => {
  const stored = { title: "o3 announced", titleZh: "o3 公布", titleAr: null };

  it("is the one of that language, and the stored one where there is none", () => {
    expect((["en", "zh", "ar"] as const).map((language) => titleIn(stored, language))).toEqual([
      "o3 announced",
      "o3 公布",
      "o3 announced",
    ]);
  });

  it("has the others beside it, each once and the stored one first; a name that is the same everywhere has none", () => {
    expect(otherTitles(stored, "zh")).toEqual(["o3 announced"]);
    expect(otherTitles(stored, "ar")).toEqual(["o3 公布"]);
    expect(otherTitles({ title: "GPT-4o", titleZh: null, titleAr: null }, "zh")).toEqual([]);
  });
});

describe("the titles that ship", () => {
  it("are Chinese and Arabic where they are translated, and an Arabic one begins so that its line runs to the left", async () => {
    const { announcements } = await loadReference(world.store, "en");
    const translated = announcements.filter(
      ({ titles }) => titles.titleZh !== null || titles.titleAr !== null,
    );
    expect(translated.length).toBeGreaterThan(20);
    for (const { titles } of translated) {
      if (titles.titleZh !== null) expect(titles.titleZh).toMatch(/\p{Script=Han}/u);
      if (titles.titleAr !== null) expect(titles.titleAr).toMatch(/^\p{Script=Arabic}/u);
    }
  });
});

describe.each(Object.entries(STARGATE))("a reader of %s", (given, title) => {
  const language = (["en", "zh", "ar"] as const).find((known) => known === given) ?? "en";

  it("sees the board's marks and reactions, and finds the announcement, by the title in that language", async () => {
    const { lanes, reactions, options } = await boardView(
      new URLSearchParams("event=stargate&relation=all"),
      language,
      world.store,
    );
    expect(lanes.flatMap(({ marks }) => marks.map((mark) => mark.title))).toEqual([title]);
    expect(new Set(reactions.map((reaction) => reaction.title))).toEqual(new Set([title]));
    const option = options.events.find(({ slug }) => slug === "stargate");
    expect([option?.title, ...(option?.otherTitles ?? [])].sort()).toEqual(Object.values(STARGATE).sort());
  });

  it("sees it on its own page with the English one where that is another, and as a neighbour and near others", async () => {
    const query = {};
    const page = await eventView("stargate", query, language, world.store);
    expect(page?.announcement).toMatchObject({
      title,
      originalTitle: language === "en" ? null : STARGATE.en,
    });
    const before = await eventView("kimi-k1-5", query, language, world.store);
    expect(before?.neighbours.next?.title).toBe(title);
    const near = before?.listings[0]?.confounders.find(({ slug }) => slug === "stargate");
    expect(near?.title).toBe(title);
  });

  it("sees it in the list and in the feed", async () => {
    const { rows } = await announcementList({ from: "2025-01-01" }, language, world.store);
    expect(rows.find(({ slug }) => slug === "stargate")).toMatchObject({ title });
    const feed = await announcementFeed(
      new URLSearchParams("maker=OpenAI/SoftBank/Oracle"),
      language,
      world.store,
    );
    expect(feed.ok && feed.value.entries.map((entry) => entry.title)).toEqual([title]);
  });
});

describe("reactions, measured once for readers of every language", () => {
  const query = new URLSearchParams("relation=all&event=stargate,deepseek-r1&view=table");
  const table = async (language: Language) => {
    const { shown } = await reactionsPage(query, language, world.store);
    if (shown.view !== "table") throw new Error("another view");
    return shown;
  };

  it("are the same figures under other titles, those of announcements near them too", async () => {
    const [chinese, english] = [await table("zh"), await table("en")];
    const titles = ({ reactions }: typeof english) => [...new Set(reactions.map(({ title }) => title))];
    expect(titles(english)).toEqual(["DeepSeek-R1", STARGATE.en]);
    expect(titles(chinese)).toEqual(["DeepSeek-R1", STARGATE.zh]);
    const near = chinese.reactions.flatMap(({ nearestConfounders }) => nearestConfounders);
    expect(near.map((at) => chinese.titles[at])).toContain(STARGATE.zh);
    expect(english.titles).toContain(STARGATE.en);
    const figures = ({ reactions }: typeof english) =>
      reactions.map(({ car, abnormalReturn }) => [car, abnormalReturn]);
    expect(figures(chinese)).toEqual(figures(english));
    const [one, other] = [
      await reactionsSelection(query, "zh", world.store),
      await reactionsSelection(query, "ar", world.store),
    ];
    expect(one.sample.pairs).toBe(other.sample.pairs);
    expect((await reactionsSelection(query, "zh", world.store)).sample).toBe(one.sample);
  });
});

describe("events.csv", () => {
  it("has the titles in Chinese and Arabic as its last columns, empty where they are the same", async () => {
    const name = { dataset: "events", format: "csv" } as const;
    const file = await exportFile(name, new URLSearchParams("event=stargate,gpt-4o"), world.store);
    if (!file.ok) throw new Error("no export");
    let text = "";
    for await (const piece of file.value.pieces) text += piece;
    const [header, gpt, stargate] = text.split("\r\n");
    expect(header).toMatch(/^event,title,kind,.*,sources,title_zh,title_ar$/);
    expect(gpt).toMatch(/^gpt-4o,GPT-4o,.*,,$/);
    expect(stargate?.startsWith(`stargate,${STARGATE.en},`)).toBe(true);
    expect(stargate?.endsWith(`,${STARGATE.zh},${STARGATE.ar}`)).toBe(true);
  });
});
