import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chooseInstruments } from "../../../lib/quotes/choose-instruments.ts";
import { ingestQuotes } from "../../../lib/quotes/ingest.ts";
import { yahooProvider } from "../../../lib/quotes/yahoo/provider.ts";
import { saveBars } from "../../../lib/store/bars.ts";
import { readRuns, startRun } from "../../../lib/store/runs.ts";
import { type FakeBar, weekdayBars } from "../../support/fake-yahoo.ts";
import { HONG_KONG, type IngestWorld, ingestWorld, NOW, PAIR, SHENZHEN } from "../../support/ingest-world.ts";
import { instrumentRow } from "../../support/store.ts";

const CLOSES = [130.5, 127.2, 129.9, 140.8, 140.2, 132, 133.1, 134.4];
const ALIBABA = weekdayBars("2025-03-03", CLOSES);

let world: IngestWorld;

beforeEach(async () => {
  world = await ingestWorld();
  world.yahoo.serve("9988.HK", { ...HONG_KONG, bars: ALIBABA });
  world.yahoo.serve("^HSI", {
    ...HONG_KONG,
    bars: weekdayBars(
      "2025-03-03",
      CLOSES.map((close) => close * 180),
    ),
  });
  world.yahoo.serve("HKD=X", {
    ...PAIR,
    bars: weekdayBars(
      "2025-03-03",
      CLOSES.map(() => 7.8),
    ),
  });
  world.yahoo.serve("CNY=X", {
    ...PAIR,
    currency: "CNY",
    bars: weekdayBars(
      "2025-03-03",
      CLOSES.map(() => 7.2),
    ),
  });
  world.yahoo.serve("002315.SZ", { ...SHENZHEN, bars: weekdayBars("2025-03-03", [40.51, 44.56, 49.02, 50]) });
});

afterEach(() => world.dispose());

/** Alibaba's bars with some sessions served differently. */
const serveAlibaba = (changes: Readonly<Record<string, Partial<FakeBar>>>, more: readonly FakeBar[] = []) =>
  world.yahoo.serve("9988.HK", {
    ...HONG_KONG,
    bars: [...ALIBABA.map((bar) => ({ ...bar, ...changes[bar.session] })), ...more],
  });

const alibaba = async (request: Parameters<IngestWorld["ingest"]>[0] = {}) => {
  const summary = await world.ingest({ companies: ["alibaba"], ...request });
  const own = summary.perInstrument.find(({ symbol }) => symbol === "9988.HK");
  if (!own) throw new Error("Alibaba was not asked for");
  return { summary, own };
};

describe("what is asked for", () => {
  it("everything without a company: pairs first, then the index, then the shares", async () => {
    const chosen = await chooseInstruments(world.store);
    expect(chosen.ok && chosen.value.map(({ symbol }) => symbol)).toEqual([
      "CNY=X",
      "HKD=X",
      "^HSI",
      "002315.SZ",
      "9988.HK",
    ]);
  });

  it("a company's listing, its benchmark and its currency", async () => {
    const chosen = await chooseInstruments(world.store, ["alibaba"]);
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
    await alibaba({ from: undefined });
    await alibaba({ from: undefined });
    const from = world.yahoo.log
      .filter((line) => line.includes("9988.HK"))
      .map((line) => new Date(Number(/period1=(\d+)/.exec(line)?.[1]) * 1000).toISOString());
    expect(from).toEqual(["2015-03-11T16:00:00.000Z", "2025-02-25T16:00:00.000Z"]);
  });

  it("bars after --to are not stored, though Yahoo is asked up to today for later splits", async () => {
    await alibaba({ to: "2025-03-06" });
    expect((await world.bars("9988.HK")).at(-1)?.session).toBe("2025-03-06");
    expect(world.yahoo.log[0]).toContain(`period2=${Date.parse("2025-03-13T00:00Z") / 1000}`);
  });
});

