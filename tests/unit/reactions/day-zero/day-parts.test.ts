import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportFile } from "../../../../lib/export/export-file.ts";
import { DEFAULT_FILTER } from "../../../../lib/filters.ts";
import { dayParts } from "../../../../lib/reactions/day-zero/day-parts.ts";
import { loadReference, type Reference } from "../../../../lib/reactions/reference.ts";
import { loadPair, type PlacedPair } from "../../../../lib/reactions/selection.ts";
import { slowDayParts } from "../../../reference/slow/day-parts.ts";
import { collect } from "../../../support/collect.ts";
import { seededStore } from "../../../support/seeded-store.ts";
import type { TemporaryStore } from "../../../support/store.ts";
import { column, known, marketModel, returnsOf, seedCsv, sessionsOf } from "../../views/by-hand.ts";

let world: TemporaryStore;
let reference: Reference;
beforeAll(async () => {
  world = await seededStore();
  reference = await loadReference(world.store, "en");
});
afterAll(() => world.dispose());

async function pairOf(event: string, symbol: string): Promise<PlacedPair> {
  const listing = reference.listings.find((one) => one.symbol === symbol);
  const pair = listing && (await loadPair(world.store, reference, { event, listing }));
  if (!pair) throw new Error(`There is no ${symbol}`);
  return pair;
}

const measure = async (event: string, symbol: string, filter: Partial<typeof DEFAULT_FILTER> = {}) =>
  dayParts(await pairOf(event, symbol), { ...DEFAULT_FILTER, ...filter });

/** A shipped bar as numbers. */
function bar(symbol: string, session: string) {
  const row = seedCsv(`bars/${symbol}.csv`).find((one) => one.session === session);
  const price = (name: string) => Number(row?.[name]);
  return { open: price("open"), high: price("high"), low: price("low"), close: price("close") };
}

describe("QwQ-32B, 6 March 2025, taken apart", () => {
  it("Alibaba in Hong Kong: 138 at the open after 129.9, so 6.24% were there at once and 2.03% came later", async () => {
    const parts = await measure("qwq-32b", "9988.HK");
    const { open, high, low, close } = bar("9988.HK", "2025-03-06");
    const before = bar("9988.HK", "2025-03-05").close;
    expect([before, open, close]).toEqual([129.9, 138, 140.8]);
    expect(parts?.share?.gap).toBeCloseTo(open / before - 1, 12);
    expect(parts?.share?.openToClose).toBeCloseTo(close / open - 1, 12);
    expect(parts?.range?.fromHigh).toBeCloseTo(close / high - 1, 12);
    expect(parts?.range?.fromLow).toBeCloseTo(close / low - 1, 12);
    expect(parts?.isExDay).toBe(false);
  });

  it("Hang Seng TECH has closes only: its day is one figure, and not taken apart", async () => {
    const parts = await measure("qwq-32b", "9988.HK");
    expect([parts?.benchmark?.symbol, parts?.benchmark?.parts]).toEqual(["HSTECH.HK", null]);
    expect(parts?.benchmark?.change).toBeCloseTo(0.054, 3);
  });

  it("Focus Technology's benchmark has opens: the parts of its day compound to its return", async () => {
    const parts = await measure("qwq-32b", "002315.SZ");
    const { open, close } = bar("399001.SZ", "2025-03-06");
    expect(parts?.benchmark?.parts?.openToClose).toBeCloseTo(close / open - 1, 12);
    const { gap = 0, openToClose = 0 } = parts?.benchmark?.parts ?? {};
    expect((1 + gap) * (1 + openToClose) - 1).toBeCloseTo(parts?.benchmark?.change ?? 0, 12);
  });

  it("without a market in the model there is no benchmark beside it", async () => {
    expect((await measure("qwq-32b", "9988.HK", { model: "mean" }))?.benchmark).toBeNull();
  });

  it("CAR before day 0 and to 1, 5, 20 and 60 sessions after it is that of a study of that window alone, with its t", async () => {
    const sessions = sessionsOf("XHKG", column("9988.HK", "close"));
    const study = {
      returns: returnsOf("9988.HK", sessions),
      market: returnsOf("HSTECH.HK", sessions),
      dayZero: sessions.indexOf("2025-03-06"),
    };
    const { windows = [] } = (await measure("qwq-32b", "9988.HK")) ?? {};
    expect(windows).toHaveLength(5);
    for (const { window, car } of windows) {
      const expected = marketModel({ ...study, window: [window.start, window.end] });
      expect(car?.value).toBeCloseTo(expected.car, 10);
      expect(car?.tStatistic).toBeCloseTo(expected.carT, 8);
    }
  });

  it("an estimation window of -60..-5 holds sessions of -10..-1: that sum is not made, the later ones are", async () => {
    const { windows = [] } =
      (await measure("qwq-32b", "9988.HK", { estimation: { start: -60, end: -5 } })) ?? {};
    expect(windows.map(({ status }) => status)).toEqual(["overlap", "ok", "ok", "ok", "ok"]);
    expect(windows[0]?.car).toBeNull();
  });

  it("Qwen2.5-VL-32B of 25 March names Alibaba too: inside 0..20 and 0..60, not inside 0..5", async () => {
    const { windows = [] } = (await measure("qwq-32b", "9988.HK")) ?? {};
    const holds = windows.map(({ others }) => others.named.some(({ slug }) => slug === "qwen2-5-vl-32b"));
    expect(holds).toEqual([false, false, false, true, true]);
  });
});

