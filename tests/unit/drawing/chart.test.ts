import { describe, expect, it } from "vitest";
import { chart } from "../../../lib/drawing/chart.ts";
import { fromZero } from "../../../lib/drawing/chart-scale.ts";
import { makeCalendar } from "../../../lib/market/calendar.ts";
import { dayNumber, isoDate } from "../../../lib/market/session-date.ts";
import { layOut } from "../../../lib/reactions/series.ts";
import type { StoredBar } from "../../../lib/store/bars/bars.ts";

const SESSIONS = ["2025-03-03", "2025-03-04", "2025-03-05", "2025-03-06", "2025-03-07"];
const calendar = makeCalendar(
  "XHKG",
  SESSIONS.map((session) => ({
    session,
    opensAt: Date.parse(`${session}T01:30:00Z`),
    closesAt: Date.parse(`${session}T08:00:00Z`),
    halfDay: false,
  })),
  new Map(),
);

const bar = (session: string, close: number, adjustedClose: number): StoredBar => ({
  session,
  open: null,
  high: null,
  low: null,
  close,
  adjustedClose,
  volume: 1_000,
  flag: null,
  provider: "shipped",
});

/** Alibaba without a bar on Wednesday; half of the close is dividend until Tuesday. */
const alibaba = {
  series: layOut(
    "9988.HK",
    [
      bar("2025-03-03", 100, 50),
      bar("2025-03-04", 120, 60),
      bar("2025-03-06", 90, 90),
      bar("2025-03-07", 99, 99),
    ],
    calendar,
  ),
  name: "Alibaba",
  company: "alibaba",
  currency: "HKD",
  kind: "share" as const,
  look: { colour: 2, dash: null },
};

/** The one line of a chart of Alibaba. */
function line(scale: "indexed" | "price" | "log", from: string, to: string) {
  const [drawn] = chart([alibaba], scale, from, to).lines;
  if (!drawn) throw new Error("The chart has no line");
  return drawn;
}

describe("an indexed chart", () => {
  it("is 100 at the first session shown, and follows the adjusted close: 50, 60, none, 90 are 100, 120, none, 180", () => {
    expect(line("indexed", "2025-03-03", "2025-03-06").values).toEqual([100, 120, null, 180]);
    expect(line("indexed", "2025-03-06", "2025-03-07").values).toEqual([100, 110]);
  });

  it("is 100 at the first session that has a bar where the range starts without one", () => {
    expect(line("indexed", "2025-03-05", "2025-03-07").values).toEqual([null, 100, 110]);
    expect(line("indexed", "2025-03-05", "2025-03-07").change).toBeCloseTo(0.1, 12);
  });

  it("keeps the closes of 90 and 99 beside it", () => {
    expect(line("indexed", "2025-03-06", "2025-03-07").closes).toEqual([90, 99]);
  });
});

describe("a chart of prices", () => {
  it("has one entry a session of the exchange, and the session without a bar is null, not filled", () => {
    const drawn = line("price", "2025-01-01", "2025-12-31");
    expect(drawn.days).toEqual(SESSIONS.map(dayNumber));
    expect(drawn.values).toEqual([100, 120, null, 90, 99]);
    expect(drawn.volumes).toEqual([1_000, 1_000, null, 1_000, 1_000]);
  });

  it("has returns of the adjusted close between consecutive sessions only: none, 0.2, none, none, 0.1", () => {
    expect(line("price", "2025-03-03", "2025-03-07").returns).toEqual([null, 0.2, null, null, 0.1]);
  });

  it("of a range before or after every bar has lines without points and no value axis", () => {
    for (const [from, to] of [
      ["2024-01-01", "2024-12-31"],
      ["2026-01-01", "2026-12-31"],
    ] as const) {
      const drawn = chart([alibaba], "price", from, to);
      expect(drawn.value).toBeNull();
      expect(drawn.lines[0]).toMatchObject({ days: [], values: [], change: null });
    }
  });

  it("draws each line in the look of its subject, and a logarithmic axis where one is asked for", () => {
    const drawn = chart([alibaba], "log", "2025-03-03", "2025-03-07");
    expect(drawn.lines[0]).toMatchObject({ colour: 2, dash: null });
    expect(drawn.value?.logarithmic).toBe(true);
  });
});

