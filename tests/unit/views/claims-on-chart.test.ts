import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayNumber } from "../../../lib/market/session-date.ts";
import { claimsOnChart } from "../../../lib/views/claims/claims-on-chart.ts";
import { shippedStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await shippedStore();
}, 300_000); // all that ships is put into a database once for all tests
afterAll(() => world.dispose());

const symbols = ["9988.HK", "BABA"];

describe("the claims that a chart marks", () => {
  const placeOf = async (slug: string) => {
    const placed = await claimsOnChart({ symbols }, "en", world.store);
    return placed.find(({ claim }) => claim.slug === slug)?.place;
  };
  const end = (session: string, price: number) => ({ day: dayNumber(session), price });

  it("a change on a day is its close: 8.4% at 140.80 on 6 March 2025", async () => {
    const close = end("2025-03-06", 140.8);
    expect(await placeOf("arabic-report-alibaba")).toEqual({ symbol: "9988.HK", first: close, last: close });
  });

  it("a change of the year goes from the last close of the year before, 82.85, to that day's", async () => {
    expect(await placeOf("runfyers-alibaba-this-year")).toMatchObject({
      first: end("2024-12-31", 82.85),
      last: { day: dayNumber("2025-03-07") },
    });
  });

  it("the highest since late 2021 is one price on two days", async () => {
    const place = await placeOf("runfyers-alibaba-high");
    expect(place?.last).toEqual(end("2025-03-06", 140.8));
    expect(place?.first).toEqual(end("2021-11-18", 140.8));
  });

  it("a moment of the day is the day's low and high, which is all that is stored of it", async () => {
    const place = await placeOf("48skid-alibaba-price");
    expect(place?.first.day).toBe(dayNumber("2025-03-06"));
    expect(place?.last.day).toBe(dayNumber("2025-03-06"));
    expect(place?.first.price).toBeLessThan(139.6);
    expect(place?.last.price).toBeGreaterThan(139.6);
  });

  it("the change of market value goes between the two prices behind it", async () => {
    expect(await placeOf("arabic-report-market-value")).toMatchObject({
      symbol: "9988.HK",
      first: end("2024-12-31", 82.85),
      last: end("2025-03-06", 140.8),
    });
  });

  it("are those of the listings asked for, the newest day first; with an announcement those that name it", async () => {
    const all = await claimsOnChart({ symbols }, "en", world.store);
    expect(new Set(all.map(({ place }) => place.symbol))).toEqual(new Set(symbols));
    const days = all.map(({ place }) => place.last.day);
    expect(days).toEqual([...days].sort((a, b) => b - a));
    const own = await claimsOnChart({ symbols, event: "qwq-32b" }, "en", world.store);
    expect(own).toHaveLength(8);
    expect(own.every(({ claim }) => claim.announcement?.slug === "qwq-32b")).toBe(true);
  });

  it("a ratio, a conversion and a word without a figure have no place, a limit has its close", async () => {
    const focus = await claimsOnChart({ symbols: ["002315.SZ", "300663.SZ"] }, "en", world.store);
    expect(focus.map(({ claim }) => claim.measure?.kind)).toContain("limit");
    expect(await claimsOnChart({ symbols: [] }, "en", world.store)).toEqual([]);
  });
});
