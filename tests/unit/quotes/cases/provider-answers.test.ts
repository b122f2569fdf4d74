import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readFindings } from "../../../../lib/store/runs/findings.ts";
import { ALIBABA, type AlibabaWorld, alibabaWorld, CLOSES } from "../../../support/alibaba-world.ts";
import { type FakeBar, type FakeSeries, weekdayBars } from "../../../support/fake-yahoo.ts";
import { HONG_KONG, SHENZHEN } from "../../../support/ingest-world.ts";
import { companyRow } from "../../../support/store.ts";

let world: AlibabaWorld;

beforeEach(async () => {
  world = await alibabaWorld();
});

afterEach(() => world.dispose());

const serve = (said: Partial<FakeSeries>) =>
  world.yahoo.serve("9988.HK", { ...HONG_KONG, bars: ALIBABA, ...said });
const closes = async () => (await world.bars("9988.HK")).map(({ close }) => close);
const actions = () => world.store.corporateAction.findMany({ orderBy: { exDate: "asc" } });
const found = async (kind: string) =>
  (await readFindings(world.store)).filter((one) => one.kind === kind && one.subject === "9988.HK");

describe("an answer that is not what was asked for", () => {
  it("rows of 1wk by its own word are refused, though each falls on a session", async () => {
    serve({ meta: { dataGranularity: "1wk" } });
    expect((await world.ingestAlibaba()).own.problem).toEqual({
      code: "not daily",
      message:
        "9988.HK: its rows are said to be of 1wk, not of a day; nothing of it was stored. Save daily quotes; if each row is one day all the same, say --confirm days.",
    });
    expect(await closes()).toEqual([]);
  });

  it("months are refused by the steps between them where it calls them days", async () => {
    await world.store.calendarSession.deleteMany();
    const months = ["2024-11-01", "2024-12-02", "2025-01-02", "2025-02-03", "2025-03-03"];
    serve({ bars: months.map((session) => ({ session, close: 130 })) });
    const { own } = await world.ingestAlibaba({ from: "2024-10-01" });
    expect(own.problem?.message).toContain("its rows are a month apart (4 of 4 steps");
  });

  it("one about 0700.HK is refused, naming both", async () => {
    serve({ meta: { symbol: "0700.HK" } });
    expect((await world.ingestAlibaba()).own.problem).toEqual({
      code: "another instrument",
      message: "9988.HK: the answer is about 0700.HK, not 9988.HK; nothing of it was stored.",
    });
  });

  it("one without a symbol or a granularity is taken as it is", async () => {
    serve({ meta: { symbol: undefined, dataGranularity: undefined, firstTradeDate: null } });
    expect((await world.ingestAlibaba()).own).toMatchObject({ inserted: 8, problem: null });
  });

  it("closes that are all 0.98 of the stored ones are of another basis: refused, and one changed close is not", async () => {
    await world.ingestAlibaba();
    serve({ bars: ALIBABA.map((bar) => ({ ...bar, close: Number(((bar.close ?? 0) * 0.98).toFixed(2)) })) });
    const { own } = await world.ingestAlibaba();
    expect(own.problem?.message).toContain(
      "8 of 8 closes that are stored too differ from those by a steady factor of about 0.98 (127.89 on 2025-03-03 where 130.5 is stored)",
    );
    expect(await closes()).toEqual(CLOSES);
    world.serveAlibaba({ "2025-03-06": { close: 140.9 } });
    expect((await world.ingestAlibaba()).own).toMatchObject({ changed: 1, problem: null });
  });

  it("another company's closes under its symbol are refused, because they follow no pattern", async () => {
    await world.ingestAlibaba();
    serve({ bars: weekdayBars("2025-03-03", [501, 489.2, 512, 520.5, 533, 519, 508.5, 515]) });
    expect((await world.ingestAlibaba()).own.problem?.message).toContain(
      "8 of 8 closes that are stored too differ from those without any pattern",
    );
  });
});

