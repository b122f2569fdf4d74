import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cardDocument } from "../../../components/cards/card-document.ts";
import { cardWords } from "../../../components/cards/card-words.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { LOCALES } from "../../../lib/i18n/routing.ts";
import { pngOf } from "../../../lib/lettering/png.ts";
import { compareCard } from "../../../lib/views/social/compare-card.ts";
import { reactionsCard } from "../../../lib/views/social/reactions-card.ts";
import { boardCard, companyCard, eventCard, type SocialCard } from "../../../lib/views/social/social-card.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

type Read = (language: (typeof LOCALES)[number]) => Promise<SocialCard | null>;

const PICTURES: Readonly<Record<string, Read>> = {
  board: (language) => boardCard({}, language, world.store),
  "a board of one announcement": (language) => boardCard({ event: "manus" }, language, world.store),
  reactions: (language) => reactionsCard({}, language, world.store),
  "an announcement": (language) => eventCard("qwq-32b", language, world.store),
  "an announcement that names no listing": (language) => eventCard("deepseek-r1", language, world.store),
  "one known to the month": (language) => eventCard("kimi-k2-thinking", language, world.store),
  "a company": (language) => companyCard("alibaba", language, world.store),
  "companies compared": (language) => compareCard(new URLSearchParams(), language, world.store),
  "announcements compared": (language) =>
    compareCard(new URLSearchParams("company=alibaba"), language, world.store),
};

async function pictureOf(name: string, locale: (typeof LOCALES)[number]) {
  const card = await PICTURES[name]?.(locale);
  if (!card) throw new Error(name);
  return { card, svg: await cardDocument(card, locale) };
}

/** Left and right ends of each text drawn outside of the plot, in the units of the picture, from the top. */
function textEnds(svg: string): { left: number; right: number }[] {
  const head = svg.slice(0, svg.indexOf("<g "));
  return [...head.matchAll(/<path fill="[^"]+" d="([^"]+)"/g)].map(([, path = ""]) => {
    const xs = [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x]) => Number(x));
    return { left: Math.min(...xs), right: Math.max(...xs) };
  });
}

/** Ends of everything that is drawn in the plot, which begins 24 units from the left edge. */
function plotEnds(svg: string): { left: number; right: number } {
  const plot = svg.slice(svg.indexOf("<g "));
  const xs = [...plot.matchAll(/(?:d="|[A-Z ])(-?[\d.]+) (-?[\d.]+)/g)].map(([, x]) => 24 + Number(x));
  return { left: Math.min(...xs), right: Math.max(...xs) };
}

describe.each(LOCALES)("pictures for networks in %s", (locale) => {
  it.each(Object.keys(PICTURES))(
    "%s: every text and mark lies within the picture's 720 units",
    async (name) => {
      const { svg } = await pictureOf(name, locale);
      const texts = textEnds(svg);
      expect(texts.length).toBeGreaterThanOrEqual(4);
      for (const { left, right } of texts) {
        expect(left).toBeGreaterThanOrEqual(22);
        expect(right).toBeLessThanOrEqual(698);
      }
      if (!svg.includes("<circle")) return;
      const { left, right } = plotEnds(svg);
      expect(left).toBeGreaterThanOrEqual(20);
      expect(right).toBeLessThanOrEqual(702);
    },
  );
});

describe("what a picture says", () => {
  it("QwQ-32B in each language, by the company's name and never by its symbol", async () => {
    const titles = await Promise.all(
      LOCALES.map(async (locale) => {
        const { card } = await pictureOf("an announcement", locale);
        return cardWords(card, locale, messagesIn(locale)).title;
      }),
    );
    expect(titles[0]).toBe("6 March 2025: Alibaba rises 8.4%, market 5.4%, after QwQ-32B");
    expect(titles[1]).toContain("阿里巴巴");
    expect(titles[2]).toContain("علي بابا");
    for (const title of titles) expect(title).not.toContain("9988.HK");
  });

  it("Arabic begins at the right edge, 696 of 720 units, English and Chinese at the left, 24", async () => {
    const first = async (locale: (typeof LOCALES)[number]) =>
      textEnds((await pictureOf("board", locale)).svg);
    // The site's name, the tagline at the other end, the title.
    const [site, tagline, title] = await first("ar");
    for (const text of [site, title]) expect(text?.right).toBeCloseTo(696, -1);
    expect(tagline?.left).toBeCloseTo(24, -1);
    for (const locale of ["en", "zh"] as const) {
      const [ownSite, , ownTitle] = await first(locale);
      for (const text of [ownSite, ownTitle]) expect(text?.left).toBeCloseTo(24, -1);
    }
  });

  it("a company that the announcement does not name is said to be so: DeepSeek-R1 names none", async () => {
    const { card } = await pictureOf("an announcement that names no listing", "en");
    expect(card.figures.every(({ relation }) => relation === null)).toBe(true);
    const named = { ...card, figures: card.figures.map((figure) => ({ ...figure, relation: "maker" })) };
    expect(await cardDocument(card, "en")).not.toBe(await cardDocument(named, "en"));
  });

  it("holds no text that a program would set in a font of its own, and asks for nothing", async () => {
    const { svg } = await pictureOf("board", "ar");
    expect(svg).not.toMatch(/<text|href|url\(|font/);
  });

  it("is a PNG of 1200 by 630 pixels of less than 200 kB", async () => {
    const { svg } = await pictureOf("board", "ar");
    const png = await pngOf(svg, { width: 1200, height: 630 });
    const view = new DataView(png.buffer, png.byteOffset);
    expect([view.getUint32(0), view.getUint32(16), view.getUint32(20)]).toEqual([0x89_50_4e_47, 1200, 630]);
    expect(png.byteLength).toBeLessThan(200_000);
  });
});
