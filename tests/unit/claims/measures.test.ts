import { describe, expect, it } from "vitest";
import { measuredText } from "../../../lib/claims/formula-text.ts";
import { type Measure, measureSchema } from "../../../lib/claims/measure.ts";
import { readMeasure } from "../../../lib/claims/measure-text.ts";
import { judged, type Made, type MadeBar, week } from "./made-world.ts";

const measureOf = (words: string): Measure => {
  const read = readMeasure(words);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
};

const tested = new Set<Measure["kind"]>();

/** Judges `A` in a world of these bars. */
async function verdictOf(
  made: Made | readonly MadeBar[],
  words: string,
  reported: string,
  symbol: string | null = "A",
) {
  const measure = measureOf(words);
  tested.add(measure.kind);
  const world = "instruments" in made ? made : { instruments: { A: { bars: made } } };
  return judged(world, measure, reported, symbol);
}

const DAY: readonly MadeBar[] = [
  { on: "2025-03-05", close: 100 },
  { on: "2025-03-06", close: 108, open: 103, high: 110, low: 102 },
];

describe("change on a day", () => {
  it.each([
    // 108 / 100, 103 / 100, 110 / 100 and 102 / 100, less one.
    ["close", 0.08],
    ["open", 0.03],
    ["high", 0.1],
    ["low", 0.02],
  ])("at the %s: %d", async (at, value) => {
    const verdict = await verdictOf(DAY, `${at} change 2025-03-06`, `${Math.round(value * 100)}%`);
    expect(verdict.value).toBeCloseTo(value, 12);
    expect(verdict.comparison).toBe("as written");
  });

  it("at a time of the day is bounded by 2% and 10%: 5% can't be checked, 12% is off by 2 points", async () => {
    expect(await verdictOf(DAY, "change at 10:07 2025-03-06", "5%")).toMatchObject({
      comparison: "cannot be checked",
      why: "time of day",
      inRange: true,
      value: null,
    });
    const off = await verdictOf(DAY, "change during 2025-03-06", "12%");
    expect(off).toMatchObject({ comparison: "off", inRange: false });
    expect(off.difference).toBeCloseTo(-0.02, 12);
  });

  it("counts from the last close before where a session has none", async () => {
    const bars = [
      { on: "2025-03-04", close: 100 },
      { on: "2025-03-05", close: Number.NaN },
      { on: "2025-03-06", close: 108 },
    ];
    expect((await verdictOf(bars, "close change 2025-03-06", "8%")).value).toBeCloseTo(0.08, 12);
  });

  it.each([
    ["2025-03-07", "no bar"],
    ["2025-03-05", "history too short"],
  ])("of %s can't be checked: %s", async (on, why) => {
    expect(await verdictOf(DAY, `close change ${on}`, "8%")).toMatchObject({
      comparison: "cannot be checked",
      why,
    });
  });

  it("of a day on which the exchange was closed can't be checked: no session", async () => {
    const bars = [...DAY, { on: "2025-03-10", close: 109 }];
    expect(await verdictOf(bars, "close change 2025-03-08", "8%")).toMatchObject({ why: "no session" });
  });

  it("at the high of an index with closes only can't be checked: no high and low", async () => {
    expect(await verdictOf(week([100, 108]), "high change 2025-03-04", "8%")).toMatchObject({
      why: "no high and low",
    });
  });

  it("at a time of a half day of which one price is known can't be checked: one price only", async () => {
    const bars = [
      DAY[0] ?? { on: "", close: 0 },
      { on: "2025-03-06", close: 108, high: 108, low: 108, flag: "indicative" },
    ];
    expect(await verdictOf(bars, "change at 10:07 2025-03-06", "4%")).toMatchObject({
      why: "one price only",
    });
  });

  it("of what is not stored, of a word without a figure, of a price in another currency", async () => {
    expect(await verdictOf(DAY, "close change 2025-03-06", "8%", "B")).toMatchObject({ why: "not stored" });
    const strongly = await verdictOf(DAY, "close change 2025-03-06", "strongly");
    expect(strongly).toMatchObject({ comparison: "cannot be checked", why: "no figure" });
    expect(strongly.value).toBeCloseTo(0.08, 12);
    expect(await verdictOf(DAY, "close change 2025-03-06", "$8")).toMatchObject({ why: "other unit" });
    expect(await verdictOf(DAY, "close price 2025-03-06", "US$108")).toMatchObject({ why: "other unit" });
  });
});