describe("dividends as they come", () => {
  it("1.95 in Hong Kong dollars of its own are 1.95 of 129.9, not 15.21", async () => {
    serve({ dividends: [{ session: "2025-03-06", amount: 1.95, currency: "HKD" }] });
    await world.ingestAlibaba();
    expect(await actions()).toMatchObject([{ amount: 1.95, currency: "HKD" }]);
    const [first] = await world.bars("9988.HK");
    expect(first?.adjustedClose).toBeCloseTo(130.5 * (1 - 1.95 / 129.9), 9);
  });

  it("a currency that is none, such as GBp, is as if it was not said: US dollars, as Alibaba declares", async () => {
    serve({ dividends: [{ session: "2025-03-06", amount: 0.25, currency: "GBp" }] });
    await world.ingestAlibaba();
    expect(await actions()).toMatchObject([{ amount: 0.25, currency: "USD" }]);
  });

  it("0.50 on two neighbouring days is one dividend, on the first of them, with a finding", async () => {
    serve({
      dividends: [
        { session: "2025-03-06", amount: 0.5 },
        { session: "2025-03-07", amount: 0.5 },
      ],
    });
    expect((await world.ingestAlibaba()).own.addedActions).toBe(1);
    expect(await actions()).toMatchObject([{ exDate: "2025-03-06", amount: 0.5 }]);
    expect(await found("action listed twice")).toMatchObject([
      { session: "2025-03-06", detail: { action: "dividend", amount: 0.5, again: "2025-03-07" } },
    ]);
  });

  it("0.50 and 0.30 two days apart are two dividends", async () => {
    serve({
      dividends: [
        { session: "2025-03-05", amount: 0.5 },
        { session: "2025-03-07", amount: 0.3 },
      ],
    });
    expect((await world.ingestAlibaba()).own).toMatchObject({ addedActions: 2, findings: [] });
  });

  it.each([
    [82, 0.631],
    [150, 1.155],
  ])(
    "%d Hong Kong dollars of a close of 129.9 are held back, and the eight bars stored without them",
    async (amount, share) => {
      serve({ dividends: [{ session: "2025-03-06", amount, currency: "HKD" }] });
      expect((await world.ingestAlibaba()).own).toMatchObject({
        inserted: 8,
        addedActions: 0,
        problem: null,
      });
      expect((await world.bars("9988.HK"))[0]).toMatchObject({ adjustedClose: 130.5 });
      expect(await found("dividend held back")).toMatchObject([
        { severity: "error", session: "2025-03-06", detail: { amount, share: expect.closeTo(share, 3) } },
      ]);
    },
  );

  it("and the finding goes once the provider lists what is right", async () => {
    serve({ dividends: [{ session: "2025-03-06", amount: 82, currency: "HKD" }] });
    await world.ingestAlibaba();
    serve({ dividends: [{ session: "2025-03-06", amount: 0.82, currency: "HKD" }] });
    await world.ingestAlibaba();
    expect(await found("dividend held back")).toEqual([]);
    expect(await actions()).toMatchObject([{ amount: 0.82 }]);
  });
});

/** Alibaba's week with a real split of five for one on 2025-03-07: as traded, and as Yahoo divides it later. */
const SPLIT = [{ session: "2025-03-07", numerator: 5, denominator: 1 }];
const AFTER = [28, 26.4, 26.6, 26.9];
const AS_TRADED: FakeBar[] = weekdayBars("2025-03-03", [...CLOSES.slice(0, 4), ...AFTER]);
const DIVIDED: FakeBar[] = AS_TRADED.map((bar, index) =>
  index < 4 ? { ...bar, close: (bar.close ?? 0) / 5, volume: 5_000_000 } : bar,
);
const stored = async () =>
  (await world.bars("9988.HK")).map(({ session, close, volume }) => [session, close, volume]);

