import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { yahooProvider } from "../../../lib/quotes/yahoo/provider.ts";
import { ALIBABA, type AlibabaWorld, alibabaWorld, CLOSES } from "../../support/alibaba-world.ts";
import { weekdayBars } from "../../support/fake-yahoo.ts";
import { HONG_KONG, SHENZHEN } from "../../support/ingest-world.ts";

const COPY = "no trade: zero volume and the close of the session before";

let world: AlibabaWorld;

beforeEach(async () => {
  world = await alibabaWorld();
});

afterEach(() => world.dispose());

const isKind = (kind: string) =>
  world.store.instrument.update({ where: { symbol: "9988.HK" }, data: { kind } });
const markHalfDay = (session: string) =>
  world.store.calendarSession.updateMany({ where: { session }, data: { halfDay: true } });

describe("how Yahoo's rows are odd", () => {
  it("a null row is no bar, and takes no stored one away", async () => {
    world.serveAlibaba({ "2025-03-06": { close: null } });
    expect((await world.ingestAlibaba()).own).toMatchObject({ inserted: 7, rejected: [] });
    world.serveAlibaba({});
    await world.ingestAlibaba();
    world.serveAlibaba({ "2025-03-06": { close: null } });
    expect((await world.ingestAlibaba()).own).toMatchObject({ inserted: 0, changed: 0 });
    expect(await world.bars("9988.HK")).toHaveLength(8);
  });

  it("today's bar waits until 16:25 in Hong Kong: 16:10, the auction's end, and 15 minutes", async () => {
    const at = async (time: string) =>
      (await world.ingestAlibaba({ now: new Date(`2025-03-12T${time}:00+08:00`) })).own;
    expect(await at("16:24")).toMatchObject({ inserted: 7, unfinished: ["2025-03-12"] });
    expect(await at("16:25")).toMatchObject({ inserted: 1, unfinished: [] });
  });

  it("unordered rows are sorted, and of two rows of 2025-03-06 that of 16:08 is kept; both is said", async () => {
    const again = { session: "2025-03-06", at: "16:08", close: 140.8 };
    world.yahoo.serve("9988.HK", {
      ...HONG_KONG,
      bars: [again, ...ALIBABA.map((bar) => (bar.session === again.session ? { ...bar, close: 139 } : bar))],
    });
    const { own } = await world.ingestAlibaba();
    expect(own).toMatchObject({ inserted: 8, rejected: [] });
    expect(own.remarks).toEqual([
      "9988.HK: its rows came out of order and were sorted.",
      "9988.HK: 1 session came twice (the first 2025-03-06); the later row was kept.",
    ]);
    expect((await world.bars("9988.HK")).map(({ close }) => close)).toEqual(CLOSES);
  });

  it("140.8000030517578 is stored as 140.8", async () => {
    expect(Math.fround(140.8)).toBe(140.8000030517578);
    await world.ingestAlibaba();
    expect((await world.bars("9988.HK"))[3]?.close).toBe(140.8);
  });

  it("a close of 140.8 below a low of 141, and one of 0, are rejected", async () => {
    world.serveAlibaba({ "2025-03-06": { low: 141, high: 142 }, "2025-03-07": { close: 0 } });
    expect((await world.ingestAlibaba()).own.rejected).toEqual([
      { session: "2025-03-06", reason: "a price is below the low of 141" },
      { session: "2025-03-07", reason: "a price is not positive" },
    ]);
  });

  it("a copy on a holiday that the calendar knows is rejected, with volume or without", async () => {
    await world.store.calendarSession.deleteMany({ where: { session: "2025-03-06", exchange: "XHKG" } });
    world.serveAlibaba({ "2025-03-06": { close: 129.9, volume: 0 } });
    const rejected = [{ session: "2025-03-06", reason: "XHKG had no session on that date" }];
    expect((await world.ingestAlibaba()).own).toMatchObject({ inserted: 7, rejected });
    world.serveAlibaba({});
    expect((await world.ingestAlibaba()).own).toMatchObject({ inserted: 0, rejected });
  });

  it("a copy on a holiday that no calendar knows is rejected by its zero volume", async () => {
    await world.store.calendarSession.deleteMany();
    world.serveAlibaba({ "2025-03-06": { close: 129.9, volume: 0 } });
    const rejected = [{ session: "2025-03-06", reason: COPY }];
    expect((await world.ingestAlibaba()).own).toMatchObject({ inserted: 7, rejected });
  });

  it("129.9 frozen for three days without volume is rejected on each, for a share and for a fund", async () => {
    const frozen = { close: 129.9, volume: 0 };
    world.serveAlibaba({ "2025-03-06": frozen, "2025-03-07": frozen, "2025-03-10": frozen });
    const rejected = ["2025-03-06", "2025-03-07", "2025-03-10"].map((session) => ({ session, reason: COPY }));
    expect((await world.ingestAlibaba()).own).toMatchObject({ inserted: 5, rejected });
    await isKind("fund");
    expect((await world.ingestAlibaba()).own).toMatchObject({ inserted: 0, rejected });
  });

  it("asked at 20:00, a newest price of 11:58 is of half the day: it waits, and the next day brings 134.4", async () => {
    const askedWith = async (newest: string, close: number, now: string) => {
      const regularMarketTime = Date.parse(`${newest}+08:00`) / 1000;
      const bars = ALIBABA.map((bar) => (bar.session === "2025-03-12" ? { ...bar, close } : bar));
      world.yahoo.serve("9988.HK", { ...HONG_KONG, bars, meta: { regularMarketTime } });
      return (await world.ingestAlibaba({ now: new Date(`${now}+08:00`) })).own;
    };
    const half = await askedWith("2025-03-12T11:58:00", 133.9, "2025-03-12T20:00:00");
    expect(half).toMatchObject({ inserted: 7, unfinished: ["2025-03-12"] });
    expect(half.remarks).toEqual([
      "9988.HK: the newest price of the answer is 242 minutes older than the end of 2025-03-12; the row of that day waits.",
    ]);
    const whole = await askedWith("2025-03-12T15:50:00", 134.4, "2025-03-12T20:00:00");
    expect(whole).toMatchObject({ inserted: 1, unfinished: [], remarks: [] });
    expect((await world.bars("9988.HK")).at(-1)?.close).toBe(134.4);
  });

  it("a share halted at 11:58 for good has the price of 11:58 for its close, from the end of the next session on", async () => {
    const regularMarketTime = Date.parse("2025-03-12T11:58:00+08:00") / 1000;
    world.yahoo.serve("9988.HK", { ...HONG_KONG, bars: ALIBABA, meta: { regularMarketTime } });
    const at = async (now: string) => (await world.ingestAlibaba({ now: new Date(`${now}+08:00`) })).own;
    expect(await at("2025-03-13T12:00:00")).toMatchObject({ inserted: 7, unfinished: ["2025-03-12"] });
    expect(await at("2025-03-13T23:59:00")).toMatchObject({ inserted: 1, unfinished: [] });
  });

  it("the four prices and the volume of the day before are a copy, and no change of 0%", async () => {
    const day = { open: 132, high: 134, low: 131.5, close: 133.1, volume: 5_000_100 };
    world.serveAlibaba({ "2025-03-11": day, "2025-03-12": day });
    const rejected = [
      {
        session: "2025-03-12",
        reason: "a copy: its four prices and its volume are those of the row before",
      },
    ];
    expect((await world.ingestAlibaba()).own).toMatchObject({ inserted: 7, rejected });
    world.serveAlibaba({ "2025-03-11": day, "2025-03-12": { ...day, volume: 5_000_200 } });
    expect((await world.ingestAlibaba()).own).toMatchObject({ inserted: 1, rejected: [] });
  });

  it("an index has no volume, so a copy of its close can't be told and is stored", async () => {
    await isKind("index");
    world.serveAlibaba({ "2025-03-06": { close: 129.9, volume: 0 } });
    const summary = await world.ingest({ companies: ["alibaba"] });
    const own = summary.perInstrument.find(({ symbol }) => symbol === "9988.HK");
    expect(own).toMatchObject({ inserted: 8, rejected: [] });
    expect((await world.bars("9988.HK"))[3]).toMatchObject({ close: 129.9, flag: null });
  });

  it("a half day's row without volume is stored as indicative, even with the close before", async () => {
    await markHalfDay("2025-03-06");
    world.serveAlibaba({ "2025-03-06": { close: 129.9, volume: 0 } });
    expect((await world.ingestAlibaba()).own).toMatchObject({ inserted: 8, rejected: [] });
    const flagged = (await world.bars("9988.HK")).filter(({ flag }) => flag !== null);
    expect(flagged).toMatchObject([
      { session: "2025-03-06", close: 129.9, volume: null, flag: "indicative" },
    ]);
  });

  it("a day that is missing for all of Hong Kong is not filled; the next run brings it", async () => {
    const without = ALIBABA.filter(({ session }) => session !== "2025-03-06");
    for (const symbol of ["9988.HK", "^HSI"]) world.yahoo.serve(symbol, { ...HONG_KONG, bars: without });
    expect((await world.ingestAlibaba({ from: undefined })).own).toMatchObject({
      inserted: 7,
      problem: null,
    });
    world.yahoo.serve("9988.HK", { ...HONG_KONG, bars: ALIBABA });
    expect((await world.ingestAlibaba({ from: undefined })).own).toMatchObject({ inserted: 1, changed: 0 });
  });
});

