import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chooseInstruments } from "../../../lib/quotes/ingest/choose-instruments.ts";
import { ingestQuotes } from "../../../lib/quotes/ingest/ingest-quotes.ts";
import { yahooProvider } from "../../../lib/quotes/yahoo/provider.ts";
import { saveBars } from "../../../lib/store/bars/bars.ts";
import { readRuns, startRun } from "../../../lib/store/runs/runs.ts";
import { type AlibabaWorld, alibabaWorld, CLOSES } from "../../support/alibaba-world.ts";
import { HONG_KONG, NOW } from "../../support/ingest-world.ts";

let world: AlibabaWorld;

beforeEach(async () => {
  world = await alibabaWorld();
});

afterEach(() => world.dispose());

describe("what is asked for", () => {
  it("everything without a company: pairs first, then the index, then the shares", async () => {
    const chosen = await chooseInstruments(world.store, {});
    expect(chosen.ok && chosen.value.map(({ symbol }) => symbol)).toEqual([
      "CNY=X",
      "HKD=X",
      "^HSI",
      "002315.SZ",
      "9988.HK",
    ]);
  });

  it("a company's listing, its benchmark and its currency", async () => {
    const chosen = await chooseInstruments(world.store, { companies: ["alibaba"] });
    expect(chosen.ok && chosen.value.map(({ symbol }) => symbol)).toEqual(["HKD=X", "^HSI", "9988.HK"]);
  });

  it("an unknown company opens no run", async () => {
    const run = await ingestQuotes(world.store, yahooProvider({ origin: world.yahoo.origin }), {
      companies: ["alibabba"],
      now: NOW,
    });
    expect(run).toEqual({
      ok: false,
      problem: { code: "unknown company", message: 'There is no company "alibabba". Known: alibaba, focus.' },
    });
    expect(await readRuns(world.store, 9)).toEqual([]);
    expect(world.yahoo.log).toEqual([]);
  });

  it("a first run reaches ten years back, the next one two weeks before the last stored session", async () => {
    await world.ingestAlibaba({ from: undefined });
    await world.ingestAlibaba({ from: undefined });
    const from = world.yahoo.log
      .filter((line) => line.includes("9988.HK"))
      .map((line) => new Date(Number(/period1=(\d+)/.exec(line)?.[1]) * 1000).toISOString());
    expect(from).toEqual(["2015-03-11T16:00:00.000Z", "2025-02-25T16:00:00.000Z"]);
  });

  it("bars after --to are not stored, though Yahoo is asked up to today for later splits", async () => {
    await world.ingestAlibaba({ to: "2025-03-06" });
    expect((await world.bars("9988.HK")).at(-1)?.session).toBe("2025-03-06");
    expect(world.yahoo.log[0]).toContain(`period2=${Date.parse("2025-03-13T00:00Z") / 1000}`);
  });
});

describe("storing", () => {
  it("inserts eight bars of Alibaba, eight of the index and seven rates, as one run that is done", async () => {
    const { own, summary } = await world.ingestAlibaba();
    expect(own).toMatchObject({ inserted: 8, changed: 0, rejected: [], problem: null });
    expect((await world.bars("9988.HK")).map(({ close }) => close)).toEqual(CLOSES);
    expect(summary).toMatchObject({ status: "done", inserted: 23, message: null });
    expect(await readRuns(world.store, 9)).toMatchObject([
      {
        provider: "yahoo",
        status: "done",
        inserted: 23,
        changed: 0,
        message: null,
        finishedAt: expect.any(Date),
      },
    ]);
  });

  it("the same answer again changes nothing: the data revision stays where it was", async () => {
    await world.ingestAlibaba();
    const before = await world.revision();
    const { own } = await world.ingestAlibaba();
    expect(own).toMatchObject({ inserted: 0, changed: 0, unchanged: 8, readjusted: 0 });
    expect(await world.revision()).toBe(before);
    expect(await world.store.revision.count()).toBe(0);
  });

  it("a close of 140.8 that became 140.9 is kept as a revision with both", async () => {
    await world.ingestAlibaba();
    const before = await world.revision();
    world.serveAlibaba({ "2025-03-06": { close: 140.9, open: 140.8, high: 140.9, low: 140.8 } });
    const { own } = await world.ingestAlibaba();
    expect(own).toMatchObject({ inserted: 0, changed: 1 });
    expect(await world.revision()).toBe(before + 1);
    expect(await world.store.revision.findMany({ where: { field: "close" } })).toMatchObject([
      { session: "2025-03-06", before: "140.8", after: "140.9", reason: "provider revised" },
    ]);
  });

  it("a null row is no bar, and what is stored for its session stays", async () => {
    world.serveAlibaba({ "2025-03-06": { close: null } });
    await world.ingestAlibaba();
    expect((await world.bars("9988.HK")).map(({ session }) => session)).not.toContain("2025-03-06");
    world.serveAlibaba({});
    await world.ingestAlibaba();
    world.serveAlibaba({ "2025-03-06": { close: null } });
    await world.ingestAlibaba();
    expect((await world.bars("9988.HK")).length).toBe(8);
  });

  it("a bar that a person corrected is kept against Yahoo's, and a shipped volume where Yahoo has none", async () => {
    const runId = await startRun(world.store, "shipped", {});
    const shipped = { open: null, high: null, low: null, volume: 5e9, source: null };
    await saveBars(world.store, {
      instrumentId: await world.instrumentId("^HSI"),
      runId,
      provider: "shipped",
      reason: "",
      bars: [
        { ...shipped, session: "2025-03-05", close: 23400, flag: "corrected" },
        { ...shipped, session: "2025-03-06", close: 25000, flag: null },
      ],
      mayReplace: () => true,
    });
    const { summary } = await world.ingestAlibaba();
    expect(summary.perInstrument[1]).toMatchObject({ symbol: "^HSI", inserted: 6, changed: 1, kept: 1 });
    expect((await world.bars("^HSI")).slice(2, 4)).toMatchObject([
      { close: 23400, flag: "corrected", provider: "shipped" },
      { close: 25344, volume: 5e9, provider: "yahoo" },
    ]);
  });
});

describe("a stored value of more digits", () => {
  it("2112.345678 stays against Yahoo's 32-bit 2112.3457, which can't contradict it", async () => {
    await saveBars(world.store, {
      instrumentId: await world.instrumentId("^HSI"),
      runId: await startRun(world.store, "shipped", {}),
      provider: "shipped",
      reason: "",
      bars: [
        {
          session: "2025-03-06",
          open: 2112.345678,
          high: 2112.345678,
          low: 2112.345678,
          close: 2112.345678,
          volume: null,
          flag: null,
          source: null,
        },
      ],
      mayReplace: () => true,
    });
    world.yahoo.serve("^HSI", { ...HONG_KONG, bars: [{ session: "2025-03-06", close: 2112.345678 }] });
    const { summary } = await world.ingestAlibaba();
    expect(summary.perInstrument[1]).toMatchObject({ inserted: 0, changed: 0, unchanged: 1, kept: 0 });
    expect(await world.bars("^HSI")).toMatchObject([{ close: 2112.345678, provider: "shipped" }]);
  });
});