describe("change over several sessions", () => {
  const bars: readonly MadeBar[] = [
    { on: "2024-12-30", close: 40 },
    { on: "2024-12-31", close: 50 },
    { on: "2025-01-02", close: 60 },
    { on: "2025-01-03", close: 75, high: 80, low: 70, open: 71 },
  ];
  it.each([
    // From the last close of the year before: 75 / 50.
    ["close change this year to 2025-01-03", 0.5],
    // From the close of a day: 75 / 60.
    ["close change since 2025-01-02 to 2025-01-03", 0.25],
    // From the close before the first session of a range: 75 / 50.
    ["close change from 2025-01-02 to 2025-01-03", 0.5],
    // To the high of the last day: 80 / 50.
    ["high change this year to 2025-01-03", 0.6],
    // A day without a session: the last close before it.
    ["close change since 2025-01-01 to 2025-01-03", 0.5],
  ])("%s: %d", async (words, value) => {
    const verdict = await verdictOf(bars, words, `${value * 100}%`);
    expect(verdict.value).toBeCloseTo(value, 12);
    expect(verdict.comparison).toBe("as written");
  });

  it("of a year before the quotes begin can't be checked", async () => {
    expect(await verdictOf(bars.slice(2), "close change this year to 2025-01-03", "50%")).toMatchObject({
      why: "history too short",
    });
  });
});

describe("price or level", () => {
  it.each([
    ["close", 108],
    ["high", 110],
    ["low", 102],
    ["open", 103],
  ])("at the %s: %d", async (at, value) => {
    const verdict = await verdictOf(DAY, `${at} price 2025-03-06`, `HK$${value}`);
    expect(verdict).toMatchObject({ value, comparison: "as written", currency: "HKD" });
  });

  it("at a time: 105 lies in 102 to 110 and can't be checked, 111 is off by 1", async () => {
    expect(await verdictOf(DAY, "price during 2025-03-06", "HK$105")).toMatchObject({ inRange: true });
    expect(await verdictOf(DAY, "price during 2025-03-06", "HK$111")).toMatchObject({
      comparison: "off",
      difference: -1,
    });
  });

  it.each(["split-adjusted", undefined])("of adjusted prices can't be checked (%s)", async (flag) => {
    const bars = DAY.map((bar) => ({ ...bar, ...(flag && { flag }) }));
    const basis = flag ? ("raw" as const) : ("adjusted" as const);
    const made = { instruments: { A: { bars, basis } } };
    expect(await verdictOf(made, "close price 2025-03-06", "108")).toMatchObject({ why: "adjusted prices" });
  });
});

