import { describe, expect, it } from "vitest";
import { cutOffInterval, holds, intervalOf } from "../../../lib/claims/figure/interval.ts";
import { type FigureKind, readReported } from "../../../lib/claims/figure/reported-figure.ts";
import { isoDate } from "../../../lib/market/session-date.ts";

function figureOf(text: string, kind: FigureKind = "figure") {
  const read = readReported(text, kind);
  if (!read.ok) throw new Error(`${text}: ${read.problem}`);
  return read.value;
}

/** An interval with its ends as mathematics writes them: `[0.0835, 0.0845]`, `(0.065, ∞)`. */
function written(text: string, kind: FigureKind = "figure"): string {
  const { low, high, lowIncluded, highIncluded } = intervalOf(figureOf(text, kind));
  const end = (value: number | null, open: string) =>
    value === null ? open : String(Number(value.toPrecision(12)));
  return `${lowIncluded ? "[" : "("}${end(low, "-∞")}, ${end(high, "∞")}${highIncluded ? "]" : ")"}`;
}

describe("a figure as written stands for", () => {
  it.each([
    // Half of the last digit to both sides.
    ["8.4%", "[0.0835, 0.0845]"],
    ["8%", "[0.075, 0.085]"],
    ["8.40%", "[0.08395, 0.08405]"],
    ["百分之8.4", "[0.0835, 0.0845]"],
    ["٨٫٤٪", "[0.0835, 0.0845]"],
    ["８．４％", "[0.0835, 0.0845]"],
    ["8.4 percent", "[0.0835, 0.0845]"],
    ["8.4 بالمئة", "[0.0835, 0.0845]"],
    ["HK$139.60", "[139.595, 139.605]"],
    ["6,012.28", "[6012.275, 6012.285]"],
    // A billion is the last digit of 153 billion.
    ["$153bn", "[152500000000, 153500000000]"],
    ["380 billion yuan", "[379500000000, 380500000000]"],
    ["$344.31 billion", "[344305000000, 344315000000]"],
    ["1530亿美元", "[152950000000, 153050000000]"],
    ["3.8万亿元", "[3750000000000, 3850000000000]"],
    ["153 مليار دولار", "[152500000000, 153500000000]"],
    ["2.5x", "[2.45, 2.55]"],
    ["3 times", "[2.5, 3.5]"],
    // A change in a word has no digits: as about.
    ["doubled", "[0.95, 1.05]"],
    ["more than doubled", "(1, ∞)"],
    ["nearly tripled", "[1.8, 2)"],
    ["halved", "[-0.525, -0.475]"],
    ["fell by two thirds", "[-0.7, -0.633333333333]"],
    ["腰斩", "[-0.525, -0.475]"],
    ["翻倍", "[0.95, 1.05]"],
    // A comma before one or two digits is a decimal one, before three it parts thousands.
    ["8,4%", "[0.0835, 0.0845]"],
    ["8,39 %", "[0.08385, 0.08395]"],
    ["1.234,50", "[1234.495, 1234.505]"],
    ["6’012.28", "[6012.275, 6012.285]"],
    ["6\u202f012.28", "[6012.275, 6012.285]"],
    ["8½%", "[0.0845, 0.0855]"],
    ["eight percent", "[0.075, 0.085]"],
    ["%8.4", "[0.0835, 0.0845]"],
    // 5% of the figure to both sides.
    ["about 70%", "[0.665, 0.735]"],
    ["roughly $53 billion", "[50350000000, 55650000000]"],
    ["约合520亿美元", "[49400000000, 54600000000]"],
    ["~40%", "[0.38, 0.42]"],
    ["约40%", "[0.38, 0.42]"],
    ["نحو 40%", "[0.38, 0.42]"],
    ["حوالي 40%", "[0.38, 0.42]"],
    // At least half of the last digit: 5% of 2% is less.
    ["about 2%", "[0.015, 0.025]"],
    // From a tenth below to just below it.
    ["nearly 13%", "[0.117, 0.13)"],
    ["almost 13%", "[0.117, 0.13)"],
    ["近13%", "[0.117, 0.13)"],
    ["ما يقرب من 13%", "[0.117, 0.13)"],
    // Bounds.
    ["more than 6.5%", "(0.065, ∞)"],
    ["over 6.5%", "(0.065, ∞)"],
    ["逾6.5%", "(0.065, ∞)"],
    ["超过6.5%", "(0.065, ∞)"],
    ["أكثر من 6.5%", "(0.065, ∞)"],
    ["topped $330 billion", "(330000000000, ∞)"],
    ["6.5%以上", "[0.065, ∞)"],
    ["6.5% or more", "[0.065, ∞)"],
    ["at least 6.5%", "[0.065, ∞)"],
    ["no less than 6.5%", "[0.065, ∞)"],
    ["至少6.5%", "[0.065, ∞)"],
    ["ما لا يقل عن 6.5%", "[0.065, ∞)"],
    ["less than 5%", "[0, 0.05)"],
    ["不到5%", "[0, 0.05)"],
    ["أقل من 5%", "[0, 0.05)"],
    ["at most 5%", "[0, 0.05]"],
    ["no more than 5%", "[0, 0.05]"],
    ["不超过5%", "[0, 0.05]"],
    ["لا يتجاوز 5%", "[0, 0.05]"],
    // The farthest price of a day, as exact as it is written.
    ["as much as 10%", "[0.095, 0.105]"],
    ["up to 8.2%", "[0.0815, 0.0825]"],
    ["最多10%", "[0.095, 0.105]"],
    ["بما يصل إلى 10%", "[0.095, 0.105]"],
    // Two figures.
    ["5.2 to 5.4%", "[0.0515, 0.0545]"],
    ["5.2%–5.4%", "[0.0515, 0.0545]"],
    ["5.2至5.4%", "[0.0515, 0.0545]"],
    ["5.2 إلى 5.4%", "[0.0515, 0.0545]"],
    ["between 5.2% and 5.4%", "[0.0515, 0.0545]"],
    ["بين 8 و9%", "[0.075, 0.095]"],
    ["介于8%和9%", "[0.075, 0.095]"],
    // A fall is the mirror of a rise.
    ["6.4% lower", "[-0.0645, -0.0635]"],
    ["-6.4%", "[-0.0645, -0.0635]"],
    ["−6.4%", "[-0.0645, -0.0635]"],
    ["下跌6.4%", "[-0.0645, -0.0635]"],
    ["تراجع 6.4%", "[-0.0645, -0.0635]"],
    ["fell more than 5%", "(-∞, -0.05)"],
    ["nearly 13% lower", "(-0.13, -0.117]"],
    ["down at least 5%", "(-∞, -0.05]"],
  ])("%s: %s", (text, interval) => {
    expect(written(text)).toBe(interval);
  });

  it.each([
    ["two weeks", "[10.5, 17.5]"],
    ["nearly two weeks", "[12.6, 14)"],
    ["近两周", "[12.6, 14)"],
    ["ما يقرب من أسبوعين", "[12.6, 14)"],
    ["nearly four years", "[1314.9, 1461)"],
    ["more than a year", "(365.25, ∞)"],
    ["five sessions", "[4.5, 5.5]"],
    ["3个月", "[76.09375, 106.53125]"],
    ["3 أسابيع", "[17.5, 24.5]"],
  ])("%s, as a time since, days: %s", (text, interval) => {
    expect(written(text, "time")).toBe(interval);
  });

  it.each([
    ["2021-11-26", "2021-11-26", "2021-11-26"],
    ["6 March 2025", "2025-03-06", "2025-03-06"],
    ["2025年3月6日", "2025-03-06", "2025-03-06"],
    ["6 مارس 2025", "2025-03-06", "2025-03-06"],
    ["November 2021", "2021-11-01", "2021-11-30"],
    ["2021年11月", "2021-11-01", "2021-11-30"],
    ["early 2021", "2021-01-01", "2021-04-30"],
    ["mid 2021", "2021-05-01", "2021-08-31"],
    ["late 2021", "2021-09-01", "2021-12-31"],
    ["2021年底", "2021-09-01", "2021-12-31"],
    ["أواخر 2021", "2021-09-01", "2021-12-31"],
    ["2021", "2021-01-01", "2021-12-31"],
  ])("%s, as a date: %s to %s", (text, first, last) => {
    const { value, upTo, unit } = figureOf(text, "time");
    expect([unit, isoDate(value), isoDate(upTo ?? value)]).toEqual(["date", first, last]);
  });

  it.each(["strongly", "大幅", "بقوة", ""])("%j is no figure", (text) => {
    expect(readReported(text)).toEqual({ ok: false, problem: "no figure" });
  });

  it.each([
    "HK$129.90 to HK$140.80",
    "from 129.90 to 140.80",
    "8.4% to HK$140.80",
    "8.4% and 5.4%",
    "9 to 8%",
  ])("%s is two figures", (text) => {
    expect(readReported(text)).toEqual({ ok: false, problem: "several figures" });
  });

  it.each([
    ["doubled", "[1.5, 2.5]"],
    ["three times", "[2.5, 3.5]"],
  ])("%s, as a multiple: %s", (text, interval) => {
    expect(written(text, "multiple")).toBe(interval);
  });

  it.each([
    ["fifth", 5],
    ["third straight", 3],
    ["两", 2],
    ["7", 7],
    ["top", 1],
  ])("%s, as a count, is %d", (text, count) => {
    expect(figureOf(text, "count").value).toBe(count);
  });
});

describe("a figure that was cut off", () => {
  it.each([
    ["14%", 0.14, 0.15],
    ["18.49%", 0.1849, 0.185],
    ["as much as 4%", 0.04, 0.05],
  ])("%s stands for %d to just below %d", (text, from, below) => {
    const cut = cutOffInterval(figureOf(text));
    if (!cut) throw new Error("none");
    expect([holds(cut, from), holds(cut, below - 1e-6), holds(cut, below), holds(cut, from - 1e-6)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("of a fall runs away from nothing: 14% lower is -14% to just above -15%", () => {
    expect(cutOffInterval(figureOf("14% lower"))).toMatchObject({
      low: -0.15,
      high: -0.14,
      lowIncluded: false,
    });
  });

  it.each(["about 14%", "more than 14%", "nearly 14%", "5.2 to 5.4%"])("%s is never read so", (text) => {
    expect(cutOffInterval(figureOf(text))).toBeNull();
  });
});
