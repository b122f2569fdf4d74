import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { saveBars } from "../../../lib/store/bars/bars.ts";
import { startRun } from "../../../lib/store/runs/runs.ts";
import { ALIBABA, type AlibabaWorld, alibabaWorld, CLOSES } from "../../support/alibaba-world.ts";
import { weekdayBars } from "../../support/fake-yahoo.ts";
import { HONG_KONG, type IngestWorld, ingestWorld, PAIR } from "../../support/ingest-world.ts";
import { instrumentRow } from "../../support/store.ts";

describe("dividends", () => {
  let world: AlibabaWorld;

  beforeEach(async () => {
    world = await alibabaWorld();
  });

  afterEach(() => world.dispose());

  it("US$0.33301282 at 7.8 after HK$129.9 is HK$2.5975, 2%: closes before 2025-03-06 are adjusted to 98%", async () => {
    await world.ingestAlibaba();
    world.yahoo.serve("9988.HK", {
      ...HONG_KONG,
      bars: ALIBABA,
      dividends: [{ session: "2025-03-06", amount: (129.9 * 0.02) / 7.8 }],
    });
    const { own } = await world.ingestAlibaba();
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
    expect((await world.ingestAlibaba()).own).toMatchObject({ changed: 0, addedActions: 0, readjusted: 0 });
    expect(await world.revision()).toBe(before);
  });

  it("a dividend that a filing dates one day earlier is not counted twice", async () => {
    await world.ingestAlibaba();
    await world.store.corporateAction.create({
      data: {
        instrumentId: await world.instrumentId("9988.HK"),
        exDate: "2025-03-05",
        kind: "dividend",
        amount: 0.333,
        currency: "USD",
        basis: "stated",
        source: "a filing",
        provider: "shipped",
      },
    });
    world.yahoo.serve("9988.HK", {
      ...HONG_KONG,
      bars: ALIBABA,
      dividends: [{ session: "2025-03-06", amount: 0.333 }],
    });
    expect((await world.ingestAlibaba()).own.addedActions).toBe(0);
  });

  it("one without the day's rate leaves the instrument as it was and the others stored", async () => {
    world.yahoo.serve("HKD=X", { ...PAIR, bars: [{ session: "2025-03-12", close: 7.8 }] });
    world.yahoo.serve("9988.HK", {
      ...HONG_KONG,
      bars: ALIBABA,
      dividends: [{ session: "2025-03-06", amount: 0.333 }],
    });
    const { own, summary } = await world.ingestAlibaba();
    expect(own.problem).toMatchObject({
      code: "not adjustable",
      message: "9988.HK: no exchange rate for the USD dividend of 2025-03-06; the bars were not changed.",
    });
    expect(await world.bars("9988.HK")).toEqual([]);
    expect(await world.store.corporateAction.count()).toBe(0);
    expect(summary.status).toBe("partial");
  });
});

describe("stored prices that are adjusted", () => {
  const stored = [100, 101, 102];
  let world: IngestWorld;

  beforeEach(async () => {
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

  afterEach(() => world.dispose());

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
