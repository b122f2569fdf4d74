import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
