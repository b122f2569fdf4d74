import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ComparePlot } from "../../../components/compare/compare-plot.tsx";
import {
  type ComparedLine,
  ownPlots,
  sharedLook,
  sharedPlots,
} from "../../../components/compare/compared-plots.ts";

const axis = (high: number) => ({ low: -high, high, ticks: [-high, 0, high], logarithmic: false });
const line = (own: Partial<ComparedLine>): ComparedLine => ({
  name: "Alibaba",
  symbol: "9988.HK",
  colour: 1,
  axis: axis(0.1),
  dates: ["2025-03-05", "2025-03-06", "2025-03-07"],
  raw: [0, 0.0839, 0.0424],
  abnormal: [0, 0.0382, 0.0312],
  others: [],
  dayZero: "6 Mar, day 0",
  ...own,
});
const LINES = [
  line({}),
  line({ name: "Client Service", symbol: "300663.SZ", colour: 3, axis: axis(0.6), others: [1] }),
];
const TEXTS = { raw: "Price", abnormal: "CAR", price: "price", dayZero: "day 0" };

/** What the server draws of a plot. */
function drawn(plot: ReturnType<typeof ownPlots>[number] | undefined): string {
  if (!plot) return "";
  return renderToStaticMarkup(
    createElement(ComparePlot, {
      ...plot,
      area: { current: null },
      drawn: { start: -1, end: 1 },
      window: { start: -1, end: 1 },
      pointed: 1,
      onPoint: () => undefined,
      firstWidth: 480,
      locale: "en",
      summary: "A plot",
    }),
  );
}

describe("the plots of a comparison", () => {
  it("each listing's own: ±10% for Alibaba, ±60% for the other, price and CAR named at their ends", () => {
    const plots = ownPlots(LINES, TEXTS);
    expect(plots.map((plot) => plot.axis.high)).toEqual([0.1, 0.6]);
    const first = drawn(plots[0]);
    for (const text of ["price", "+4.2%", "CAR", "+3.1%", "6 Mar, day 0", "+10%"])
      expect(first).toContain(text);
    expect(drawn(plots[1])).toContain("+60%");
  });

  it("all on one scale: a line for each listing, broken in its own way, and named at its end", () => {
    const [price, car] = sharedPlots(LINES, TEXTS);
    expect(price?.lines.map(({ name, dash }) => [name, dash])).toEqual([
      ["Alibaba", null],
      ["Client Service", "7 3"],
    ]);
    expect(car?.lines.map(({ values }) => values.at(-1))).toEqual([0.0312, 0.0312]);
    const markup = drawn(price);
    expect(markup).toContain("Client Service");
    expect(markup).toContain('stroke-dasharray="7 3"');
  });

  it("the mark beside a figure is broken as its line is", () => {
    const lines = sharedPlots(LINES, TEXTS)[0]?.lines ?? [];
    for (const [at, { colour, dash }] of lines.entries())
      expect(sharedLook(LINES, at)).toMatchObject({ colour, dash });
  });

  it("days 0 that differ share no date: the line is called day 0", () => {
    const shared = sharedPlots([line({}), line({ symbol: "BABA", dayZero: "5 Mar, day 0" })], TEXTS);
    expect(shared[0]?.dayZero).toBe("day 0");
    expect(sharedPlots(LINES, TEXTS)[0]?.dayZero).toBe("6 Mar, day 0");
  });

  it("another announcement of the company is a tick at the foot of its own plot", () => {
    const [first, second] = ownPlots(LINES, TEXTS).map(drawn);
    expect(first).not.toContain("other-announcement");
    expect(second?.match(/other-announcement/g)).toHaveLength(1);
  });
});
