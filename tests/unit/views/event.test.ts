import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportFile } from "../../../lib/export/export-file.ts";
import { isoDate } from "../../../lib/market/session-date.ts";
import { type EventView, eventView, type ListingReaction } from "../../../lib/views/event.ts";
import { collect } from "../../support/collect.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";
import { column, known, marketModel, returnsOf, seedCsv, sessionsOf } from "./by-hand.ts";

let world: TemporaryStore;
let view: EventView;
async function page(slug: string, query = ""): Promise<EventView> {
  const found = await eventView(slug, new URLSearchParams(query), "en", world.store);
  if (!found) throw new Error(`There is no page of ${slug}`);
  return found;
}
beforeAll(async () => {
  world = await seededStore();
  view = await page("qwq-32b");
});
afterAll(() => world.dispose());

function listing(symbol: string): ListingReaction {
  const found = view.listings.find(({ reaction }) => reaction.symbol === symbol);
  if (!found) throw new Error(`${symbol} is not on the page`);
  return found;
}

describe("the page of QwQ-32B", () => {
  it("has all four listings with day 0 on each exchange: 2025-03-06 in Asia, 2025-03-05 in New York", () => {
    expect(
      view.listings.map(({ reaction: { symbol, dayZero } }) => [
        symbol,
        dayZero.status === "found" ? `${dayZero.session} ${dayZero.reason}` : dayZero.status,
      ]),
    ).toEqual([
      ["9988.HK", "2025-03-06 before the open"],
      ["BABA", "2025-03-05 during the session"],
      ["002315.SZ", "2025-03-06 before the open"],
      ["300663.SZ", "2025-03-06 before the open"],
    ]);
  });

  it("has its sources and its neighbours in time", () => {
    const slugs = seedCsv("announcements.csv").map(({ slug }) => slug);
    const urls = seedCsv("announcement_sources.csv").filter(({ slug }) => slug === "qwq-32b");
    expect(view.announcement.sources.map(({ url }) => url)).toEqual(urls.map(({ url }) => url));
    expect(slugs).toContain(view.neighbours.previous?.slug);
    expect(view.neighbours.next?.slug).toBe("ernie-4-5-and-ernie-x1");
  });

  it("draws CAR from -10 to 10, session by session, with the dates of the exchange", () => {
    const sessions = sessionsOf("XHKG", column("9988.HK", "close"));
    const dayZero = sessions.indexOf("2025-03-06");
    const { path } = listing("9988.HK");
    expect(path.map(({ session }) => session)).toEqual(Array.from({ length: 21 }, (_, at) => at - 10));
    expect(path.map(({ date }) => date)).toEqual(sessions.slice(dayZero - 10, dayZero + 11));
  });

  it("each CAR is the sum of the market model's abnormal returns from -10 on, to 1e-10", () => {
    const sessions = sessionsOf("XHKG", column("9988.HK", "close"));
    const study = {
      returns: returnsOf("9988.HK", sessions),
      market: returnsOf("HSTECH.HK", sessions),
      dayZero: sessions.indexOf("2025-03-06"),
    };
    for (const { session, car } of listing("9988.HK").path) {
      const expected = marketModel({ ...study, window: [-10, session] }).car;
      expect(car, String(session)).toBeCloseTo(expected, 10);
    }
  });

  it("the band is 1.9822 standard errors to either side: t of 95% with 110 - 2 degrees of freedom", () => {
    const sessions = sessionsOf("XHKG", column("9988.HK", "close"));
    const study = {
      returns: returnsOf("9988.HK", sessions),
      market: returnsOf("HSTECH.HK", sessions),
      dayZero: sessions.indexOf("2025-03-06"),
    };
    for (const { session, car, low, high } of listing("9988.HK").path) {
      const { carT, car: sum, sessions: count } = marketModel({ ...study, window: [-10, session] });
      expect(count).toBe(110);
      const half = ((high ?? Number.NaN) - (low ?? Number.NaN)) / 2;
      expect(((high ?? Number.NaN) + (low ?? Number.NaN)) / 2).toBeCloseTo(car ?? Number.NaN, 12);
      expect(half / (sum / carT), String(session)).toBeCloseTo(1.9822, 3);
    }
  });

  it("each listing has an axis of its own that holds its band and zero: 9988.HK to +25%, 300663.SZ beyond", () => {
    for (const { path, axis, reaction } of view.listings) {
      const ends = path.flatMap(({ low, high }) => [low ?? 0, high ?? 0]);
      if (ends.length === 0) {
        expect(axis, reaction.symbol).toBeNull();
        continue;
      }
      expect(axis?.low, reaction.symbol).toBeLessThanOrEqual(Math.min(...ends, 0));
      expect(axis?.high, reaction.symbol).toBeGreaterThanOrEqual(Math.max(...ends, 0));
    }
    expect(listing("9988.HK").axis?.high).toBeCloseTo(0.25, 12);
    expect(listing("300663.SZ").axis?.high).toBeGreaterThan(0.25);
  });

  it("its closes carry what the model expected, from the session before the window to ten after day 0, unclipped", () => {
    const { prices } = listing("9988.HK");
    const [expected] = prices?.expectations ?? [];
    expect(expected?.days.map((day) => isoDate(day))).toEqual(
      expect.arrayContaining(["2025-03-04", "2025-03-06", "2025-03-20"]),
    );
    expect(expected?.days).toHaveLength(13);
    expect(prices?.value?.high).toBeGreaterThanOrEqual(Math.max(...(expected?.high ?? [])));
    expect(prices?.value?.low).toBeLessThanOrEqual(Math.min(...(expected?.low ?? [])));
    expect(listing("BABA").prices?.expectations).toEqual([]);
  });

  it("says on which sessions other announcements of Alibaba fall: the results of 20 February ten before", () => {
    expect(listing("9988.HK").others).toContain(-10);
    expect(listing("9988.HK").others.every((session) => session >= -10 && session <= 10)).toBe(true);
  });

  it("BABA, without a benchmark, has no CAR to draw and still its prices", () => {
    expect(listing("BABA").path).toEqual([]);
    expect(listing("BABA").prices?.lines[0]?.values.length).toBeGreaterThan(40);
  });

  it("draws closes of 30 sessions to either side of day 0 as they ship", () => {
    const closes = column("002315.SZ", "close");
    const [line] = listing("002315.SZ").prices?.lines ?? [];
    expect(line?.days).toHaveLength(61);
    for (const [at, day] of (line?.days ?? []).entries()) {
      expect(line?.closes[at], isoDate(day)).toBe(known(closes, isoDate(day)));
    }
  });

  it("names Manus among the announcements within ten sessions, and not itself", () => {
    const slugs = listing("002315.SZ").confounders.map(({ slug }) => slug);
    expect(slugs).toContain("manus");
    expect(slugs).not.toContain("qwq-32b");
  });

  it("exports one reaction a listing with the CAR and t that the page shows", async () => {
    const query = new URLSearchParams(view.exports.reactions);
    const file = await exportFile({ dataset: "reactions", format: "csv" }, query, world.store);
    if (!file.ok) throw new Error("The page's own query was refused");
    const text = (await collect(file.value.pieces)).join("");
    const rows: Record<string, string>[] = parse(text, { columns: true });
    const cell = (value: number | undefined) => (value === undefined ? "" : String(value));
    expect(rows.map(({ symbol, car, car_t: t }) => [symbol, car, t])).toEqual(
      view.listings.map(({ reaction: { symbol, car } }) => [symbol, cell(car?.value), cell(car?.tStatistic)]),
    );
    expect(file.value.revision).toBe(view.revision);
  });
});

describe("other pages", () => {
  it("Kimi K2 Thinking, known to November 2025, has listings that are not studied and nothing to draw", async () => {
    for (const { reaction, path, prices, confounders } of (await page("kimi-k2-thinking")).listings) {
      expect(reaction.status).toBe("not studied");
      expect([path, prices, confounders]).toEqual([[], null, []]);
    }
  });

  it("against the mean BABA has a CAR path too", async () => {
    const { listings } = await page("qwq-32b", "model=mean");
    expect(listings.map(({ path }) => path.length)).toEqual([21, 21, 21, 21]);
  });

  it("of a slug that does not exist is none", async () => {
    expect(await eventView("qwq-33b", new URLSearchParams(), "en", world.store)).toBeNull();
  });
});