describe("storing", () => {
  it("inserts eight bars of Alibaba, eight of the index and seven rates, as one run that is done", async () => {
    const { own, summary } = await alibaba();
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
    await alibaba();
    const before = await world.revision();
    const { own } = await alibaba();
    expect(own).toMatchObject({ inserted: 0, changed: 0, unchanged: 8, readjusted: 0 });
    expect(await world.revision()).toBe(before);
    expect(await world.store.revision.count()).toBe(0);
  });

  it("a close of 140.8 that became 140.9 is kept as a revision with both", async () => {
    await alibaba();
    const before = await world.revision();
    serveAlibaba({ "2025-03-06": { close: 140.9, open: 140.8, high: 140.9, low: 140.8 } });
    const { own } = await alibaba();
    expect(own).toMatchObject({ inserted: 0, changed: 1 });
    expect(await world.revision()).toBe(before + 1);
    expect(await world.store.revision.findMany({ where: { field: "close" } })).toMatchObject([
      { session: "2025-03-06", before: "140.8", after: "140.9", reason: "provider revised" },
    ]);
  });

  it("a null row is no bar, and what is stored for its session stays", async () => {
    serveAlibaba({ "2025-03-06": { close: null } });
    await alibaba();
    expect((await world.bars("9988.HK")).map(({ session }) => session)).not.toContain("2025-03-06");
    serveAlibaba({});
    await alibaba();
    serveAlibaba({ "2025-03-06": { close: null } });
    await alibaba();
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
    const { summary } = await alibaba();
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
    const { summary } = await alibaba();
    expect(summary.perInstrument[1]).toMatchObject({ inserted: 0, changed: 0, unchanged: 1, kept: 0 });
    expect(await world.bars("^HSI")).toMatchObject([{ close: 2112.345678, provider: "shipped" }]);
  });
});

describe("what is kept out", () => {
  it("today's bar at 16:20 in Hong Kong, until the auction's 16:10 and 15 minutes are over", async () => {
    const during = await alibaba({ now: new Date("2025-03-12T16:20:00+08:00") });
    expect(during.own).toMatchObject({ inserted: 7, unfinished: ["2025-03-12"], rejected: [] });
    const after = await alibaba({ now: new Date("2025-03-12T16:25:00+08:00") });
    expect(after.own).toMatchObject({ inserted: 1, unfinished: [] });
  });

  it("a bar of 2025-03-04 in an exchange's holiday, and a bar of a Saturday", async () => {
    await world.store.calendarSession.deleteMany({ where: { session: "2025-03-04" } });
    serveAlibaba({}, [{ session: "2025-03-08", close: 140.2 }]);
    const { own } = await alibaba();
    expect(own.rejected).toEqual([
      { session: "2025-03-04", reason: "XHKG had no session on that date" },
      { session: "2025-03-08", reason: "XHKG had no session on that date" },
    ]);
    expect(own.inserted).toBe(7);
  });

  it("a bar of a Sunday where no calendar is stored", async () => {
    await world.store.calendarSession.deleteMany();
    serveAlibaba({}, [{ session: "2025-03-09", close: 140.2 }]);
    const { own } = await alibaba();
    expect(own).toMatchObject({
      inserted: 8,
      rejected: [{ session: "2025-03-09", reason: "not a weekday" }],
    });
  });

  it("a series in US dollars for a listing in Hong Kong dollars, as a whole", async () => {
    world.yahoo.serve("9988.HK", { ...HONG_KONG, currency: "USD", bars: ALIBABA });
    const { own, summary } = await alibaba();
    expect(own.problem).toEqual({
      code: "wrong currency",
      message: "9988.HK: the answer is in USD, not HKD; nothing of it was stored.",
    });
    expect(await world.bars("9988.HK")).toEqual([]);
    expect(summary).toMatchObject({ status: "partial", inserted: 15 });
  });

  it("60 in Shenzhen after 50: 50 x 1.10 = 55 is the limit price; 49.02, the limit price after 44.56, passes", async () => {
    world.yahoo.serve("002315.SZ", {
      ...SHENZHEN,
      bars: weekdayBars("2025-03-03", [40.51, 44.56, 49.02, 50, 60]),
    });
    const { perInstrument } = await world.ingest({ companies: ["focus"] });
    expect(perInstrument.at(-1)).toMatchObject({
      inserted: 4,
      rejected: [
        {
          session: "2025-03-07",
          reason: "the close of 60 is beyond the price limit of 45 to 55, with no corporate action",
        },
      ],
    });
  });

  it("but not a halved price on the ex-date of a split of 2 for 1, nor a move in Hong Kong", async () => {
    // Yahoo has divided the past by 2 already: 20.26 was 40.51.
    world.yahoo.serve("002315.SZ", {
      ...SHENZHEN,
      bars: weekdayBars("2025-03-03", [20.255, 22.28, 24.51]),
      splits: [{ session: "2025-03-05", numerator: 2, denominator: 1 }],
    });
    const { perInstrument } = await world.ingest({ companies: ["focus"] });
    expect(perInstrument.at(-1)).toMatchObject({ inserted: 3, addedActions: 1, rejected: [] });
    const bars = await world.bars("002315.SZ");
    expect(bars.map(({ close }) => close)).toEqual([40.51, 44.56, 24.51]);
    expect(bars.map(({ adjustedClose }) => adjustedClose)).toEqual([20.255, 22.28, 24.51]);
    serveAlibaba({ "2025-03-06": { close: 160 } });
    expect((await alibaba()).own.rejected).toEqual([]);
  });

  it("a price a hundred times off, in the middle or at the very start", async () => {
    serveAlibaba({ "2025-03-03": { close: 1.305 }, "2025-03-06": { close: 14080 } });
    const { own } = await alibaba();
    expect(own.rejected.map(({ session }) => session)).toEqual(["2025-03-03", "2025-03-06"]);
    expect(own.rejected[1]?.reason).toBe(
      "the close of 14080 is over 50 times 129.9 on 2025-03-05, with no split",
    );
    expect(own.inserted).toBe(6);
  });

  it("a frozen close without volume on a full day; a half day's is stored as indicative", async () => {
    await world.store.calendarSession.updateMany({
      where: { session: "2025-03-10" },
      data: { halfDay: true },
    });
    serveAlibaba({
      "2025-03-06": { close: 129.9, volume: 0 },
      "2025-03-10": { close: 140.2, volume: 0 },
    });
    const { own } = await alibaba();
    expect(own.rejected).toEqual([
      { session: "2025-03-06", reason: "no trade: zero volume and the close of the session before" },
    ]);
    expect((await world.bars("9988.HK")).filter(({ flag }) => flag !== null)).toMatchObject([
      { session: "2025-03-10", close: 140.2, volume: null, flag: "indicative" },
    ]);
  });
});