it("an area stands on zero: an axis of 90 to 120 begins at 0, a logarithmic one stays as it is", () => {
  const plain = chart([alibaba], "price", "2025-03-03", "2025-03-07");
  expect(plain.value?.low).toBeGreaterThan(0);
  expect(fromZero(plain).value).toMatchObject({ low: 0, high: 120 });
  const log = chart([alibaba], "log", "2025-03-03", "2025-03-07");
  expect(fromZero(log)).toBe(log);
});

describe("the end of a series", () => {
  const trading = [...SESSIONS, "2025-03-10"].map((session) => ({ session }));
  const endedOn = (to: string) =>
    chart([{ ...alibaba, trading }], "price", "2025-03-03", to).lines[0]?.endedOn;

  it("with bars until Friday 7 March is Friday where the range goes on to Monday, on which the exchange traded", () => {
    expect(endedOn("2025-03-10")).toBe(dayNumber("2025-03-07"));
  });

  it("is none over a weekend without a session, in a range that ends before it, and without a calendar", () => {
    expect(endedOn("2025-03-09")).toBeNull();
    expect(endedOn("2025-03-06")).toBeNull();
    expect(line("price", "2025-03-03", "2025-12-31").endedOn).toBeNull();
  });
});

describe("what is drawn beside a line", () => {
  it("days without a bar are one span: Wednesday 5 March alone, none before the first bar", () => {
    const day = dayNumber("2025-03-05");
    expect(line("price", "2025-01-01", "2025-12-31").missing).toEqual([{ first: day, last: day }]);
    expect(line("price", "2025-03-06", "2025-03-07").missing).toEqual([]);
  });

  it("a close at the limit stands at its value on the scale: Tuesday at 120 indexed, 120 as price", () => {
    const limits = [null, "up" as const, null, null, "down" as const];
    for (const [scale, at] of [
      ["indexed", [120, 198]],
      ["price", [120, 99]],
    ] as const) {
      const [drawn] = chart([{ ...alibaba, limits }], scale, "2025-03-03", "2025-03-07").lines;
      expect(drawn?.limits.map(({ value, state }) => [value, state])).toEqual([
        [at[0], "up"],
        [at[1], "down"],
      ]);
    }
  });

  it("abnormal returns of 0.1, 0.02 and -0.03 add up to 0.1, 0.12, 0.12, 0.12, 0.09 with a gap from 5 to 6 March", () => {
    const abnormal = Float64Array.of(0.1, 0.02, Number.NaN, Number.NaN, -0.03);
    const [drawn] = chart([{ ...alibaba, abnormal }], "price", "2025-03-03", "2025-03-07").lines;
    expect(drawn?.abnormal).toEqual({
      sums: [0.1, 0.12, 0.12, 0.12, 0.09],
      gaps: [{ first: dayNumber("2025-03-05"), last: dayNumber("2025-03-06") }],
    });
  });

  it("candles lie on the scale of their close, 110 of 120 as 55 of 60; a series without them has none", () => {
    const bars = [
      bar("2025-03-03", 100, 50),
      { ...bar("2025-03-04", 120, 60), open: 110, high: 130, low: 100 },
    ];
    const series = layOut("9988.HK", bars, calendar);
    const [drawn] = chart([{ ...alibaba, series }], "indexed", "2025-03-03", "2025-03-04", "candles").lines;
    expect(drawn?.candles).toEqual({ opens: [null, 110], highs: [null, 130], lows: [null, 100] });
    const [without] = chart([alibaba], "indexed", "2025-03-03", "2025-03-04", "candles").lines;
    expect(without?.candles).toBeNull();
    const prices = chart([{ ...alibaba, series }], "price", "2025-03-03", "2025-03-04", "candles");
    expect(prices.lines[0]?.candles?.lows).toEqual([null, 100]);
    expect(prices.value?.high).toBeGreaterThanOrEqual(130);
  });

  it("a benchmark laid over prices starts at the share's 100 and doubles with its own close: 100, 200", () => {
    const series = layOut(
      "^HSI",
      [bar("2025-03-03", 20_000, 20_000), bar("2025-03-04", 40_000, 40_000)],
      calendar,
    );
    const laid = { ...alibaba, series, kind: "benchmark" as const, startsOn: alibaba.series };
    const drawn = chart([alibaba, laid], "price", "2025-03-03", "2025-03-04").lines[1];
    expect(drawn).toMatchObject({ values: [100, 200], closes: [20_000, 40_000], missing: [] });
    expect(chart([alibaba, laid], "indexed", "2025-03-03", "2025-03-04").lines[1]?.values).toEqual([
      100, 200,
    ]);
  });
});

