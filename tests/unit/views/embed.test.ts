import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayNumber, isoDate } from "../../../lib/market/session-date.ts";
import { companyChart, eventChart } from "../../../lib/views/social/embed.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

describe("the chart of an announcement alone", () => {
  it("QwQ-32B without a company draws its maker's main listing, 9988.HK: +8.39% on 2025-03-06", async () => {
    const found = await eventChart({ slug: "qwq-32b", company: null, language: "en" }, world.store);
    expect(found?.symbol).toBe("9988.HK");
    expect(found?.figure?.session).toBe("2025-03-06");
    expect(found?.figure?.change).toBeCloseTo(140.8 / 129.9 - 1, 10);
    expect(found?.marks).toEqual([{ day: dayNumber("2025-03-06"), title: "QwQ-32B" }]);
    expect(found?.chart.lines[0]?.days).toHaveLength(61);
    expect(found?.last, "its quotes go on after the chart").toBe("2026-02-27");
  });

  it("with ?company=focus-technology it draws 002315.SZ, which closed at its limit", async () => {
    const found = await eventChart(
      { slug: "qwq-32b", company: "focus-technology", language: "en" },
      world.store,
    );
    expect(found?.symbol).toBe("002315.SZ");
    expect(found?.figure?.relation).toBe("moved with it");
  });

  it("an unknown announcement, an unknown company and one known only to the month have none", async () => {
    expect(await eventChart({ slug: "nothing", company: null, language: "en" }, world.store)).toBeNull();
    expect(await eventChart({ slug: "qwq-32b", company: "nothing", language: "en" }, world.store)).toBeNull();
    expect(
      await eventChart({ slug: "kimi-k2-thinking", company: null, language: "en" }, world.store),
    ).toBeNull();
  });
});

describe("the chart of a company alone", () => {
  it("Alibaba is 9988.HK from 2024-01-02 to 2026-02-27, with every marked day 0 inside", async () => {
    const found = await companyChart("alibaba", world.store);
    expect(found?.symbol).toBe("9988.HK");
    const days = found ? [found.chart.time.first, found.chart.time.last] : [];
    expect(days.map(isoDate)).toEqual(["2024-01-02", "2026-02-27"]);
    const days0 = (found?.marks ?? []).map(({ day }) => day);
    expect(days0.length).toBeGreaterThan(10);
    expect(new Set(days0).size).toBe(days0.length);
  });

  it("an unknown one has none", async () => {
    expect(await companyChart("nothing", world.store)).toBeNull();
  });
});
