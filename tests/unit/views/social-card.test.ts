import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cardWords } from "../../../components/cards/card-words.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { dayNumber, isoDate } from "../../../lib/market/session-date.ts";
import { siteCard } from "../../../lib/views/social/site-card.ts";
import { boardCard, companyCard, eventCard } from "../../../lib/views/social/social-card.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

describe("the picture of a page", () => {
  it("QwQ-32B: its maker's two listings first, then the two that moved with it, and 9988.HK's line", async () => {
    const card = await eventCard("qwq-32b", "en", world.store);
    expect(card?.maker).toBe("Alibaba (Qwen)");
    expect(card?.figures.map(({ symbol }) => symbol)).toEqual(["9988.HK", "BABA", "002315.SZ", "300663.SZ"]);
    expect(card?.prices?.chart.lines.map(({ symbol }) => symbol)).toEqual(["9988.HK"]);
    expect(card?.notes.map(({ symbol }) => symbol)).toEqual(["9988.HK"]);
    expect(card?.prices?.callouts).toMatchObject([
      { day: dayNumber("2025-03-06"), name: "QwQ-32B", return: card?.figures[0]?.change },
    ]);
  });

  it("the board draws the three companies since January 2025, and leads with QwQ-32B, which rose 8.39%", async () => {
    const { prices, headline, notes } = await boardCard({}, "zh", world.store);
    expect(isoDate(prices?.chart.time.first ?? 0)).toBe("2025-01-01");
    const symbols = ["9988.HK", "002315.SZ", "300663.SZ"];
    expect(prices?.chart.lines.map(({ symbol }) => symbol)).toEqual(symbols);
    expect(notes.map(({ symbol }) => symbol)).toEqual(symbols);
    const subject = headline.kind === "view" && headline.view.subject;
    expect(subject).toMatchObject({ kind: "reaction", figure: { event: "qwq-32b" } });
    const qwq = prices?.callouts.find(({ name }) => name.includes("QwQ-32B"));
    expect(qwq?.return).toBeCloseTo(140.8 / 129.9 - 1, 10);
    // However strong others are, what the headline tells is named on the line.
    expect(Math.max(...(prices?.callouts.map(({ strength }) => strength) ?? []))).toBe(qwq?.strength);
  });

  it("one known only to the month has its title and day and neither figures nor a line", async () => {
    const card = await eventCard("kimi-k2-thinking", "en", world.store);
    expect(card?.figures).toEqual([]);
    expect(card?.prices).toBeNull();
    expect(card?.headline).toMatchObject({ kind: "view", view: { subject: { kind: "announcement" } } });
    expect(card?.maker).toMatch(/^Moonshot AI/);
  });

  it("Alibaba: a line of each listing in its one colour; an unknown slug: none", async () => {
    const lines = (await companyCard("alibaba", "ar", world.store))?.prices?.chart.lines;
    expect(lines?.map(({ symbol, colour }) => [symbol, colour])).toEqual([
      ["9988.HK", 1],
      ["BABA", 1],
    ]);
    expect(await eventCard("nothing", "en", world.store)).toBeNull();
    expect(await companyCard("nothing", "en", world.store)).toBeNull();
  });

  it("a page without a figure of its own has the site's: what it is about and how much it holds, and no price", async () => {
    const card = await siteCard(world.store);
    expect(card.prices).toBeNull();
    expect(card.headline).toMatchObject({ kind: "site", quotes: { last: expect.stringMatching(/^2026-/) } });
    const words = cardWords(card, "en", messagesIn("en"));
    expect(words.title).toBe("What a stock really did when an AI model was announced");
    expect(words.subtitle.replaceAll(/[\u2066-\u2069]/g, "")).toMatch(
      /^\d+ companies, \d+ announcements; quotes from \d+ \w{3} 20\d\d to \d+ \w{3} 2026$/,
    );
  });
});
