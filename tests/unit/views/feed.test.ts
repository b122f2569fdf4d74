import { XMLParser, XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { atomFeed } from "../../../components/social/atom-feed.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { recordVerdicts } from "../../../lib/reactions/claims/claim-verdicts.ts";
import { advanceRevision } from "../../../lib/store/state.ts";
import { type AnnouncementFeed, announcementFeed, FEED_ENTRIES } from "../../../lib/views/social/feed.ts";
import { seededStore, shippedStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

async function feed(query = ""): Promise<AnnouncementFeed> {
  const found = await announcementFeed(new URLSearchParams(query), "en", world.store);
  if (!found.ok) throw new Error(JSON.stringify(found.problem));
  return found.value;
}
const written = (given: AnnouncementFeed, locale = "en") =>
  atomFeed(given, { locale, messages: messagesIn(locale), origin: "https://moves.example", query: "" });
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "@", htmlEntities: true });

describe("the feed of announcements", () => {
  it("holds the 50 newest, newest first, each updated no earlier than it was published", async () => {
    const { entries, updated } = await feed();
    expect(entries).toHaveLength(FEED_ENTRIES);
    const published = entries.map((entry) => entry.published);
    expect(published).toEqual(published.toSorted((a, b) => b - a));
    for (const entry of entries) expect(entry.updated).toBeGreaterThanOrEqual(entry.published);
    expect(updated).toBe(Math.max(...entries.map((entry) => entry.updated)));
  });

  it("?company=alibaba keeps what names Alibaba, and quotes only its two listings", async () => {
    const { entries } = await feed("company=alibaba");
    const symbols = new Set(entries.flatMap(({ figures }) => figures.map(({ symbol }) => symbol)));
    expect([...symbols].sort()).toEqual(["9988.HK", "BABA"]);
    const qwq = entries.find(({ slug }) => slug === "qwq-32b");
    expect(qwq?.figures.map(({ symbol, session }) => `${symbol} ${session}`)).toEqual([
      "9988.HK 2025-03-06",
      "BABA 2025-03-05",
    ]);
    expect(qwq?.published).toBe(Date.parse("2025-03-05T18:55:00Z"));
  });

  it("?kind= keeps one kind, and a kind or company that is not stored is named as a problem", async () => {
    const kind = (await feed()).entries[0]?.kinds[0] ?? "";
    const { entries } = await feed(new URLSearchParams({ kind }).toString());
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.every(({ kinds }) => kinds.includes(kind))).toBe(true);
    const bad = await announcementFeed(new URLSearchParams("company=nokia&kind=opera"), "en", world.store);
    expect(bad.ok ? [] : bad.problem.map(({ parameter }) => parameter)).toEqual(["company", "kind"]);
  });

  it("is made once for a revision", async () => {
    expect(await feed("company=alibaba")).toBe(await feed("company=alibaba"));
  });
});

describe("a verdict that changed", () => {
  it("is an entry of its own: Baidu's 14.3%, off until its close is corrected to 143", {
    timeout: 300_000,
  }, async () => {
    const { store, dispose } = await shippedStore();
    try {
      await recordVerdicts(store, new Date("2026-11-01T00:00:00Z"));
      const { id } = await store.instrument.findUniqueOrThrow({ where: { symbol: "9888.HK" } });
      await store.bar.update({
        where: { instrumentId_session: { instrumentId: id, session: "2023-03-17" } },
        data: { close: 143, adjustedClose: 143 },
      });
      await store.$transaction(advanceRevision);
      await recordVerdicts(store, new Date("2026-12-01T00:00:00Z"));
      const of = async (query: string, language: "en" | "ar" = "en") => {
        const found = await announcementFeed(new URLSearchParams(query), language, store);
        if (!found.ok) throw new Error("refused");
        return found.value;
      };
      const changed = await of("company=baidu");
      expect(changed.verdicts).toMatchObject([
        { claim: "cnn-baidu-rebound", before: "off", now: "as written", at: Date.parse("2026-12-01") },
      ]);
      expect(changed.updated).toBe(Date.parse("2026-12-01"));
      expect((await of("company=alibaba")).verdicts).toEqual([]);
      expect((await of("kind=model")).verdicts).toEqual([]);
      const text = written(changed);
      expect(XMLValidator.validate(text)).toBe(true);
      expect(text).toContain(
        "<title>Verdict changed: Baidu rebounded 14.3% the day after ERNIE Bot.</title>",
      );
      expect(text).toContain("It was “off” at data revision 2 and is “as written” since data revision 3.");
      expect(text).toContain('href="https://moves.example/claims/cnn-2023-03-17#cnn-baidu-rebound"');
      expect(written(await of("company=baidu", "ar"), "ar")).toContain("تغيرت نتيجة المقارنة");
    } finally {
      await dispose();
    }
  });
});

describe("the feed as Atom", () => {
  it("is well formed in three languages, with ids that differ from entry to entry and stay from time to time", async () => {
    const view = await feed();
    for (const locale of ["en", "zh", "ar"]) {
      const text = written(view, locale);
      expect(XMLValidator.validate(text)).toBe(true);
      const { feed: parsed } = parser.parse(text);
      expect(parsed["@xml:lang"]).toBe(locale);
      const ids: string[] = parsed.entry.map(({ id }: { id: string }) => id);
      expect(new Set([parsed.id, ...ids]).size).toBe(FEED_ENTRIES + 1);
      expect(written(await feed(), locale)).toBe(text);
    }
  });

  it("QwQ-32B: the id is a tag, the summary has day 0, return and abnormal return of 9988.HK", async () => {
    const { feed: parsed } = parser.parse(written(await feed("company=alibaba")));
    const entry = parsed.entry.find(({ id }: { id: string }) => id.endsWith("/events/qwq-32b"));
    expect(entry.id).toBe("tag:moves.example,2025-01-01:/events/qwq-32b");
    expect(entry.title).toBe("QwQ-32B: 9988.HK +8.39% on 2025-03-06");
    expect(entry.summary["#text"]).toContain(
      "9988.HK: day 0 2025-03-06, return +8.39%, abnormal return +3.82%",
    );
    expect(entry.published).toBe("2025-03-05T18:55:00.000Z");
  });

  it("a title with <script>, & and quotes comes back as it was", async () => {
    const view = await feed();
    const title = `<script>alert("1")</script> & 'more' ]]>`;
    const hostile = view.entries.slice(0, 2).map((entry) => ({ ...entry, title, figures: [] }));
    const text = written({ ...view, entries: hostile });
    expect(text).not.toContain("<script");
    expect(XMLValidator.validate(text)).toBe(true);
    expect(parser.parse(text).feed.entry[0].title).toBe(title);
  });
});
