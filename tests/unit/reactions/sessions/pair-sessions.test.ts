import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseFilter } from "../../../../lib/filters/parse.ts";
import { DEFAULT_FILTER } from "../../../../lib/filters.ts";
import { limitPrices } from "../../../../lib/market/price-limit.ts";
import { DataMovedOn } from "../../../../lib/reactions/data-moved-on.ts";
import { dayZerosOn } from "../../../../lib/reactions/day-zeros.ts";
import { reactions } from "../../../../lib/reactions/reaction.ts";
import { announcementRuns, reactionBatches } from "../../../../lib/reactions/reaction-batches.ts";
import { loadReference, type Reference } from "../../../../lib/reactions/reference.ts";
import { loadPairs, loadSelection, type Selection, select } from "../../../../lib/reactions/selection.ts";
import { sessionsBehind } from "../../../../lib/reactions/sessions/pair-sessions.ts";
import { readBars } from "../../../../lib/store/bars/bars.ts";
import { advanceRevision } from "../../../../lib/store/state.ts";
import type { Store } from "../../../../lib/store/store.ts";
import { collect } from "../../../support/collect.ts";
import { runSql } from "../../../support/plain-sql.ts";
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

/** ChatGPT and QwQ-32B, 27 months apart, to Focus Technology. */
async function yearsApart(store: Store) {
  const stored = await loadReference(store, "en");
  const query = new URLSearchParams("event=chatgpt,qwq-32b&company=focus-technology");
  return { stored, selection: select(stored, parseFilter(query, stored.vocabulary).filter) };
}

describe("announcements that lie years apart", () => {
  const calendar = () => {
    const found = reference.calendars.get("XSHE");
    if (!found) throw new Error("Shenzhen has no calendar");
    return found;
  };
  const dates = (...positions: readonly number[]) =>
    positions.map((position) => calendar().sessions[position]?.session ?? null);
  const behind = (dayZeros: readonly number[], history = 0) =>
    sessionsBehind(calendar(), dayZeros, DEFAULT_FILTER, history).map(({ from, to }) => [from, to]);

  it("are read in windows of 121 sessions before a day 0 to 60 after it; at most 60 sessions apart, in one", () => {
    expect(behind([200, 800])).toEqual([dates(79, 260), dates(679, 860)]);
    expect(behind([441, 200])).toEqual([dates(79, 501)]); // 60 sessions from 260 to 320
    expect(behind([442, 200])).toEqual([dates(79, 260), dates(321, 502)]);
    expect(behind([200, 800], 50)).toEqual([dates(29, 860)]); // a placebo is moved to what lies between
    expect(behind([100, calendar().sessions.length - 10])).toEqual([
      [null, ...dates(160)],
      [...dates(calendar().sessions.length - 10 - 121), null],
    ]);
    expect(behind([])).toEqual([]);
  });

  it("have the figures of the whole series, though no bar between their windows is read", async () => {
    const shipped = await shippedStore();
    try {
      const { selection } = await yearsApart(shipped.store);
      const { loaded } = await loadPairs(shipped.store, selection);
      const [part] = loaded.map(({ series }) => series);
      expect(part?.sessions.length).toBeGreaterThan(600);
      expect(part?.close.filter(Number.isFinite)).toHaveLength(2 * (121 + 1 + 60));
      expect([...reactions(await loadPairs(shipped.store, selection))]).toEqual([
        ...reactions(await loadSelection(shipped.store, selection)),
      ]);
    } finally {
      await shipped.dispose();
    }
  });

  it("have a limit run of 70 sessions whole, of which the first one's window holds 61", async () => {
    const shipped = await shippedStore();
    try {
      const { stored, selection } = await yearsApart(shipped.store);
      const [listing] = selection.listings;
      const first = listing && dayZerosOn(stored, listing.exchangeCode).get("chatgpt")?.dayZero;
      if (!listing || first?.status !== "found") throw new Error("ChatGPT has no day 0 in Shenzhen");
      const bars = await readBars(shipped.store, listing.id);
      const at = bars.findIndex(({ session }) => session === first.session);
      let close = bars[at - 1]?.close ?? Number.NaN;
      const run = bars.slice(at, at + 70).map(({ session }) => {
        close = limitPrices(close, 0.1).up;
        return `UPDATE "Bar" SET "close" = ${close}, "adjustedClose" = ${close}
          WHERE "instrumentId" = ${listing.id} AND "session" = '${session}'`;
      });
      const actions = `DELETE FROM "CorporateAction" WHERE "instrumentId" = ${listing.id}`;
      await runSql(shipped.url, [actions, ...run].join(";"));
      await advanceRevision(shipped.store);
      const own = { ...selection, reference: await loadReference(shipped.store, "en") };
      const [reaction] = reactions(await loadPairs(shipped.store, own));
      expect(reaction).toMatchObject({ event: "chatgpt", limit: "up", limitRun: 70 });
      expect(reaction).toEqual([...reactions(await loadSelection(shipped.store, own))][0]);
    } finally {
      await shipped.dispose();
    }
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
