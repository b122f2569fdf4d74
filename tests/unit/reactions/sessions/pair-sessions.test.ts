import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseFilter } from "../../../../lib/filters/parse.ts";
import { DEFAULT_FILTER } from "../../../../lib/filters.ts";
import { reactions } from "../../../../lib/reactions/reaction.ts";
import {
  announcementRuns,
  DataMovedOn,
  reactionBatches,
} from "../../../../lib/reactions/reaction-batches.ts";
import { loadReference, type Reference } from "../../../../lib/reactions/reference.ts";
import { loadPairs, loadSelection, type Selection, select } from "../../../../lib/reactions/selection.ts";
import { advanceRevision } from "../../../../lib/store/state.ts";
import { collect } from "../../../support/collect.ts";
import { seededStore, shippedStore } from "../../../support/seeded-store.ts";
import type { TemporaryStore } from "../../../support/store.ts";

let world: TemporaryStore;
let reference: Reference;
beforeAll(async () => {
  world = await seededStore();
  reference = await loadReference(world.store, "en");
});
afterAll(() => world.dispose());

const selected = (query: string): Selection =>
  select(reference, parseFilter(new URLSearchParams(query), reference.vocabulary).filter);

describe("reactions from the sessions behind them alone", () => {
  it("are those from the whole series for everything that ships, announcement by announcement", async () => {
    const shipped = await shippedStore();
    try {
      const selection = select(await loadReference(shipped.store, "en"), DEFAULT_FILTER);
      const whole = [...reactions(await loadSelection(shipped.store, selection))];
      const oneByOne = [];
      for (const announcement of selection.announcements) {
        const one = { ...selection, announcements: [announcement] };
        oneByOne.push(...reactions(await loadPairs(shipped.store, one)));
      }
      expect(oneByOne).toEqual(whole);
      expect(whole.filter(({ limit }) => limit !== null).length).toBeGreaterThan(5);
    } finally {
      await shipped.dispose();
    }
  });

  it.each([
    "",
    "relation=named&listing=primary",
    "event=qwq-32b",
    "model=mean&window=-5..10",
    "estimation=11..130",
    "estimation=-250..-30&window=-30..40",
    "window=-250..250&estimation=-250..-251",
    "benchmark=HSTECH.HK&from=2025-02-01&to=2025-03-31",
  ])("are those from the whole series, to the last digit: %s", async (query) => {
    const selection = selected(query);
    const fromParts = [...reactions(await loadPairs(world.store, selection))];
    expect(fromParts).toEqual([...reactions(await loadSelection(world.store, selection))]);
    expect(fromParts.length).toBeGreaterThan(0);
  });

  it("of one announcement take 121 sessions before day 0 and 60 after it, of each listing", async () => {
    const { loaded } = await loadPairs(world.store, selected("event=qwq-32b"));
    const lengths = loaded.map(({ series }) => series.sessions.length);
    expect(lengths).toEqual(loaded.map(() => 121 + 1 + 60));
    expect(loaded.map(({ series }) => series.range)).toEqual(
      (await loadSelection(world.store, selected("event=qwq-32b"))).loaded.map(({ series }) => series.range),
    );
  });

  it("take no session of a listing that no pair is of", async () => {
    const alone = reference.announcements.find(({ companies }) => companies.length === 0);
    const { loaded } = await loadPairs(world.store, selected(`event=${alone?.slug}&relation=named`));
    expect(loaded.length).toBeGreaterThan(2);
    expect(loaded.map(({ series }) => series.sessions.length)).toEqual(loaded.map(() => 0));
  });
});

describe("all reactions of a selection, run by run", () => {
  const inRuns = async (selection: Selection, mostBars: number) =>
    (await collect(reactionBatches(world.store, selection, mostBars))).flat();

  it("are the same, in the same order, whether one run holds all or each only a few", async () => {
    const selection = selected("");
    const atOnce = [...reactions(await loadPairs(world.store, selection))];
    expect(await inRuns(selection, 600_000)).toEqual(atOnce);
    expect(await inRuns(selection, 1_000)).toEqual(atOnce);
  });

  it("1,000 listings: a run spans at most 550 days; 4 listings: one run holds two years", () => {
    const dates = (days: readonly string[]) =>
      days.flatMap((localDate) => {
        const [announcement] = reference.announcements;
        return announcement ? [{ ...announcement, localDate }] : [];
      });
    const all = dates(["2020-01-01", "2020-06", "2021-08-01", "2021-09-01", "2021-09-02"]);
    expect(announcementRuns(all, 1_000).map((run) => run.map(({ localDate }) => localDate))).toEqual([
      ["2020-01-01", "2020-06"],
      ["2021-08-01", "2021-09-01", "2021-09-02"],
    ]);
    expect(announcementRuns(all, 4)).toHaveLength(1);
    expect(announcementRuns(dates(["2020-01-01", "2020-01-01", "2020-01-02"]), 10 ** 6)).toHaveLength(2);
  });

  it("break off where quotes are stored between two runs, and say so", async () => {
    const own = await seededStore();
    try {
      const selection = select(await loadReference(own.store, "en"), selected("").filter);
      const batches = reactionBatches(own.store, selection, 1_000);
      expect((await batches.next()).done).toBe(false);
      await advanceRevision(own.store);
      await expect(collect(batches)).rejects.toThrow(DataMovedOn);
    } finally {
      await own.dispose();
    }
  });
});