describe("dividends", () => {
  it("US$0.33301282 at 7.8 after HK$129.9 is HK$2.5975, 2%: closes before 2025-03-06 are adjusted to 98%", async () => {
    await alibaba();
    world.yahoo.serve("9988.HK", {
      ...HONG_KONG,
      bars: ALIBABA,
      dividends: [{ session: "2025-03-06", amount: (129.9 * 0.02) / 7.8 }],
    });
    const { own } = await alibaba();
    expect(own).toMatchObject({ inserted: 0, changed: 0, addedActions: 1, readjusted: 3 });
    const bars = await world.bars("9988.HK");
    expect(bars.map(({ adjustedClose, close }) => adjustedClose / close)).toEqual([
      expect.closeTo(0.98, 12),
      expect.closeTo(0.98, 12),
      expect.closeTo(0.98, 12),
      1,
      1,
      1,
      1,
      1,
    ]);
    expect(await world.store.corporateAction.findMany()).toMatchObject([
      { currency: "USD", basis: "provider" },
    ]);
    const revisions = await world.store.revision.findMany();
    expect(revisions).toMatchObject([
      { session: "2025-03-03", field: "adjustedClose", before: "130.5", reason: "readjusted" },
    ]);
    expect(Number(revisions[0]?.after)).toBeCloseTo(130.5 * 0.98, 9);
    const before = await world.revision();
    expect((await alibaba()).own).toMatchObject({ changed: 0, addedActions: 0, readjusted: 0 });
    expect(await world.revision()).toBe(before);
  });

  it("a dividend that a filing dates one day earlier is not counted twice", async () => {
    await alibaba();
    await world.store.corporateAction.create({
      data: {
        instrumentId: await world.instrumentId("9988.HK"),
        exDate: "2025-03-05",
        kind: "dividend",
        amount: 0.333,
        currency: "USD",
        basis: "stated",
        source: "a filing",
      },
    });
    world.yahoo.serve("9988.HK", {
      ...HONG_KONG,
      bars: ALIBABA,
      dividends: [{ session: "2025-03-06", amount: 0.333 }],
    });
    expect((await alibaba()).own.addedActions).toBe(0);
  });

  it("one without the day's rate leaves the instrument as it was and the others stored", async () => {
    world.yahoo.serve("HKD=X", { ...PAIR, bars: [{ session: "2025-03-12", close: 7.8 }] });
    world.yahoo.serve("9988.HK", {
      ...HONG_KONG,
      bars: ALIBABA,
      dividends: [{ session: "2025-03-06", amount: 0.333 }],
    });
    const { own, summary } = await alibaba();
    expect(own.problem).toMatchObject({
      code: "not adjustable",
      message: "9988.HK: no exchange rate for the USD dividend of 2025-03-06; the bars were not changed.",
    });
    expect(await world.bars("9988.HK")).toEqual([]);
    expect(await world.store.corporateAction.count()).toBe(0);
    expect(summary.status).toBe("partial");
  });
});

