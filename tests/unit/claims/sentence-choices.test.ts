import { describe, expect, it } from "vitest";
import { sentenceReadings } from "../../../lib/claims/propose/sentence-choices.ts";
import type { NamedInstrument } from "../../../lib/claims/propose/sentence-subjects.ts";

const ALIBABA = ["Alibaba", "阿里巴巴", "علي بابا"];
const INSTRUMENTS: readonly NamedInstrument[] = [
  { symbol: "BABA", names: ALIBABA, exchange: "XNYS", isMain: false },
  { symbol: "9988.HK", names: ALIBABA, exchange: "XHKG", isMain: true },
  { symbol: "0700.HK", names: ["Tencent", "腾讯", "تينسنت"], exchange: "XHKG", isMain: true },
  { symbol: "^HSI", names: ["Hang Seng", "恒生指数"], exchange: "XHKG", isMain: true },
  { symbol: "HSTECH.HK", names: ["Hang Seng TECH", "恒生科技指数"], exchange: "XHKG", isMain: true },
];
const NONE = { figure: null, day: null, symbol: null };
const read = (sentence: string, asked: Partial<typeof NONE> | Record<string, string> = {}) =>
  sentenceReadings(sentence, INSTRUMENTS, { ...NONE, ...asked });

describe("a sentence with one figure, one company and one day", () => {
  it("leaves nothing open but names the company's other listing; without a place it is the main one", () => {
    const { figures, days, subjects, readings, symbol } = read("Alibaba rose 8.4% on 6 March 2025");
    expect([figures.options, days.options]).toEqual([[], []]);
    expect(subjects).toEqual({ options: ["9988.HK", "BABA"], taken: "9988.HK" });
    expect(symbol).toBe("9988.HK");
    expect(readings).toEqual([
      { reported: "8.4%", measure: { kind: "day change", on: "2025-03-06", at: "close" } },
    ]);
  });

  it("is about the listing of the place that it names, or the one that a person chose", () => {
    expect(read("Alibaba's New York shares rose 8.6% on 5 March 2025").symbol).toBe("BABA");
    expect(read("Alibaba rose 8.4% on 6 March 2025", { symbol: "BABA" }).symbol).toBe("BABA");
  });
});

describe("what a sentence leaves open is not decided", () => {
  const TWO = "Alibaba rose 8.4% and the Hang Seng TECH 5.4% on 6 March 2025";

  it("of two figures and two names neither is taken; Hang Seng inside Hang Seng TECH is no third", () => {
    const { figures, subjects, symbol, readings } = read(TWO);
    expect(figures).toEqual({ options: ["8.4%", "5.4%"], taken: null });
    expect(subjects).toEqual({ options: ["9988.HK", "BABA", "HSTECH.HK"], taken: null });
    expect(symbol).toBeNull();
    expect(readings.map(({ reported }) => reported)).toEqual(["8.4%", "5.4%"]);
  });

  it("until a person chooses; what does not stand in the sentence is no choice", () => {
    const chosen = read(TWO, { figure: "5.4%", symbol: "HSTECH.HK" });
    expect(chosen.readings.map(({ reported }) => reported)).toEqual(["5.4%"]);
    expect(chosen.symbol).toBe("HSTECH.HK");
    expect(read(TWO, { figure: "9%", symbol: "0700.HK" })).toEqual(read(TWO));
  });

  it("of two places of one company neither listing is", () => {
    const { subjects } = read("Alibaba rose in Hong Kong and in New York by 8.4% on 6 March 2025");
    expect(subjects).toEqual({ options: ["9988.HK", "BABA"], taken: null });
  });

  it("of two days of which the figure is about one, neither is", () => {
    const said = "Tencent closed at HK$500 on 6 March 2025, after results of 3 March 2025";
    const { days, readings } = read(said);
    expect(days).toEqual({ options: ["2025-03-06", "2025-03-03"], taken: null });
    expect(readings.map(({ measure }) => measure && "on" in measure && measure.on)).toEqual(days.options);
    expect(read(said, { day: "2025-03-06" }).readings).toHaveLength(1);
  });
});

describe("what uses two of a kind leaves nothing open", () => {
  it("a change between two days", () => {
    const { days, readings } = read("Alibaba rose 40% between 20 January 2025 and 6 March 2025");
    expect(days.options).toEqual([]);
    expect(readings[0]?.measure).toMatchObject({
      kind: "change",
      start: { from: "2025-01-20" },
      to: "2025-03-06",
    });
  });

  it("an amount in two currencies; a third figure beside it is a choice, and the conversion stays one", () => {
    const plan = "The plan of 380 billion yuan ($52 billion) of 24 February 2025";
    expect(read(plan).figures.options).toEqual([]);
    expect(read(plan).readings[0]).toMatchObject({
      reported: "$52 billion",
      measure: { kind: "conversion" },
    });
    const three = `${plan} is 5% of sales`;
    expect(read(three).figures.options).toHaveLength(3);
    expect(read(three, { figure: "$52 billion" }).readings[0]?.measure).toMatchObject({ kind: "conversion" });
  });
});

it("a sentence without anything leaves nothing to choose and proposes nothing", () => {
  expect(read("Shares moved.")).toMatchObject({
    symbol: null,
    readings: [{ reported: null, measure: null }],
  });
});