describe("how Yahoo's prices are wrong", () => {
  it("US dollars for a listing in Hong Kong dollars: nothing of the answer is stored", async () => {
    world.yahoo.serve("9988.HK", { ...HONG_KONG, currency: "USD", bars: ALIBABA });
    expect((await world.ingestAlibaba()).own).toMatchObject({
      inserted: 0,
      problem: { code: "wrong currency" },
    });
  });

  it("1.408 and 14080 after 129.9 are rejected, on two days in a row too", async () => {
    world.serveAlibaba({ "2025-03-06": { close: 1.408 }, "2025-03-07": { close: 1.402 } });
    const { own } = await world.ingestAlibaba();
    expect(own.rejected.map(({ session }) => session)).toEqual(["2025-03-06", "2025-03-07"]);
    world.serveAlibaba({ "2025-03-06": { close: 14080 } });
    expect((await world.ingestAlibaba()).own.rejected).toEqual([
      {
        session: "2025-03-06",
        reason: "the close of 14080 is over 50 times 129.9 on 2025-03-05, with no split",
      },
    ]);
  });

  it("55.01 in Shenzhen after 50 is beyond the limit price of 55; 55 is not", async () => {
    const fridays = async (close: number) => {
      const bars = weekdayBars("2025-03-03", [40.51, 44.56, 49.02, 50, close]);
      world.yahoo.serve("002315.SZ", { ...SHENZHEN, bars });
      return (await world.ingest({ companies: ["focus"] })).perInstrument.at(-1);
    };
    expect(await fridays(55.01)).toMatchObject({ inserted: 4, rejected: [{ session: "2025-03-07" }] });
    expect(await fridays(55)).toMatchObject({ inserted: 1, rejected: [] });
  });

  it("a split of 8 for 1 divides Yahoo's past by 8: no stored close changes, 7 are adjusted", async () => {
    await world.ingestAlibaba({ to: "2025-03-11" });
    const past = ALIBABA.slice(0, 7).map((bar) => ({
      ...bar,
      close: (bar.close ?? 0) / 8,
      volume: 8_000_000,
    }));
    world.yahoo.serve("9988.HK", {
      ...HONG_KONG,
      bars: [...past, { session: "2025-03-12", close: 16.8 }],
      splits: [{ session: "2025-03-12", numerator: 8, denominator: 1 }],
    });
    const { own } = await world.ingestAlibaba();
    expect(own).toMatchObject({ inserted: 1, changed: 0, addedActions: 1, readjusted: 7, rejected: [] });
    const bars = await world.bars("9988.HK");
    expect(bars.map(({ close }) => close)).toEqual([...CLOSES.slice(0, 7), 16.8]);
    expect(bars[0]).toMatchObject({ adjustedClose: 130.5 / 8, volume: 1_000_000 });
    const revisions = await world.store.revision.findMany();
    expect(revisions).toMatchObject([{ field: "adjustedClose", reason: "readjusted" }]);
  });

  it("a dividend of US$0.25 at 7.8 takes HK$1.95 off, not HK$0.25 as Yahoo does; both can be compared", async () => {
    const factor = 1 - (0.25 * 7.8) / 129.9;
    const wrong = ALIBABA.map(({ session, close }) => {
      const value = close ?? 0;
      return session < "2025-03-06" ? value * (1 - 0.25 / 129.9) : value;
    });
    world.yahoo.serve("9988.HK", {
      ...HONG_KONG,
      bars: ALIBABA,
      dividends: [{ session: "2025-03-06", amount: 0.25 }],
      adjustedCloses: wrong,
    });
    await world.ingestAlibaba();
    const [first] = await world.bars("9988.HK");
    expect(first?.adjustedClose).toBeCloseTo(130.5 * factor, 9);
    const request = { symbol: "9988.HK", zone: HONG_KONG.zone, from: "2025-03-03", to: "2025-03-12" };
    const answer = await yahooProvider({ origin: world.yahoo.origin }).daily(request);
    expect(answer.ok && answer.value.adjustedCloses?.get("2025-03-03")).toBeCloseTo(130.5 - 0.25115, 4);
  });

  it("a dividend seen later adjusts the 3 closes before it, with one revision", async () => {
    await world.ingestAlibaba();
    const dividends = [{ session: "2025-03-06", amount: 0.25 }];
    world.yahoo.serve("9988.HK", { ...HONG_KONG, bars: ALIBABA, dividends });
    expect((await world.ingestAlibaba()).own).toMatchObject({ changed: 0, addedActions: 1, readjusted: 3 });
    expect(await world.store.revision.count()).toBe(1);
  });

  it("140.8 that becomes 140.9 is stored, and the revision keeps both", async () => {
    await world.ingestAlibaba();
    world.serveAlibaba({ "2025-03-06": { close: 140.9 } });
    expect((await world.ingestAlibaba()).own).toMatchObject({ inserted: 0, changed: 1 });
    const revisions = await world.store.revision.findMany({ where: { field: "close" } });
    expect(revisions).toMatchObject([{ session: "2025-03-06", before: "140.8", after: "140.9" }]);
  });
});