describe("faults", () => {
  it("a provider that can't be reached is asked once, and what was stored stays", async () => {
    await alibaba();
    const before = { bars: await world.bars("9988.HK"), revision: await world.revision() };
    const asked = world.yahoo.log.length;
    world.yahoo.fail({ kind: "reset" });
    const { summary, own } = await alibaba();
    expect(summary.status).toBe("failed");
    expect(summary.message).toMatch(
      /can't be reached: the connection was cut\. 2 instruments were not asked for\.$/,
    );
    expect(own.problem?.code).toBe("not asked");
    expect(world.yahoo.log.length - asked).toBe(3);
    expect({ bars: await world.bars("9988.HK"), revision: await world.revision() }).toEqual(before);
    expect(await readRuns(world.store, 1)).toMatchObject([{ status: "failed", message: summary.message }]);
  });

  it("429 twice and then an answer is no fault", async () => {
    world.yahoo.fail({ kind: "status", status: 429 }, 2, "9988.HK");
    expect((await alibaba()).summary.status).toBe("done");
  });

  it("three refusals in a row end the asking", async () => {
    world.yahoo.fail({ kind: "status", status: 403 });
    const { status, perInstrument } = await world.ingest();
    expect(status).toBe("failed");
    expect(perInstrument.map(({ problem }) => problem?.code)).toEqual([
      "refused",
      "refused",
      "refused",
      "not asked",
      "not asked",
    ]);
  });

  it("a symbol that vanished fails alone and its history stays", async () => {
    await alibaba();
    const body = JSON.stringify({
      chart: {
        result: null,
        error: { code: "Not Found", description: "No data found, symbol may be delisted" },
      },
    });
    world.yahoo.fail({ kind: "status", status: 404, body }, 1, "9988.HK");
    const { summary, own } = await alibaba();
    expect(own.problem?.code).toBe("unknown symbol");
    expect(summary.status).toBe("partial");
    expect(await world.bars("9988.HK")).toHaveLength(8);
  });

  it("a run that is stopped asks no further and is written down as such", async () => {
    const { summary } = await alibaba({ signal: AbortSignal.abort() });
    expect(summary).toMatchObject({ status: "failed", inserted: 0 });
    expect(world.yahoo.log).toEqual([]);
  });
});

describe("stored prices that are adjusted", () => {
  const stored = [100, 101, 102];

  beforeEach(async () => {
    await world.dispose();
    world = await ingestWorld({
      companies: [],
      instruments: [instrumentRow("BABA", { currency: "USD", exchange: "XNYS", basis: "adjusted" })],
    });
    await saveBars(world.store, {
      instrumentId: await world.instrumentId("BABA"),
      runId: await startRun(world.store, "shipped", {}),
      provider: "shipped",
      reason: "",
      bars: weekdayBars("2025-03-05", stored).map(({ session, close }) => ({
        session,
        close: close ?? 0,
        open: null,
        high: null,
        low: null,
        volume: null,
        flag: null,
        source: null,
      })),
      mayReplace: () => true,
    });
  });

  const serve = (first: string, closes: readonly number[]) =>
    world.yahoo.serve("BABA", {
      currency: "USD",
      zone: "America/New_York",
      opensAt: "09:30",
      bars: weekdayBars(first, closes),
    });

  it("are not mixed with raw ones: the instrument is skipped, and what to do is said", async () => {
    serve("2025-03-03", CLOSES);
    const { status, perInstrument } = await world.ingest({ from: "2025-03-06" });
    expect(perInstrument[0]).toMatchObject({
      inserted: 0,
      skipped: "skipped: stored prices are adjusted; run with --from 2025-03-05",
      problem: null,
    });
    expect(status).toBe("done");
    expect(world.yahoo.log).toEqual([]);
    expect((await world.bars("BABA")).map(({ close }) => close)).toEqual(stored);
  });

  it("stay where the answer lacks a stored session", async () => {
    serve("2025-03-06", [128, 140, 138]);
    const { perInstrument } = await world.ingest({ from: "2025-03-05" });
    expect(perInstrument[0]?.skipped).toBe(
      "skipped: stored prices are adjusted and the answer lacks 1 of their sessions, the first 2025-03-05; nothing was replaced",
    );
    expect((await world.bars("BABA")).map(({ close }) => close)).toEqual(stored);
  });

  it("are replaced as a whole by an answer that covers them, and the instrument is raw from then on", async () => {
    serve("2025-03-04", [125, 128, 140, 138]);
    const { perInstrument } = await world.ingest({ from: "2025-03-04" });
    expect(perInstrument[0]).toMatchObject({ inserted: 1, changed: 3, skipped: null });
    expect((await world.bars("BABA")).map(({ close }) => close)).toEqual([125, 128, 140, 138]);
    expect(await world.store.instrument.findUnique({ where: { symbol: "BABA" } })).toMatchObject({
      basis: "raw",
    });
    expect((await world.ingest({ from: "2025-03-04" })).perInstrument[0]).toMatchObject({ unchanged: 4 });
  });
});