describe("a split that the prices do not show yet", () => {
  const until = (session: string) => ({ to: session, now: new Date(`${session}T20:00:00+08:00`) });
  const upTo = (bars: readonly FakeBar[], session: string) => bars.filter((bar) => bar.session <= session);

  it("listed on the day while the past is divided only later: no close is five times too high, on any day", async () => {
    serve({ bars: upTo(AS_TRADED, "2025-03-06") });
    await world.ingestAlibaba(until("2025-03-06"));
    serve({ bars: upTo(AS_TRADED, "2025-03-10"), splits: SPLIT });
    const undivided = await world.ingestAlibaba(until("2025-03-10"));
    expect(undivided.own).toMatchObject({ inserted: 2, changed: 0, addedActions: 1 });
    expect(undivided.own.remarks).toContain(
      "4 sessions before a split: not divided by it yet, kept as the values of the day",
    );
    serve({ bars: DIVIDED, splits: SPLIT });
    expect((await world.ingestAlibaba()).own).toMatchObject({ inserted: 2, changed: 0 });
    const inTwoSteps = await stored();
    await world.store.bar.deleteMany();
    await world.store.corporateAction.deleteMany();
    await world.ingestAlibaba();
    expect(await stored()).toEqual(inTwoSteps);
    expect(await closes()).toEqual([...CLOSES.slice(0, 4), ...AFTER]);
  });

  it("before its first session it waits, with a finding, and is taken when the session is there", async () => {
    serve({ bars: upTo(AS_TRADED, "2025-03-06") });
    await world.ingestAlibaba(until("2025-03-06"));
    serve({ bars: upTo(AS_TRADED, "2025-03-06"), splits: SPLIT });
    const noon = { to: "2025-03-07", now: new Date("2025-03-07T12:00:00+08:00") };
    expect((await world.ingestAlibaba(noon)).own).toMatchObject({ changed: 0, addedActions: 0 });
    expect(await found("split held back")).toMatchObject([
      { session: "2025-03-07", detail: { ratio: "5:1" } },
    ]);
    serve({ bars: DIVIDED, splits: SPLIT });
    expect((await world.ingestAlibaba()).own).toMatchObject({ addedActions: 1, changed: 0 });
    expect(await found("split held back")).toEqual([]);
  });

  it("an imaginary split of 4:1 that no price shows is held back: no close is four times too high", async () => {
    await world.ingestAlibaba();
    serve({ splits: [{ session: "2025-03-06", numerator: 4, denominator: 1 }] });
    const { own } = await world.ingestAlibaba();
    expect(own).toMatchObject({ inserted: 0, changed: 0, addedActions: 0, readjusted: 0, problem: null });
    expect(await closes()).toEqual(CLOSES);
    expect(await found("split held back")).toHaveLength(1);
    serve({});
    await world.ingestAlibaba();
    expect(await found("split held back")).toEqual([]);
  });

  it("without anything stored, on its own day, nobody can tell how its past stands: refused until tomorrow", async () => {
    serve({ bars: upTo(AS_TRADED, "2025-03-06"), splits: SPLIT });
    const noon = { to: "2025-03-07", now: new Date("2025-03-07T12:00:00+08:00") };
    expect((await world.ingestAlibaba(noon)).own.problem?.message).toBe(
      "9988.HK: It ends on 2025-03-06, and a split came on 2025-03-07. Whether its prices are divided by that can't be told from its figures; nothing of it was stored. Get it once more up to 2025-03-07 or later.",
    );
  });
});