describe("market value", () => {
  const made: Made = {
    instruments: {
      A: { company: "a", bars: [{ on: "2024-12-31", close: 80 }, ...DAY] },
      ADR: { company: "a", currency: "USD", sharesPerUnit: 8, bars: [{ on: "2025-03-06", close: 112 }] },
    },
    counts: {
      a: [
        { asOf: "2024-12-31", shares: 1e9 },
        { asOf: "2025-03-06", shares: 0.9e9 },
      ],
    },
    rates: { HKD: { "2024-12-31": 8, "2025-03-05": 8, "2025-03-06": 7.5 } },
  };
  it("is price x the count in force / that day's rate: 108 x 0.9 bn / 7.5 = 12.96 bn, the day before 100 x 1 bn / 8 = 12.5 bn", async () => {
    expect(
      (await verdictOf(made, "close market value in USD 2025-03-06", "$12.96 billion")).value,
    ).toBeCloseTo(12.96e9, 3);
    expect(
      (await verdictOf(made, "close market value in USD 2025-03-05", "$12.5 billion")).value,
    ).toBeCloseTo(12.5e9, 3);
    expect((await verdictOf(made, "close market value in HKD 2025-03-06", "97.2 billion")).comparison).toBe(
      "as written",
    );
  });

  it("of a receipt that stands for 8 shares: 112 / 8 x 0.9 bn = 12.6 bn", async () => {
    const verdict = await verdictOf(made, "close market value in USD 2025-03-06", "$12.6 billion", "ADR");
    expect(verdict.value).toBeCloseTo(12.6e9, 3);
  });

  it("changed this year by 12.96 bn less 80 x 1 bn / 8 = 10 bn: 2.96 bn", async () => {
    const verdict = await verdictOf(
      made,
      "close market value change in USD this year to 2025-03-06",
      "$2.96 billion",
    );
    expect(verdict.value).toBeCloseTo(2.96e9, 3);
    expect(verdict.comparison).toBe("as written");
  });

  it("without a share count, and without a rate, can't be checked", async () => {
    expect(
      await verdictOf({ ...made, counts: {} }, "close market value in USD 2025-03-06", "$1"),
    ).toMatchObject({
      why: "no share count",
    });
    expect(
      await verdictOf({ ...made, rates: {} }, "close market value in USD 2025-03-06", "$1"),
    ).toMatchObject({
      why: "no rate",
    });
  });
});

describe("a split between the two prices", () => {
  // 1.3 new shares for one on the 6th: 44.2 before it stands for 34.
  const bars: readonly MadeBar[] = [
    { on: "2025-03-04", close: 39 },
    { on: "2025-03-05", close: 44.2 },
    { on: "2025-03-06", close: 32.3 },
    { on: "2025-03-07", close: 35.7 },
  ];
  const splits = [{ exDate: "2025-03-06", ratio: 1.3 }];
  const made: Made = { instruments: { A: { bars, splits } } };

  it("is no move: 32.3 / (44.2 / 1.3) - 1 is -5% on the day, 35.7 / (39 / 1.3) - 1 is 19% since the 4th", async () => {
    const day = await verdictOf(made, "close change 2025-03-06", "5% lower");
    expect([day.comparison, day.value?.toFixed(10)]).toEqual(["as written", "-0.0500000000"]);
    const span = await verdictOf(made, "close change since 2025-03-04 to 2025-03-07", "19%");
    expect([span.comparison, span.value?.toFixed(10)]).toEqual(["as written", "0.1900000000"]);
  });

  it("of which the arithmetic says so", async () => {
    const { readings } = await verdictOf(made, "close change 2025-03-06", "5% lower");
    const [first] = readings;
    expect(first && measuredText(first.measured)).toBe(
      "32.3 (A close 2025-03-06) / (44.2 / 1.3) (A close 2025-03-05) - 1 = -5.000%",
    );
  });

  it("hides no high: 35.7 is above 44.2 / 1.3 = 34, and the first higher price stored", async () => {
    const verdict = await verdictOf(made, "new high by close 2025-03-07", "2025-03-04");
    expect(verdict).toMatchObject({ why: "history too short" });
  });

  it("is taken out once of prices that are stored divided by it", async () => {
    const divided = bars.map((bar) =>
      bar.on < "2025-03-06" ? { ...bar, close: bar.close / 1.3, flag: "split-adjusted" } : bar,
    );
    const verdict = await verdictOf(
      { instruments: { A: { bars: divided, splits } } },
      "close change 2025-03-06",
      "5% lower",
    );
    expect(verdict.value?.toFixed(10)).toBe("-0.0500000000");
  });
});