describe("a line of 20 years", () => {
  const first = dayNumber("2005-01-03");
  const sessions = Array.from({ length: 5_000 }, (_, at) => isoDate(first + at));
  const bars = sessions.map((session, at) =>
    bar(session, at === 1_234 ? 900 : 100 + (at % 7), 50 + at / 100),
  );
  const long = {
    ...alibaba,
    series: layOut("9988.HK", bars, undefined),
    kept: new Set([sessions[3_210] ?? ""]),
  };

  it("of 5,000 sessions is drawn with at most 1,500, with its peak of 900 and day 0 among them, and says 5,000", () => {
    const [drawn] = chart([long], "price", "2005-01-01", "2025-01-01", "candles").lines;
    expect(drawn?.days.length).toBeLessThanOrEqual(1_500);
    expect(drawn?.sessions).toBe(5_000);
    expect(drawn?.days).toContain(first + 3_210);
    expect(drawn?.closes[drawn.days.indexOf(first + 1_234)]).toBe(900);
    expect(drawn?.candles).toBeNull();
  });

  it("with 4,000 days 0 keeps the first 750 of them, half of its points, and not one more than 1,500", () => {
    const days = sessions.slice(500, 4_500).toReversed();
    const [drawn] = chart([{ ...long, kept: new Set(days) }], "price", "2005-01-01", "2025-01-01").lines;
    expect(drawn?.days.length).toBeLessThanOrEqual(1_500);
    expect(drawn?.days).toEqual(expect.arrayContaining(days.slice(0, 750).map(dayNumber)));
  });

  it("is thinned for drawing only: the change over the range is that of all, 50 to 99.99", () => {
    const [drawn] = chart([long], "indexed", "2005-01-01", "2025-01-01").lines;
    expect(drawn?.change).toBeCloseTo(99.99 / 50 - 1, 12);
    const lengths = [drawn?.values, drawn?.closes, drawn?.returns, drawn?.volumes].map(
      (column) => column?.length,
    );
    expect(new Set(lengths)).toEqual(new Set([drawn?.days.length]));
  });
});

describe("bars laid out on sessions", () => {
  it("a bar outside the calendar keeps its own place, and without a calendar only bars have one", () => {
    const bars = [bar("2025-03-06", 1, 1), bar("2025-03-08", 2, 2)];
    expect(layOut("9988.HK", bars, calendar).sessions).toEqual(["2025-03-06", "2025-03-07", "2025-03-08"]);
    expect(layOut("9988.HK", bars, undefined).sessions).toEqual(["2025-03-06", "2025-03-08"]);
    expect(layOut("9988.HK", [], calendar)).toMatchObject({ sessions: [], range: null });
  });
});
