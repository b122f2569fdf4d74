import { describe, expect, it } from "vitest";
import { lineEnd } from "../../../../components/figure/line-texts.ts";
import { drawnChart, drawnLine } from "./made-line.ts";

const texts = {
  noQuotesSince: "no quotes since {date}",
  changeTo: "{change} to {date}",
  doubted: "an error was found",
};
const days = [20_151, 20_152, 20_153];
const alibaba = drawnLine([100, 120, 130], { days, change: 0.3 });
const chart = {
  ...drawnChart([alibaba]),
  time: { first: 20_151, last: 20_153, ticks: [], unit: "day" as const },
};
const endOf = (line = alibaba, shown: Pick<typeof chart, "scale" | "time"> = chart) =>
  lineEnd(shown, line, "en", texts);

describe("the end of a line in words", () => {
  it("is its close in its currency on a scale of prices, its points on an indexed one, and the change to its day", () => {
    expect(endOf()).toMatchObject({
      day: 20_153,
      level: "130.00 HKD",
      change: "+30.00% to 6 Mar 2025",
      ended: null,
    });
    expect(endOf(alibaba, { ...chart, scale: "indexed" })?.level).toBe("130.0");
  });

  it("of a series with an open error says so, and of another says nothing", () => {
    const doubted = drawnLine([100, 120, 130], { days, isDoubted: true });
    expect([endOf(doubted)?.doubt, endOf()?.doubt]).toEqual(["an error was found", null]);
  });

  it("of a series that ended says since when there are no quotes, once", () => {
    const ended = drawnLine([100, 120, null], { days, change: 0.2, endedOn: 20_152 });
    expect(endOf(ended)).toMatchObject({
      day: 20_152,
      change: "+20.00%",
      ended: "no quotes since 5 Mar 2025",
    });
  });

  it("lies within the part shown: of a window to 5 March it is that day's, of one after the last value there is none", () => {
    const part = (first: number, last: number) => ({ ...chart, time: { ...chart.time, first, last } });
    expect(endOf(alibaba, part(20_151, 20_152))?.day).toBe(20_152);
    expect(endOf(alibaba, part(20_160, 20_170))).toBeNull();
  });
});
