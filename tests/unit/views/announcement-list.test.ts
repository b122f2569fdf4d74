import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AnnouncementFilter } from "../../../components/announcements/announcement-filter.tsx";
import { announcementRowTexts } from "../../../components/announcements/announcement-row-texts.ts";
import { AnnouncementRows } from "../../../components/announcements/announcement-rows.tsx";
import { pack } from "../../../components/text/pack.ts";
import { exportFile } from "../../../lib/export/export-file.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { type AnnouncementList, announcementList } from "../../../lib/views/announcement-list.ts";
import { collect } from "../../support/collect.ts";
import { addMadeAnnouncements } from "../../support/made-announcements.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";
import { seedCsv } from "./by-hand.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

const list = (query: string) => announcementList(new URLSearchParams(query), "en", world.store);
const slugs = ({ rows }: AnnouncementList) => rows.map(({ slug }) => slug);
const stored = seedCsv("announcements.csv");

describe("the list of announcements", () => {
  it("has all 79 on one page, newest first, and oldest first in the other order", async () => {
    const all = await list("");
    expect(all).toMatchObject({ total: stored.length, page: 1, pages: 1, problems: [], empty: null });
    const dates = all.rows.map(({ localDate }) => localDate);
    expect(dates).toEqual(dates.toSorted().reverse());
    expect(slugs(await list("order=oldest"))).toEqual(slugs(all).toReversed());
  });

  it("says of each company named what it did: QwQ-32B, Alibaba +8.39%, Focus Technology +10.01% at its limit", async () => {
    const { rows } = await list("event=qwq-32b");
    expect(rows).toHaveLength(1);
    const reactions =
      rows[0]?.companies.map(({ slug, reaction }) => [slug, reaction?.return, reaction?.limit]) ?? [];
    expect(reactions).toContainEqual(["alibaba", expect.closeTo(140.8 / 129.9 - 1, 12), null]);
    const manus = await list("event=manus");
    const focus = manus.rows[0]?.companies.find(({ slug }) => slug === "focus-technology")?.reaction;
    expect(focus).toMatchObject({ limit: "up", return: expect.closeTo(0.1001, 4) });
  });

  it("says why a company named has no figure: no quote is stored for its day 0", async () => {
    const { rows, zones } = await list("event=qwq-32b");
    const without = rows.map((row) => ({
      ...row,
      companies: row.companies.map((company) => ({
        ...company,
        reaction: company.reaction && { ...company.reaction, status: "no data" as const, return: null },
      })),
    }));
    const markup = (locale: string) =>
      renderToStaticMarkup(
        createElement(AnnouncementRows, {
          list: pack({ rows: without, zones }),
          locale,
          texts: announcementRowTexts(messagesIn(locale)),
        }),
      );
    expect(markup("en")).toContain("– No stored quote for day 0");
    expect(markup("zh")).toContain(`– ${messagesIn("zh").table.status["no data"]}`);
  });

  it("is found by words in any language, by maker, kind and company, and by a name without its signs", async () => {
    const found = async (search: string) => slugs(await list(new URLSearchParams({ search }).toString()));
    expect(await found("星际之门")).toEqual(["stargate"]);
    expect(await found("stargate openai")).toEqual(["stargate"]);
    expect(await found("字节跳动")).toHaveLength(2);
    expect(await found("qwq32b")).toContain("qwq-32b");
    expect(await found("علي بابا")).toContain("qwq-32b");
    expect(await found("no such words")).toEqual([]);
  });

  it("counts each choice with what is chosen beside it: of DeepSeek's, those of each year", async () => {
    const { choices, total } = await list("maker=DeepSeek&from=2025-01-01&to=2025-12-31");
    const deepSeek = stored.filter(({ maker }) => maker === "DeepSeek");
    const inYear = (year: string) => deepSeek.filter(({ local_date }) => local_date?.startsWith(year)).length;
    expect(total).toBe(inYear("2025"));
    expect(choices.years).toEqual([
      { value: "2025", count: inYear("2025") },
      { value: "2024", count: inYear("2024") },
    ]);
    expect(choices.companies).toEqual([]);
    expect(choices.makers.find(({ value }) => value === "Alibaba (all)")?.count).toBeGreaterThan(20);
  });

  it("strongest first is by the largest |t| of a company named; a known day and no hour comes after, nobody measured last", async () => {
    const { rows } = await list("order=strongest");
    const strength = rows.map(({ precision, companies }) => {
      const own = Math.max(-1, ...companies.map(({ reaction }) => reaction?.strength ?? -1));
      return { rank: own < 0 ? 2 : precision === "day" ? 1 : 0, own };
    });
    const sorted = strength.toSorted((a, b) => a.rank - b.rank || b.own - a.own);
    expect(strength).toEqual(sorted);
    expect(new Set(strength.map(({ rank }) => rank))).toEqual(new Set([0, 1, 2]));
    expect(rows[0]?.slug).toBe("qwen2-5-max");
  });

  it.each([
    "search=qwen3",
    "company=alibaba&kind=model",
    "maker=Alibaba (all)&from=2025-03-01&to=2025-03-31",
  ])("exports just what it lists for %s", async (query) => {
    const shown = await list(query);
    const asked = { dataset: "events", format: "csv" } as const;
    const file = await exportFile(asked, new URLSearchParams(shown.exportQuery), world.store);
    if (!file.ok) expect.unreachable(JSON.stringify(file.problem));
    const rows = (await collect(file.value.pieces)).join("").trim().split("\r\n").slice(1);
    expect(shown.total).toBeGreaterThan(0);
    expect(rows.map((row) => row.split(",")[0]).toSorted()).toEqual(slugs(shown).toSorted());
  });

  it("an order that is none is a problem, and the newest come first", async () => {
    const shown = await list("order=loudest");
    expect(shown.problems).toMatchObject([{ parameter: "order", code: "bad choice", given: "loudest" }]);
    expect(shown.order).toBe("newest");
  });
});

