import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayNumber } from "../../../lib/market/session-date.ts";
import { boardView } from "../../../lib/views/board.ts";
import type { Callout } from "../../../lib/views/figure/callouts.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let shipped: TemporaryStore;
beforeAll(async () => {
  shipped = await seededStore();
});
afterAll(() => shipped.dispose());

const named = async (query = "", language: "en" | "zh" | "ar" = "en") =>
  (await boardView(new URLSearchParams(query), language, shipped.store)).callouts;
const about = (callouts: readonly Callout[], event: string) =>
  callouts.find(({ events }) => events.includes(event));

describe("what the board names on its lines", () => {
  it("is QwQ-32B at Alibaba on 6 March 2025, +8.39%, counted with Focus Technology and Client Service: |t| 5.96", async () => {
    const qwq = about(await named(), "qwq-32b");
    expect(qwq).toMatchObject({ kind: "announced", symbol: "9988.HK", name: "QwQ-32B", offset: 0 });
    expect(qwq?.day).toBe(dayNumber("2025-03-06"));
    expect(qwq?.return).toBeCloseTo(140.8 / 129.9 - 1, 12);
    expect(qwq?.strength).toBeCloseTo(2.41 + 2.05 + 1.5, 1);
  });

  it("has no announcement that may be chance: Qwen3 (t −0.49) and QwQ-Max-Preview (p 0.097) are not named", async () => {
    const callouts = await named();
    expect(about(callouts, "qwen3")).toBeUndefined();
    expect(about(callouts, "qwq-max-preview")).toBeUndefined();
  });

  it("takes the results of 20 February, of which only the day is known, at the session after: +14.56%", async () => {
    const results = about(await named(), "alibaba-december-quarter-2024");
    expect(results).toMatchObject({ kind: "day-only", offset: 1, day: dayNumber("2025-02-21") });
    expect(results?.return).toBeCloseTo(0.1456, 4);
  });

  it("names what one session has together: Qwen3Guard, whose time is known, before the conference of that day", async () => {
    const guard = about(await named(), "apsara-2025");
    expect(guard).toMatchObject({ kind: "announced", name: "Qwen3Guard · Apsara Conference" });
    expect(guard?.events).toEqual(["qwen3guard", "apsara-2025"]);
  });

  it("has 1 September 2025, +18.5%, as a day without an announcement, and 7 April, −18.0%, as the whole market's", async () => {
    const days = (await named("company=alibaba")).filter(({ events }) => events.length === 0);
    const found = days.map(({ kind, day, return: change }) => [kind, day, Number(change.toFixed(3))]);
    expect(found).toContainEqual(["unexplained", dayNumber("2025-09-01"), 0.185]);
    expect(found).toContainEqual(["market", dayNumber("2025-04-07"), -0.18]);
  });

  it("of several companies that the market moved on one day has the first alone", async () => {
    const april = (await named()).filter(({ day }) => day === dayNumber("2025-04-07"));
    expect(april.map(({ symbol }) => symbol)).toEqual(["9988.HK"]);
  });

  it("is the strongest first, and stays within the range shown", async () => {
    const callouts = await named("from=2025-03-01&to=2025-08-31");
    const strengths = callouts.map(({ strength }) => strength);
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
    for (const { day } of callouts) {
      expect(day).toBeGreaterThanOrEqual(dayNumber("2025-03-01"));
      expect(day).toBeLessThanOrEqual(dayNumber("2025-09-01"));
    }
  });

  it("is one announcement alone at every listing, whatever it did: Qwen3 at Alibaba, −0.17%", async () => {
    const callouts = (await named("event=qwen3&from=2025-01-01")).filter(({ events }) => events.length > 0);
    expect(callouts.map(({ symbol }) => symbol)).toContain("9988.HK");
    expect(about(callouts, "qwen3")?.return).toBeCloseTo(-0.0017, 3);
  });

  it("has the reader's language: 云栖大会, مؤتمر أبسارا", async () => {
    expect(about(await named("", "zh"), "apsara-2025")?.name).toContain("云栖大会");
    expect(about(await named("", "ar"), "apsara-2025")?.name).toContain("مؤتمر أبسارا");
  });
});
