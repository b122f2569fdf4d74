import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readRuns } from "../../../lib/store/runs/runs.ts";
import { ALIBABA, type AlibabaWorld, alibabaWorld } from "../../support/alibaba-world.ts";
import { weekdayBars } from "../../support/fake-yahoo.ts";
import { HONG_KONG, SHENZHEN } from "../../support/ingest-world.ts";

let world: AlibabaWorld;

beforeEach(async () => {
  world = await alibabaWorld();
});

afterEach(() => world.dispose());

describe("what is kept out", () => {
  it("today's bar at 16:20 in Hong Kong, until the auction's 16:10 and 15 minutes are over", async () => {
    const during = await world.ingestAlibaba({ now: new Date("2025-03-12T16:20:00+08:00") });
    expect(during.own).toMatchObject({ inserted: 7, unfinished: ["2025-03-12"], rejected: [] });
    const after = await world.ingestAlibaba({ now: new Date("2025-03-12T16:25:00+08:00") });
    expect(after.own).toMatchObject({ inserted: 1, unfinished: [] });
  });

  it("a bar of 2025-03-04 in an exchange's holiday, and a bar of a Saturday", async () => {
    await world.store.calendarSession.deleteMany({ where: { session: "2025-03-04" } });
    world.serveAlibaba({}, [{ session: "2025-03-08", close: 140.2 }]);
    const { own } = await world.ingestAlibaba();
    expect(own.rejected).toEqual([
      { session: "2025-03-04", reason: "XHKG had no session on that date" },
      { session: "2025-03-08", reason: "XHKG had no session on that date" },
    ]);
    expect(own.inserted).toBe(7);
  });

  it("a bar of a Sunday where no calendar is stored", async () => {
    await world.store.calendarSession.deleteMany();
    world.serveAlibaba({}, [{ session: "2025-03-09", close: 140.2 }]);
    const { own } = await world.ingestAlibaba();
    expect(own).toMatchObject({
      inserted: 8,
      rejected: [{ session: "2025-03-09", reason: "not a weekday" }],
    });
  });

  it("a series in US dollars for a listing in Hong Kong dollars, as a whole", async () => {
    world.yahoo.serve("9988.HK", { ...HONG_KONG, currency: "USD", bars: ALIBABA });
    const { own, summary } = await world.ingestAlibaba();
    expect(own.problem).toEqual({
      code: "wrong currency",
      message: "9988.HK: its prices are in USD, not HKD; nothing of it was stored.",
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
    world.serveAlibaba({ "2025-03-06": { close: 160 } });
    expect((await world.ingestAlibaba()).own.rejected).toEqual([]);
  });

  it("a price a hundred times off, in the middle or at the very start", async () => {
    world.serveAlibaba({ "2025-03-03": { close: 1.305 }, "2025-03-06": { close: 14080 } });
    const { own } = await world.ingestAlibaba();
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
    world.serveAlibaba({
      "2025-03-06": { close: 129.9, volume: 0 },
      "2025-03-10": { close: 140.2, volume: 0 },
    });
    const { own } = await world.ingestAlibaba();
    expect(own.rejected).toEqual([
      { session: "2025-03-06", reason: "no trade: zero volume and the close of the session before" },
    ]);
    expect((await world.bars("9988.HK")).filter(({ flag }) => flag !== null)).toMatchObject([
      { session: "2025-03-10", close: 140.2, volume: null, flag: "indicative" },
    ]);
  });

  it("but not an unchanged close in an answer without any volume, which is not flagged either", async () => {
    const bars = weekdayBars("2025-03-03", [130.5, 130.5, 129.9, 129.9]).map((bar) => ({
      ...bar,
      volume: null,
    }));
    world.yahoo.serve("9988.HK", { ...HONG_KONG, bars });
    expect((await world.ingestAlibaba()).own).toMatchObject({ inserted: 4, rejected: [] });
    expect((await world.bars("9988.HK")).map(({ flag }) => flag)).toEqual([null, null, null, null]);
  });

  it("nor an unchanged close with volume", async () => {
    world.serveAlibaba({ "2025-03-06": { close: 129.9 } });
    expect((await world.ingestAlibaba()).own).toMatchObject({ inserted: 8, rejected: [] });
  });
});

describe("faults", () => {
  it("a provider that can't be reached is asked once, and what was stored stays", async () => {
    await world.ingestAlibaba();
    const before = { bars: await world.bars("9988.HK"), revision: await world.revision() };
    const asked = world.yahoo.log.length;
    world.yahoo.fail({ kind: "reset" });
    const { summary, own } = await world.ingestAlibaba();
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
    expect((await world.ingestAlibaba()).summary.status).toBe("done");
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
    await world.ingestAlibaba();
    const body = JSON.stringify({
      chart: {
        result: null,
        error: { code: "Not Found", description: "No data found, symbol may be delisted" },
      },
    });
    world.yahoo.fail({ kind: "status", status: 404, body }, 1, "9988.HK");
    const { summary, own } = await world.ingestAlibaba();
    expect(own.problem?.code).toBe("unknown symbol");
    expect(summary.status).toBe("partial");
    expect(await world.bars("9988.HK")).toHaveLength(8);
  });

  it("a run that is stopped asks no further and is written down as such", async () => {
    const { summary } = await world.ingestAlibaba({ signal: AbortSignal.abort() });
    expect(summary).toMatchObject({ status: "failed", inserted: 0 });
    expect(world.yahoo.log).toEqual([]);
  });
});
