import { describe, expect, it } from "vitest";
import { measuredText } from "../../../../lib/claims/formula-text.ts";
import { type Made, type MadeBar, week } from "../made-world.ts";
import { DAY, measuresOf } from "./measures-of.ts";

const { verdictOf, itJudgesThemAll } = measuresOf("changes.test.ts");

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

itJudgesThemAll();