describe("a list that is empty", () => {
  it("names the choices that leave it so, each with how many there are without it", async () => {
    const { empty } = await list("maker=DeepSeek&company=alibaba");
    const alibaba = (await list("company=alibaba")).total;
    expect(empty).toMatchObject({ makers: ["DeepSeek"], companies: ["alibaba"] });
    expect(empty?.fillers).toEqual([
      { kinds: ["maker"], query: "company=alibaba", count: alibaba },
      { kinds: ["company"], query: "maker=DeepSeek", count: 12 },
    ]);
  });

  it("by three choices of which no one alone is to blame names two at a time", async () => {
    const { empty } = await list("maker=DeepSeek&company=alibaba&search=nothing");
    expect(empty?.fillers.map(({ kinds }) => kinds)).toEqual([
      ["search", "maker"],
      ["search", "company"],
    ]);
  });
});

it("of 6,079 announcements a page has a hundred, the last page the last 79, and its markup 250 KB at most", async () => {
  const own = await seededStore();
  await addMadeAnnouncements(own.url, 6000);
  const first = await announcementList(new URLSearchParams("order=strongest"), "en", own.store);
  expect(first).toMatchObject({ total: 6079, pages: 61, page: 1 });
  expect(first.rows).toHaveLength(100);
  const [locale, messages] = ["en", messagesIn("en")];
  const markup = [
    createElement(AnnouncementFilter, { list: first, locale, messages }),
    createElement(AnnouncementRows, { list: pack(first), locale, texts: announcementRowTexts(messages) }),
  ].map((part) => renderToStaticMarkup(part));
  // The browser gets it twice, as HTML and as what React reads.
  expect(markup.join("").length).toBeLessThan(250_000);
  const last = await announcementList(new URLSearchParams("page=61"), "en", own.store);
  expect(last.rows).toHaveLength(79);
  await own.dispose();
});
