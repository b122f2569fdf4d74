import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeIndex } from "../../../components/command/palette/palette-entries.ts";
import { foundEntriesSchema, paletteIndexSchema } from "../../../components/command/palette/palette-index.ts";
import { foundEntries, paletteIndex } from "../../../components/command/palette/palette-search.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import type { Locale } from "../../../lib/i18n/routing.ts";
import { measuredReactions, paletteSubjects } from "../../../lib/views/palette.ts";
import { addMadeAnnouncements } from "../../support/made-announcements.ts";
import { addMadeRows } from "../../support/made-rows.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let shipped: TemporaryStore;
let world: TemporaryStore;
beforeAll(async () => {
  shipped = await seededStore();
  world = await seededStore();
  await addMadeRows(world.url, 1000);
  await addMadeAnnouncements(world.url, 6000);
});
afterAll(() => Promise.all([shipped.dispose(), world.dispose()]));

const written = (locale: Locale) => ({ locale, messages: messagesIn(locale), writing: false });
const indexOf = async ({ store }: TemporaryStore, locale: Locale = "en") =>
  paletteIndex(await paletteSubjects(locale, store), written(locale));
const found = async (query: string, locale: Locale = "en") =>
  foundEntries(await paletteSubjects(locale, world.store), written(locale), query, (events) =>
    measuredReactions(events, world.store),
  );

describe("the palette's index", () => {
  it("is sent whole of what ships, and nothing but what the browser reads of it", async () => {
    const index = await indexOf(shipped);
    const whole = wholeIndex(await paletteSubjects("en", shipped.store), written("en"));
    expect(index).toEqual(whole);
    expect(index.whole).toBe(true);
  });

  it("of 7,000 announcements and 1,000 companies has the first nine of each, in 60 KB", async () => {
    const index = await indexOf(world);
    expect(index.whole).toBe(false);
    const groups = Map.groupBy(index.entries, ({ group }) => group);
    expect([groups.get("companies")?.length, groups.get("announcements")?.length]).toEqual([9, 9]);
    expect(groups.has("reactions")).toBe(false);
    expect(groups.get("methods")?.length).toBeGreaterThan(20);
    expect(Buffer.byteLength(JSON.stringify(index))).toBeLessThan(60_000);
    expect(paletteIndexSchema.parse(JSON.parse(JSON.stringify(index)))).toEqual(index);
  });
});

describe("the palette's search on the server", () => {
  it("finds a company by its Arabic name and a made one by its symbol", async () => {
    expect((await found("علي بابا", "ar"))[0]).toMatchObject({ href: "/ar/companies/alibaba" });
    expect((await found("ROW777.SZ"))[0]).toMatchObject({ href: "/companies/made-row-777" });
  });

  it("has fifty lines at most, of announcements the one that is called so first", async () => {
    expect(await found("made")).toHaveLength(50);
    expect((await found("made row 77"))[0]).toMatchObject({ href: "/events/made-row-77" });
  });

  it("has what a company did on an announcement for who names both, and the announcements of a day", async () => {
    const both = await found("alibaba qwq-32b");
    const line = both.find(({ href }) => href === "/events/qwq-32b#listing-9988.HK");
    expect(line?.detail).toMatch(/^\+8\.39% · 2025-03-06$/);
    const dates = (await found("6 march 2025")).flatMap(({ date }) => date ?? []);
    expect(dates).toContain("2025-03-06");
  });

  it("forgives a slip, says nothing of nothing, and reads as the browser reads it", async () => {
    expect((await found("alibbaba"))[0]).toMatchObject({ href: "/companies/alibaba" });
    expect(await found("no such thing anywhere")).toEqual([]);
    const entries = JSON.parse(JSON.stringify(await found("qwq")));
    expect(foundEntriesSchema.parse({ entries }).entries).toEqual(entries);
  });
});