describe("price limit", () => {
  const limited = (state: "up" | "down" | null): Made => ({
    instruments: { A: { bars: DAY } },
    limits: { "A 2025-03-06": { limit: 0.1, up: 110, down: 90, state } },
  });
  it("a close at it is as written, with or without its 10%; at none, at the other one, and at 20% it is off", async () => {
    expect(await verdictOf(limited("up"), "limit up 2025-03-06", "limit-up")).toMatchObject({
      comparison: "as written",
    });
    expect(await verdictOf(limited("up"), "limit up 2025-03-06", "10%")).toMatchObject({
      comparison: "as written",
    });
    expect(await verdictOf(limited("up"), "limit up 2025-03-06", "20%")).toMatchObject({ comparison: "off" });
    expect(await verdictOf(limited(null), "limit up 2025-03-06", "limit-up")).toMatchObject({
      comparison: "off",
    });
    expect(await verdictOf(limited("down"), "limit up 2025-03-06", "10%")).toMatchObject({
      comparison: "off",
    });
    expect(await verdictOf(limited("down"), "limit down 2025-03-06", "10% lower")).toMatchObject({
      comparison: "as written",
    });
  });

  it("beside it the change of the day is as written too: 110.1 over 100.07 is 10.02% by a limit of 10%, and 10.2% is off", async () => {
    const bars = [
      { on: "2025-03-05", close: 100.07 },
      { on: "2025-03-06", close: 110.1 },
    ];
    const made: Made = {
      instruments: { A: { bars } },
      limits: { "A 2025-03-06": { limit: 0.1, up: 110.1, down: 90.06, state: "up" } },
    };
    const judge = async (reported: string) =>
      (await verdictOf(made, "limit up 2025-03-06", reported)).comparison;
    expect([await judge("10%"), await judge("10.02%"), await judge("10.2%")]).toEqual([
      "as written",
      "as written",
      "off",
    ]);
  });

  it("where there is none can't be checked", async () => {
    expect(await verdictOf(DAY, "limit up 2025-03-06", "10%")).toMatchObject({ why: "no limit" });
  });
});

describe("new high or low since", () => {
  // 105 on the 3rd and 106 on the 7th: the last close as high as 106 was on the 4th.
  const bars = week([105, 107, 104, 103, 106]);
  it("106 on the 7th is the highest close since the 4th: 3 days, 3 sessions", async () => {
    for (const reported of ["three days", "3 sessions", "2025-03-04"]) {
      expect(await verdictOf(bars, "new high by close 2025-03-07", reported), reported).toMatchObject({
        comparison: "as written",
      });
    }
    expect((await verdictOf(bars, "new high by close 2025-03-07", "two days")).difference).toBe(1);
  });

  it("is told by prices as traded: 100 after a dividend of 10 from 105 is no high, and by adjusted ones is", async () => {
    const bars = [
      { on: "2025-03-03", close: 105, adjusted: 95 },
      { on: "2025-03-04", close: 104, adjusted: 94 },
      { on: "2025-03-05", close: 100, adjusted: 100 },
    ];
    const raw = await verdictOf(bars, "new high by close 2025-03-05", "one day");
    expect(raw).toMatchObject({ comparison: "as written", value: 1 });
    // By adjusted prices nothing was as high since the 3rd, where the quotes begin: no other day can be told.
    const adjusted = await verdictOf(bars, "new high by close 2025-03-05", "2025-03-01");
    expect(adjusted).toMatchObject({
      comparison: "off",
      readings: expect.arrayContaining([expect.objectContaining({ basis: "adjusted", fits: null })]),
    });
  });

  it("103 on the 6th is the lowest stored: since when can't be told beyond the 3rd, where the quotes begin", async () => {
    expect(await verdictOf(bars, "new low by close 2025-03-06", "late 2021")).toMatchObject({
      comparison: "cannot be checked",
      why: "history too short",
    });
    // Nothing as low since the 3rd: to say since the 4th is too little.
    expect(await verdictOf(bars, "new low by close 2025-03-06", "2025-03-04")).toMatchObject({
      comparison: "off",
    });
  });
});

