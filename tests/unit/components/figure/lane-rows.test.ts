import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { laneRows, visibleRows } from "../../../../components/figure/lanes/lane-rows.ts";
import { MarkerLayer } from "../../../../components/figure/layers/marker-layer.tsx";
import { Timeline } from "../../../../components/figure/timeline/timeline.tsx";
import { timeAxis } from "../../../../lib/drawing/axis.ts";
import { plotFrame } from "../../../../lib/drawing/plot-frame.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { madeLanes } from "./made-marks.ts";

const FIRST = 18_262; // 2020-01-01
const DAYS = 2_000;
const { timeline: labels, figure } = messagesIn("en");

/** The timeline of a made store over a window, as markup. */
function drawn(makers: number, announcements: number, unfolded: boolean, from = "2020-01-01"): string {
  return renderToStaticMarkup(
    createElement(Timeline, {
      strips: [],
      onChoose: () => {},
      lanes: laneRows(madeLanes(makers, announcements, FIRST, DAYS), unfolded),
      unfolded,
      onUnfold: () => {},
      onZoom: () => {},
      time: timeAxis(from, "2025-06-22"),
      frame: plotFrame(1400),
      href: (slug) => `/events/${slug}`,
      query: "",
      nameOf: ({ title }) => title,
      locale: "en",
      laneLabels: {},
      makerNames: {},
      clusterLabel: figure.cluster,
      labels,
    }),
  );
}

const count = (markup: string, part: string) => markup.split(part).length - 1;
const marks = (markup: string) => count(markup, "timeline-mark");

describe("lanes as rows", () => {
  it("four makers have a row each; of five, three have one and two share one", () => {
    expect(laneRows(madeLanes(4, 40, FIRST, DAYS), false)).toMatchObject({ folded: 0, height: 4 * 24 });
    const five = laneRows(madeLanes(5, 50, FIRST, DAYS), false);
    expect(five).toMatchObject({ folded: 2, height: 3 * 24 + 48 });
    expect(five.rows).toHaveLength(3);
    expect(five.foldedMarks).toHaveLength(20);
  });

  it("of 300 unfolded 12 are in view, and two more on each side are drawn wherever it is scrolled to", () => {
    const rows = laneRows(madeLanes(300, 3_000, FIRST, DAYS), true);
    expect(rows).toMatchObject({ rowsHeight: 12 * 24, height: 12 * 24 + 48 });
    expect(visibleRows(rows, 0)).toEqual({ first: 0, end: 14 });
    expect(visibleRows(rows, 100 * 24)).toEqual({ first: 98, end: 114 });
    expect(visibleRows(rows, 288 * 24)).toEqual({ first: 286, end: 300 });
  });
});

describe("ticks on the prices", () => {
  const ticks = (announcements: number) =>
    renderToStaticMarkup(
      createElement(MarkerLayer, {
        chart: {
          scale: "price",
          style: "line",
          time: timeAxis("2020-01-01", "2025-06-22"),
          value: null,
          lines: [],
          expectations: [],
        },
        lanes: madeLanes(1, announcements, FIRST, DAYS),
        frame: plotFrame(1400),
        priceHeight: 340,
        height: 400,
        measured: new Map(),
      }),
    );

  it("of 200 announcements are 200, of 6,000 at most one each 14 pixels", () => {
    expect(count(ticks(200), "marker-tick")).toBe(200);
    expect(count(ticks(6_000), "marker-tick")).toBeLessThanOrEqual(96);
    expect(count(ticks(6_000), "marker-tick")).toBeGreaterThan(80);
  });

  it("come without the lines that only a script lights: none is sent of 200", () => {
    expect(count(ticks(200), "marker-line")).toBe(0);
  });
});

describe("a timeline of 6,000 announcements", () => {
  it("by 300 makers, 20 each on the same days: four rows of 20 marks", () => {
    const markup = drawn(300, 6_000, false);
    expect(count(markup, "<li")).toBe(3);
    expect(markup).toContain("More makers: 297");
    expect(marks(markup)).toBe(4 * 20);
    expect(count(markup, ">297</span>")).toBe(20);
  });

  it("unfolded: 14 of the 300 rows are drawn", () => {
    const markup = drawn(300, 6_000, true);
    expect(count(markup, "<li")).toBe(14);
    expect(marks(markup)).toBeLessThanOrEqual(14 * Math.ceil(1_328 / 24));
  });

  it("by one maker: 56 marks at most stand for all of them, and a window of a month draws its own only", () => {
    const markup = drawn(1, 6_000, false);
    expect(marks(markup)).toBeLessThanOrEqual(56);
    expect(count(markup, "and ")).toBeGreaterThan(40);
    const month = drawn(1, 6_000, false, "2025-05-23");
    const slugs = [...month.matchAll(/data-events?="([^"]+)"/g)].flatMap(([, list = ""]) => list.split(" "));
    expect(slugs).toHaveLength(31 * 3);
    expect(marks(month)).toBeLessThanOrEqual(31);
  });

  it("has one tab stop", () => {
    expect(count(drawn(300, 6_000, false), 'tabindex="0"')).toBe(1);
  });
});
