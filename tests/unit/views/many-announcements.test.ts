import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DATASETS } from "../../../lib/export/datasets.ts";
import { exportFile } from "../../../lib/export/export-file.ts";
import { announcementList } from "../../../lib/views/announcement-list.ts";
import { boardView } from "../../../lib/views/board.ts";
import { companyView } from "../../../lib/views/company.ts";
import { compareView } from "../../../lib/views/compare.ts";
import { eventView } from "../../../lib/views/event.ts";
import { timelinePart } from "../../../lib/views/figure/timeline-part.ts";
import { methodsView } from "../../../lib/views/methods.ts";
import { movesView } from "../../../lib/views/moves.ts";
import { paletteSubjects } from "../../../lib/views/palette.ts";
import { reactionsPage } from "../../../lib/views/reactions/reactions-page.ts";
import { eventChart } from "../../../lib/views/social/embed.ts";
import { announcementFeed } from "../../../lib/views/social/feed.ts";
import { eventCard } from "../../../lib/views/social/social-card.ts";
import { collect } from "../../support/collect.ts";
import { addMadeAnnouncements } from "../../support/made-announcements.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

/** QwQ-32B came out on this day, and on the next one it moved. */
const DAY = { first: "2025-03-06", days: 1 };
const COUNTS = [0, 500, 1000] as const;

let worlds: readonly TemporaryStore[];
beforeAll(async () => {
  worlds = await Promise.all(
    COUNTS.map(async (count) => {
      const world = await seededStore();
      if (count > 0) await addMadeAnnouncements(world.url, count, DAY);
      return world;
    }),
  );
});
afterAll(() => Promise.all(worlds.map(({ dispose }) => dispose())));

type Read = (world: TemporaryStore) => Promise<unknown>;
const asked = (query: string) => new URLSearchParams(query);
const all = asked("relation=all&listing=all");

const PAGES: Readonly<Record<string, Read>> = {
  board: ({ store }) => boardView(all, "zh", store),
  company: ({ store }) => companyView("alibaba", {}, "en", store),
  event: ({ store }) => eventView("qwq-32b", {}, "ar", store),
  "an announcement among them": ({ store }) => eventView("made-00250", {}, "en", store),
  ...Object.fromEntries(
    ["averages", "table", "heat", "paths", "dumbbell"].map((view): [string, Read] => [
      `reactions as ${view}`,
      ({ store }) => reactionsPage(asked(`relation=all&listing=all&view=${view}`), "en", store),
    ]),
  ),
  comparison: ({ store }) => compareView(asked("event=qwq-32b&by=company"), "en", store),
  moves: ({ store }) => movesView({ sigma: "2" }, "en", store),
  methods: ({ store }) => methodsView("en", store),
  "list of announcements": ({ store }) => announcementList({}, "en", store),
  feed: ({ store }) => announcementFeed(asked(""), "en", store),
  "part of the timeline": ({ store }) => timelinePart(asked("first=2025-03-01&last=2025-03-31"), "en", store),
  palette: ({ store }) => paletteSubjects("en", store),
  "chart to embed": ({ store }) => eventChart({ slug: "qwq-32b", company: "alibaba", language: "en" }, store),
  picture: ({ store }) => eventCard("qwq-32b", "en", store),
};

async function exported(name: string, { store }: TemporaryStore): Promise<string> {
  const [dataset, format] = name.split(".");
  const known = DATASETS.find((one) => one === dataset);
  if (!known) throw new Error(name);
  const file = await exportFile(
    { dataset: known, format: format === "json" ? "json" : "csv" },
    asked(""),
    store,
  );
  if (!file.ok) throw new Error("no export");
  return (await collect(file.value.pieces)).join("");
}

/** Bytes that 500 announcements more add, and that the next 500 add. */
async function growth(read: (world: TemporaryStore) => Promise<string>): Promise<[number, number]> {
  const [none = 0, half = 0, whole = 0] = await Promise.all(
    worlds.map(async (world) => Buffer.byteLength(await read(world))),
  );
  return [half - none, whole - half];
}

/** What an announcement may add at most, in bytes: rows for four listings with a hundred names each. */
const MOST_BYTES_EACH = 12_000;
/** What one adds to every page: its line among what a filter offers. A table that comes in pages has no more of them. */
const LINE_BYTES_EACH = 120;

describe("500 announcements on one day, and 500 more", () => {
  it.each(Object.keys(PAGES))("%s: the second 500 add no more than the first", async (name) => {
    // The heat map is drawn on the server from whole reactions and shows nothing of what stands in their windows.
    const sent = (key: string, value: unknown) =>
      name === "reactions as heat" && key === "confounders" ? undefined : value;
    const [first, second] = await growth(
      async (world) => JSON.stringify(await PAGES[name]?.(world), sent) ?? "",
    );
    expect(second).toBeLessThanOrEqual(Math.max(first, 500 * LINE_BYTES_EACH) * 1.15 + 2000);
    expect(first).toBeLessThan(500 * MOST_BYTES_EACH);
  });

  it.each(DATASETS.flatMap((dataset) => [`${dataset}.csv`, `${dataset}.json`]))(
    "%s: the second 500 add no more than the first",
    async (name) => {
      const [first, second] = await growth((world) => exported(name, world));
      expect(second).toBeLessThanOrEqual(Math.max(first, 0) * 1.15 + 2000);
      expect(first).toBeLessThan(500 * MOST_BYTES_EACH);
    },
  );

  it("a row names the hundred nearest, those of its own day before the next day's, and says how many more", async () => {
    const [, , world] = worlds;
    if (!world) throw new Error("no world");
    const { listings } = (await eventView("qwq-32b", {}, "en", world.store)) ?? { listings: [] };
    const { reaction, confounders, confounderCount } =
      listings.find(({ reaction: { symbol } }) => symbol === "9988.HK") ?? {};
    expect(reaction?.confounderCount).toBeGreaterThan(1000);
    expect(reaction?.confounders).toHaveLength(100);
    expect(reaction?.nearestConfounders).toHaveLength(10);
    expect(confounders).toHaveLength(100);
    expect(confounderCount).toBeGreaterThan(reaction?.confounderCount ?? 0);
    const own = (await exported("reactions.csv", world))
      .split("\r\n")
      .find((row) => row.startsWith("qwq-32b,alibaba,9988.HK,"));
    const more = (reaction?.confounderCount ?? 0) - 100;
    expect(own).toMatch(new RegExp(`;\\+${more} more,`));
    expect(own?.match(/;/g)).toHaveLength(100);
  });

  it("each title is sent once beside the rows of a table, and every row finds its own by position", async () => {
    const [, , world] = worlds;
    const view = world && (await companyView("alibaba", {}, "en", world.store));
    if (!view) throw new Error("no view");
    expect(new Set(view.titles).size).toBe(view.titles.length);
    for (const { nearestConfounders, title } of view.reactions) {
      expect(nearestConfounders.length).toBeLessThanOrEqual(10);
      for (const at of nearestConfounders) {
        expect(view.titles[at]).toBeDefined();
        expect(view.titles[at]).not.toBe(title);
      }
    }
  });
});