describe("largest move since", () => {
  // +10% on the 4th, -5%, +1%, +6%: the last rise as large was on the 4th.
  const bars = week([100, 110, 104.5, 105.545, 111.8777]);
  it("6% on the 7th is the largest rise since the 4th, three days before", async () => {
    expect(await verdictOf(bars, "largest rise by close 2025-03-07", "three days")).toMatchObject({
      comparison: "as written",
      value: 3,
    });
  });

  it("of a fall, of which there is none before, history is too short", async () => {
    expect(await verdictOf(bars, "largest fall by close 2025-03-05", "two weeks")).toMatchObject({
      why: "history too short",
    });
  });
});

describe("volume multiple", () => {
  const bars = week([100, 101, 102, 103]).map((bar, at) => ({
    ...bar,
    volume: [100, 200, 300, 500][at] ?? 0,
  }));
  it("500 over the mean of 100, 200 and 300 is 2.5 times", async () => {
    expect(await verdictOf(bars, "volume over 3 sessions 2025-03-06", "2.5 times")).toMatchObject({
      value: 2.5,
      comparison: "as written",
    });
    expect(await verdictOf(bars, "volume over 4 sessions 2025-03-06", "2.5 times")).toMatchObject({
      why: "history too short",
    });
  });
});

describe("conversion and ratio", () => {
  const rates = { CNY: { "2025-02-24": 7.25 } };
  it("380 billion yuan at 7.25 are 52.41 billion dollars: 52 as written, 53 off by 0.59 billion", async () => {
    const words = "conversion of 380000000000 CNY to USD 2025-02-24";
    const made = { instruments: {}, rates };
    expect(await verdictOf(made, words, "$52 billion", null)).toMatchObject({ comparison: "as written" });
    const off = await verdictOf(made, words, "$53 billion", null);
    expect(off.comparison).toBe("off");
    expect((off.difference ?? 0) / 1e9).toBeCloseTo(-0.586, 3);
    expect(await verdictOf({ instruments: {} }, words, "$52 billion", null)).toMatchObject({
      why: "no rate",
    });
  });

  it("32 of 671 is 4.769%: 5% as written, 4.7% if cut off, 4.9% off", async () => {
    const made = { instruments: {} };
    const compared = async (reported: string) =>
      (await verdictOf(made, "ratio of 32 to 671", reported, null)).comparison;
    expect([await compared("5%"), await compared("4.7%"), await compared("4.9%")]).toEqual([
      "as written",
      "if cut off",
      "off",
    ]);
  });
});

describe("rank among peers", () => {
  const peer = (close: number) => ({ bars: week([100, close]) });
  const made: Made = { instruments: { A: peer(105), B: peer(107), C: peer(99), D: { bars: [] } } };
  it("+5% among +7% and -1% is the second gain and the second loss; a peer without a bar is named", async () => {
    const gain = await verdictOf(made, "rank by gain 2025-03-04 among A B C D", "second");
    expect(gain).toMatchObject({ value: 2, comparison: "as written" });
    const [stated] = gain.readings;
    expect(stated?.measured).toMatchObject({ step: { without: ["D"] } });
    expect(await verdictOf(made, "rank by loss 2025-03-04 among B C", "2")).toMatchObject({ value: 2 });
  });
});

describe("streak", () => {
  const bars = week([100, 99, 100, 101, 102]);
  it("99, 100, 101, 102 is a third straight rise", async () => {
    expect(await verdictOf(bars, "streak up 2025-03-07", "third straight")).toMatchObject({
      value: 3,
      comparison: "as written",
    });
    expect(await verdictOf(bars, "streak down 2025-03-04", "1")).toMatchObject({ why: "history too short" });
    expect(await verdictOf(bars, "streak down 2025-03-07", "2")).toMatchObject({
      value: 0,
      comparison: "off",
    });
  });
});

describe("what is no market figure", () => {
  it("can't be checked", async () => {
    expect(await verdictOf(DAY, "no market figure", "higher", null)).toMatchObject({
      why: "no market figure",
    });
  });
});

it("each measure of the closed list has a hand-worked test here", () => {
  const kinds = measureSchema.options.map(({ shape }) => shape.kind.value);
  expect([...tested].sort()).toEqual([...kinds].sort());
});
