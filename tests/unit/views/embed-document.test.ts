import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { embedDocument } from "../../../components/social/embed-document.ts";
import { textWidth } from "../../../lib/drawing/text-width.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { LOCALES } from "../../../lib/i18n/routing.ts";
import { companyChart, eventChart, type LoneChart } from "../../../lib/views/social/embed.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

async function announcement(slug: string, language: (typeof LOCALES)[number] = "en"): Promise<LoneChart> {
  const view = await eventChart({ slug, company: null, language }, world.store);
  if (!view) throw new Error(slug);
  return view;
}

const documentIn = (view: LoneChart, locale: string): string =>
  embedDocument(view, "https://moves.example/", { locale, theme: null, messages: messagesIn(locale) });

describe("a chart alone", () => {
  it("the results of 20 February 2025, of which only the day is known, say so; QwQ-32B, known to the minute, does not", async () => {
    for (const locale of LOCALES) {
      const { short } = messagesIn(locale).table.dayOnly;
      const results = await announcement("alibaba-december-quarter-2024", locale);
      expect(documentIn(results, locale)).toContain(`<span>${short}</span>`);
      expect(documentIn(await announcement("qwq-32b", locale), locale)).not.toContain(short);
    }
  });

  it("what stands at the line of day 0 has room in a frame of 320 pixels, in every language", async () => {
    for (const locale of LOCALES) {
      for (const slug of ["qwq-32b", "manus", "alibaba-december-quarter-2024"]) {
        const html = documentIn(await announcement(slug, locale), locale);
        const names = [...html.matchAll(/class="on-line named( wide| slim)?" x="([\d.]+)%"[^>]*>([^<]+)</g)];
        const shown = names.filter(([, kind]) => kind !== " wide");
        expect(shown, slug).toHaveLength(1);
        for (const [, , place = "", words = ""] of shown) {
          const x = Number(place) / 100;
          const room = (x < 0.6 ? 1 - x : x) * (320 - 24);
          expect(textWidth(words, 12, true), `${slug} ${words}`).toBeLessThanOrEqual(room);
        }
      }
    }
  });

  it("a series whose quotes hold an error is marked at the end of its line and beside the source", async () => {
    const view = await announcement("qwq-32b");
    const doubted = {
      ...view,
      chart: { ...view.chart, lines: view.chart.lines.map((line) => ({ ...line, isDoubted: true })) },
    };
    expect(documentIn(view, "en")).not.toContain("110.00 !");
    expect(documentIn(doubted, "en")).toContain("Alibaba 110.00 !</text>");
    expect(documentIn(doubted, "en")).toContain("! the checks found an error in the quotes of Alibaba");
  });

  it("Focus Technology has the colour of every other page, 2, alone and round an announcement", async () => {
    const company = await companyChart("focus-technology", world.store);
    expect(company && documentIn(company, "en")).toContain('class="plot series-2"');
    expect(documentIn(await announcement("manus"), "en")).toContain('class="plot series-2"');
  });

  it("at most five values are labelled, so that they do not meet in a low frame", async () => {
    const html = documentIn(await announcement("alibaba-december-quarter-2024"), "en");
    expect(html.match(/<text x="0"/g)?.length).toBeLessThanOrEqual(5);
    expect(html.match(/<text x="0"/g)?.length).toBeGreaterThanOrEqual(3);
  });
});
