import { describe, expect, it } from "vitest";
import { readMeasure } from "../../../lib/claims/measure-text.ts";
import { BASES, type Basis } from "../../../lib/claims/readings.ts";
import { judged, type Made, type MadeBar, week } from "./made-world.ts";

const tested = new Set<Basis | "as stated">();

async function basisOf(made: Made, words: string, reported: string, symbol: string | null = "A") {
  const measure = readMeasure(words);
  if (!measure.ok) throw new Error(measure.problem);
  const verdict = await judged(made, measure.value, reported, symbol);
  if (verdict.basis) tested.add(verdict.basis.basis);
  return {
    comparison: verdict.comparison,
    ...verdict.basis,
    tried: verdict.readings.map(({ basis }) => basis),
  };
}

const DAY: readonly MadeBar[] = [
  { on: "2025-03-04", close: 96 },
  { on: "2025-03-05", close: 100, open: 100, high: 100, low: 100 },
  { on: "2025-03-06", close: 108, open: 103, high: 112, low: 99 },
  { on: "2025-03-07", close: 129.6, open: 129.6, high: 129.6, low: 129.6 },
];
const one: Made = { instruments: { A: { bars: DAY } } };

describe("a figure that does not fit as stated is tried on another basis", () => {
  it.each([
    // Of a close of +8%: the high is +12%, the low -1%, the open +3%.
    ["12%", "high"],
    ["1% lower", "low"],
    ["3%", "open"],
    // 108 / 103.
    ["4.85%", "from the open"],
    // 100 / 96 and 129.6 / 108.
    ["4.17%", "previous session"],
    ["20%", "next session"],
  ])("close change, reported %s: %s", async (reported, basis) => {
    expect(await basisOf(one, "close change 2025-03-06", reported)).toMatchObject({
      comparison: "on another basis",
      basis,
    });
  });

  it("high change, reported 8.0%: the close", async () => {
    expect(await basisOf(one, "high change 2025-03-06", "8.0%")).toMatchObject({ basis: "close" });
  });

  it("high change, reported 9%: passed on the way to 12%, between -1% and 12%", async () => {
    expect(await basisOf(one, "high change 2025-03-06", "9%")).toMatchObject({ basis: "earlier in the day" });
    expect(await basisOf(one, "high price 2025-03-06", "HK$111")).toMatchObject({
      basis: "earlier in the day",
    });
    expect(await basisOf(one, "high change 2025-03-06", "13%")).toMatchObject({ comparison: "off" });
  });

  it("a close is never read as passed on the way: 9% for +8% is off", async () => {
    expect(await basisOf(one, "close change 2025-03-06", "9%")).toMatchObject({ comparison: "off" });
  });

  it("New York on the 5th instead of Hong Kong on the 6th", async () => {
    const bars = [
      { on: "2025-03-04", close: 100 },
      { on: "2025-03-05", close: 108.61 },
      { on: "2025-03-06", close: 107.8 },
    ];
    const made: Made = {
      instruments: {
        A: { company: "a", bars: DAY },
        ADR: { company: "a", exchange: "XNYS", currency: "USD", bars },
      },
    };
    expect(await basisOf(made, "close change 2025-03-06", "8.61%")).toMatchObject({
      comparison: "on another basis",
      basis: "other line",
      symbol: "ADR",
      session: "2025-03-05",
    });
  });

  it("another index: 5.4% of the technology index, not the 3% of the main one", async () => {
    const made: Made = {
      instruments: {
        A: { kind: "index", bars: week([100, 103]) },
        TECH: { kind: "index", bars: week([100, 105.4]) },
      },
    };
    expect(await basisOf(made, "close change 2025-03-04", "5.4%")).toMatchObject({
      basis: "other index",
      symbol: "TECH",
    });
  });

  it("adjusted prices: 98 after a dividend of 2 from 100 is +0.0%, not -2%", async () => {
    const bars = [
      { on: "2025-03-05", close: 100, adjusted: 97.5 },
      { on: "2025-03-06", close: 98, adjusted: 98 },
    ];
    // 98 / 97.5.
    expect(await basisOf({ instruments: { A: { bars } } }, "close change 2025-03-06", "0.51%")).toMatchObject(
      {
        basis: "adjusted",
      },
    );
  });

  it("another start: from the first session of the year, 75 / 60, not the last close before it, 75 / 50", async () => {
    const bars = [
      { on: "2024-12-31", close: 50 },
      { on: "2025-01-02", close: 60 },
      { on: "2025-01-03", close: 75 },
    ];
    expect(
      await basisOf({ instruments: { A: { bars } } }, "close change this year to 2025-01-03", "25%"),
    ).toMatchObject({
      basis: "other start",
    });
  });

  it("another share count: 108 x 1.1 bn, the count before, not 1 bn", async () => {
    const made: Made = {
      instruments: { A: { company: "a", bars: DAY } },
      counts: {
        a: [
          { asOf: "2025-01-01", shares: 1.1e9 },
          { asOf: "2025-03-01", shares: 1e9 },
        ],
      },
      rates: { HKD: { "2025-03-06": 1 } },
    };
    expect(await basisOf(made, "close market value in HKD 2025-03-06", "118.8 billion")).toMatchObject({
      basis: "other share count",
    });
  });

  it("of a conversion the rate of the day before", async () => {
    const made: Made = { instruments: {}, rates: { CNY: { "2025-02-21": 7.6, "2025-02-24": 7.25 } } };
    // 380 / 7.6.
    const words = "conversion of 380000000000 CNY to USD 2025-02-24";
    expect(await basisOf(made, words, "$50 billion", null)).toMatchObject({
      basis: "previous session",
      session: "2025-02-21",
    });
  });

  it("each basis of the closed list has a hand-worked test here", () => {
    expect([...tested].sort()).toEqual([...BASES].sort());
  });
});

describe("the order", () => {
  it("is that of the list, after the claim as stated, and ends with the first that fits", async () => {
    const { tried } = await basisOf(one, "close change 2025-03-06", "50%");
    expect(tried).toEqual([
      "as stated",
      "high",
      "low",
      "open",
      "from the open",
      "adjusted",
      "previous session",
      "next session",
    ]);
    expect((await basisOf(one, "close change 2025-03-06", "1% lower")).tried).toEqual([
      "as stated",
      "high",
      "low",
    ]);
  });

  it("nothing else is tried where a figure fits as written or cut off: 8% and 7.9%… of +8%, 18.49% of 18.496%", async () => {
    expect((await basisOf(one, "close change 2025-03-06", "8%")).tried).toEqual(["as stated"]);
    const bars = week([115.7, 137.1]);
    const cut = await basisOf({ instruments: { A: { bars } } }, "close change 2025-03-04", "18.49%");
    expect(cut).toMatchObject({ comparison: "if cut off", tried: ["as stated"] });
  });
});
