import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayNumber, isoDate } from "../../../lib/market/session-date.ts";
import { boardCard, companyCard, eventCard } from "../../../lib/views/social/social-card.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
}, 60_000);
afterAll(() => world.dispose());

describe("the picture of a page", () => {
  it("QwQ-32B: its maker's two listings first, then the two that moved with it, and 9988.HK's line", async () => {
    const card = await eventCard("qwq-32b", world.store);
    expect(card?.facts).toBe("Alibaba (Qwen) · 2025-03-06");
    expect(card?.figures.map(({ symbol }) => symbol)).toEqual(["9988.HK", "BABA", "002315.SZ", "300663.SZ"]);
    expect(card?.line?.symbol).toBe("9988.HK");
    expect(card?.named).toEqual([
      { day: dayNumber("2025-03-06"), title: "QwQ-32B", change: card?.figures[0]?.change },
    ]);
  });

  it("the board draws Alibaba since the beginning of 2025 and names QwQ-32B, which rose 8.39%, apart from other names", async () => {
    const { line, named } = await boardCard(world.store);
    expect(isoDate(line?.chart.time.first ?? 0)).toBe("2025-01-01");
    const qwq = named.find(({ title }) => title.includes("QwQ-32B"));
    expect(qwq?.change).toBeCloseTo(140.8 / 129.9 - 1, 10);
    expect(named.length).toBeGreaterThanOrEqual(2);
    const days = named.map(({ day }) => day);
    expect(days).toEqual([...days].sort((a, b) => a - b));
    const span = (line?.chart.time.last ?? 0) - (line?.chart.time.first ?? 0);
    for (const [at, day] of days.entries()) {
      if (at > 0) expect(day - (days[at - 1] ?? 0)).toBeGreaterThanOrEqual(0.2 * span);
    }
  });

  it("one known only to the month has its words and neither figures nor a line", async () => {
    const card = await eventCard("kimi-k2-thinking", world.store);
    expect(card?.figures).toEqual([]);
    expect(card?.line).toBeNull();
    expect(card?.facts).toMatch(/^Moonshot AI.* · 2025-\d{2}$/);
  });

  it("Alibaba: both symbols; the board: 79 announcements and 3 companies; an unknown slug: none", async () => {
    expect((await companyCard("alibaba", world.store))?.facts).toBe("9988.HK · BABA");
    expect((await boardCard(world.store)).facts).toBe("79 announcements · 3 companies");
    expect(await eventCard("nothing", world.store)).toBeNull();
    expect(await companyCard("nothing", world.store)).toBeNull();
  });
});