describe("an ex-dividend day", () => {
  it("Focus Technology on 11 April 2025, 0.55 yuan off: the gap is the open against the close before less 0.55", async () => {
    const pair = await pairOf("qwq-32b", "002315.SZ");
    const index = pair.series.position.get("2025-04-11") ?? -1;
    const parts = dayParts({ ...pair, index }, DEFAULT_FILTER);
    const before = known(column("002315.SZ", "close"), pair.series.sessions[index - 1] ?? "");
    const expected = slowDayParts({ ...bar("002315.SZ", "2025-04-11"), before, dividend: 0.55, ratio: 1 });
    expect(parts?.isExDay).toBe(true);
    expect(parts?.share?.gap).toBeCloseTo(expected.gap, 10);
    expect(parts?.share?.openToClose).toBeCloseTo(expected.openToClose, 10);
  });
});

describe("days.csv", () => {
  const rows = async (query: string): Promise<Record<string, string>[]> => {
    const made = await exportFile(
      { dataset: "days", format: "csv" },
      new URLSearchParams(query),
      world.store,
    );
    if (!made.ok) throw new Error("the filter can't be used");
    return parse((await collect(made.value.pieces)).join(""), { columns: true });
  };

  it("has for QwQ-32B and Alibaba the digits of the announcement's page, read from a part of its quotes", async () => {
    const parts = await measure("qwq-32b", "9988.HK");
    const [row] = await rows("event=qwq-32b&company=alibaba&listing=primary");
    expect(Number(row?.gap)).toBe(parts?.share?.gap);
    expect(Number(row?.open_to_close)).toBe(parts?.share?.openToClose);
    expect(Number(row?.close_from_high)).toBe(parts?.range?.fromHigh);
    expect([row?.benchmark, row?.benchmark_gap]).toEqual(["HSTECH.HK", ""]);
    expect(Number(row?.car_before)).toBe(parts?.windows[0]?.car?.value);
    expect(Number(row?.car_after_60_t)).toBe(parts?.windows[4]?.car?.tStatistic);
    expect(row?.car_after_20_also?.split(";")).toContain("qwen2-5-vl-32b");
  });

  it("has a row for every pair, empty where nothing was measured", async () => {
    const all = await rows("from=2025-01-01&to=2025-12-31");
    expect(new Set(all.map(({ symbol }) => symbol)).size).toBe(4);
    expect(all.some(({ day0, gap }) => day0 === "" && gap === "")).toBe(true);
  });
});