describe("price limits and sessions", () => {
  const listing = (said: Partial<FakeSeries>) =>
    world.yahoo.serve("301099.SZ", { ...SHENZHEN, bars: [], ...said });
  const ingestListing = async () => {
    const { store } = world;
    const known = await store.instrument.findUnique({ where: { symbol: "301099.SZ" } });
    if (!known) {
      const row = { currency: "CNY", exchange: "XSHE", kind: "share", name: "New", symbol: "301099.SZ" };
      const company = await store.company.create({ data: companyRow("new", 7) });
      await store.instrument.create({ data: { ...row, companyId: company.id } });
    }
    return (await world.ingest({ companies: ["new"] })).perInstrument.at(-1);
  };

  it("a new listing on ChiNext has none in its first five sessions by Yahoo's firstTradeDate, and 20% from the sixth", async () => {
    const bars = weekdayBars("2025-03-03", [20, 44, 31, 52, 40, 49]);
    listing({ bars, meta: { firstTradeDate: Date.parse("2025-03-03T01:30:00Z") / 1000 } });
    expect(await ingestListing()).toMatchObject({
      inserted: 5,
      rejected: [{ session: "2025-03-10", reason: expect.stringContaining("price limit of 32 to 48") }],
    });
    const row = await world.store.instrument.findUniqueOrThrow({ where: { symbol: "301099.SZ" } });
    expect(row.listedOn).toBe("2025-03-03");
    const errors = (await readFindings(world.store)).filter(
      ({ subject, severity }) => subject === "301099.SZ" && severity === "error",
    );
    expect(errors).toEqual([]);
  });

  it("without a day of listing the same closes are held back", async () => {
    listing({ bars: weekdayBars("2025-03-03", [20, 44, 46]), meta: { firstTradeDate: null } });
    expect(await ingestListing()).toMatchObject({ inserted: 1, rejected: [{}, {}] });
  });

  it("one close beyond the limit does not hold back the next one that keeps it", async () => {
    world.yahoo.serve("002315.SZ", {
      ...SHENZHEN,
      bars: weekdayBars("2025-03-03", [40.51, 44.56, 49.02, 60, 53, 55]),
    });
    const own = (await world.ingest({ companies: ["focus"] })).perInstrument.at(-1);
    expect(own).toMatchObject({ inserted: 5, rejected: [{ session: "2025-03-06" }] });
  });

  it("20 closes at three times the level are all held back, though 1.1^13 would allow it", async () => {
    await world.store.calendarSession.deleteMany();
    const wrong = Array.from({ length: 20 }, (_, day) => 150 + (day % 3));
    const bars = weekdayBars("2025-02-03", [50, 50.5, ...wrong]);
    world.yahoo.serve("002315.SZ", { ...SHENZHEN, bars });
    const own = (await world.ingest({ companies: ["focus"], from: "2025-02-01" })).perInstrument.at(-1);
    expect(own).toMatchObject({ inserted: 2, rejected: expect.objectContaining({ length: 20 }) });
  });

  it("an index that stands still at the close before on a closed day has no session then, and a quiet share none either", async () => {
    await world.store.calendarSession.deleteMany();
    const moving = weekdayBars("2025-03-03", [23_000, 23_100, 23_100, 23_250]).map((bar, day) => ({
      ...bar,
      volume: 0,
      ...(day === 2 ? {} : { open: 22_990, high: 23_300, low: 22_900 }),
    }));
    world.yahoo.serve("^HSI", { ...HONG_KONG, bars: moving });
    const { summary } = await world.ingestAlibaba();
    expect(summary.perInstrument.find(({ symbol }) => symbol === "^HSI")).toMatchObject({
      inserted: 3,
      rejected: [
        { session: "2025-03-05", reason: "no session: every price is the close of the session before" },
      ],
    });
  });
});

describe("a copy of an index on a closed day", () => {
  const copied = [23_000, 23_100, 23_100, 23_250].map((close, day) => ({
    close,
    volume: day === 2 ? 0 : 9e9,
  }));
  const bars = weekdayBars(
    "2025-03-03",
    copied.map(({ close }) => close),
  ).map((bar, day) => ({
    ...bar,
    ...copied[day],
  }));

  it("is no session where no calendar covers it, even if no row has a range", async () => {
    await world.store.calendarSession.deleteMany();
    world.yahoo.serve("^HSI", { ...HONG_KONG, bars });
    const { summary } = await world.ingestAlibaba();
    expect(summary.perInstrument.find(({ symbol }) => symbol === "^HSI")).toMatchObject({
      inserted: 3,
      rejected: [{ session: "2025-03-05" }],
    });
  });
});

describe("volumes", () => {
  it("more shares than there are is no volume: the close is stored without it, with a finding", async () => {
    const { companyId } = await world.store.instrument.findUniqueOrThrow({ where: { symbol: "9988.HK" } });
    await world.store.shareCount.create({
      data: { companyId: companyId ?? 0, asOf: "2025-01-01", shares: 19e9, source: "test" },
    });
    world.serveAlibaba({ "2025-03-06": { volume: 31_000_000_000 } });
    await world.ingestAlibaba();
    expect((await world.bars("9988.HK"))[3]).toMatchObject({ close: 140.8, volume: null });
    expect(await found("volume left out")).toMatchObject([{ session: "2025-03-06" }]);
  });

  it("a provider's in lots where shares are stored are left out, with a finding, and the stored ones stay", async () => {
    await world.ingestAlibaba();
    const lots = Object.fromEntries(ALIBABA.map(({ session }) => [session, { volume: 10_000 }]));
    world.serveAlibaba({ ...lots, "2025-03-12": { close: 134.5, volume: 10_000 } });
    await world.ingestAlibaba();
    expect((await world.bars("9988.HK")).at(-1)).toMatchObject({ close: 134.5, volume: 1_000_000 });
    expect(await found("volume left out")).toMatchObject([
      {
        session: "2025-03-03",
        detail: { reason: expect.stringContaining("1/100 of the stored ones"), count: 8 },
      },
    ]);
  });
});
