import { describe, expect, it } from "vitest";
import { parseChart } from "../../../lib/quotes/yahoo/parse-chart.ts";

const REQUEST = { symbol: "9988.HK", zone: "Asia/Hong_Kong", from: "2025-03-01", to: "2025-03-31" };

const seconds = (local: string) => Date.parse(`${local}+08:00`) / 1000;

interface Row {
  readonly at: string;
  readonly close: number | null;
  readonly low?: number | null;
  readonly high?: number;
  readonly volume?: number | null;
}

const answer = (rows: readonly Row[], events: object = {}) => ({
  meta: { currency: "HKD" },
  timestamp: rows.map(({ at }) => seconds(at)),
  events,
  indicators: {
    quote: [
      {
        open: rows.map(({ close }) => close),
        high: rows.map(({ close, high }) => high ?? close),
        low: rows.map(({ close, low }) => (low === undefined ? close : low)),
        close: rows.map(({ close }) => close),
        volume: rows.map(({ volume }) => volume ?? null),
      },
    ],
    adjclose: [{ adjclose: rows.map(() => 1) }],
  },
});

const parsed = (raw: unknown, request = REQUEST) => {
  const result = parseChart(raw, request);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

describe("the chart answer of Yahoo", () => {
  it("gives the local date of Hong Kong's open, 01:30 UTC, and 140.8 for the 32-bit 140.8000030517578", () => {
    const { bars, currency } = parsed(
      answer([{ at: "2025-03-06T09:30:00", close: 140.8000030517578, volume: 3e8 }]),
    );
    expect(currency).toBe("HKD");
    expect(bars).toEqual([
      {
        session: "2025-03-06",
        open: 140.8,
        high: 140.8,
        low: 140.8,
        close: 140.8,
        volume: 3e8,
        flag: null,
        source: null,
      },
    ]);
  });

  it("reads 23:00 UTC of the day before as the London date of a currency pair in summer, closes only", () => {
    const raw = {
      ...answer([]),
      timestamp: [Date.parse("2025-07-02T23:00:00Z") / 1000],
      indicators: { quote: [{ open: [9], high: [7.8], low: [7.7], close: [7.85], volume: [0] }] },
    };
    const { bars } = parsed(raw, {
      symbol: "HKD=X",
      zone: "Europe/London",
      from: "2025-07-01",
      to: "2025-07-31",
    });
    expect(bars).toMatchObject([
      { session: "2025-07-03", close: 7.85, open: null, high: null, low: null, volume: null },
    ]);
  });

  it("skips a null row and keeps its neighbours", () => {
    const { bars, rejected } = parsed(
      answer([
        { at: "2025-03-05T09:30:00", close: 129.9 },
        { at: "2025-03-06T09:30:00", close: null },
        { at: "2025-03-07T09:30:00", close: 140.2 },
      ]),
    );
    expect(bars.map(({ session }) => session)).toEqual(["2025-03-05", "2025-03-07"]);
    expect(rejected).toEqual([]);
  });

  it("sorts 7 March before 6 March, and of two rows for 6 March keeps that of 16:08, saying both", () => {
    const { bars, rejected, remarks } = parsed(
      answer([
        { at: "2025-03-07T09:30:00", close: 140.2 },
        { at: "2025-03-06T16:08:09", close: 140.8 },
        { at: "2025-03-06T09:30:00", close: 139 },
      ]),
    );
    expect(bars.map(({ session, close }) => [session, close])).toEqual([
      ["2025-03-06", 140.8],
      ["2025-03-07", 140.2],
    ]);
    expect(rejected).toEqual([]);
    expect(remarks).toEqual([
      "9988.HK: its rows came out of order and were sorted.",
      "9988.HK: 1 session came twice (the first 2025-03-06); the later row was kept.",
    ]);
  });

  it("keeps the earlier row of a session where the later one has no close or an impossible one", () => {
    const { bars, rejected, remarks } = parsed(
      answer([
        { at: "2025-03-06T09:30:00", close: 140.8 },
        { at: "2025-03-06T16:08:09", close: null },
        { at: "2025-03-06T16:09:00", close: 140.8, low: 141 },
      ]),
    );
    expect(bars.map(({ close }) => close)).toEqual([140.8]);
    expect(rejected).toHaveLength(1);
    expect(remarks).toEqual([]);
  });

  it.each([
    [{ close: -1 }, "a price is not positive"],
    [{ close: 0 }, "a price is not positive"],
    [{ close: 140.8, low: 141 }, "a price is below the low of 141"],
    [{ close: 140.8, high: 140, low: 139 }, "a price is above the high of 140"],
  ])("rejects %o: %s", (row, reason) => {
    const { bars, rejected } = parsed(answer([{ at: "2025-03-06T09:30:00", ...row }]));
    expect(bars).toEqual([]);
    expect(rejected).toEqual([{ session: "2025-03-06", reason }]);
  });

  it("undoes a split of 8 for 1: 12.25 before it was 98, 800 shares were 100, a dividend of 0.5 was 4", () => {
    const split = seconds("2025-03-07T09:30:00");
    const paid = seconds("2025-03-06T09:30:00");
    const { bars, actions } = parsed(
      answer(
        [
          { at: "2025-03-06T09:30:00", close: 12.25, volume: 800 },
          { at: "2025-03-07T09:30:00", close: 12.5, volume: 800 },
        ],
        {
          splits: { [split]: { date: split, numerator: 8, denominator: 1, splitRatio: "8:1" } },
          dividends: { [paid]: { date: paid, amount: 0.5 } },
        },
      ),
    );
    expect(bars.map(({ close, volume }) => [close, volume])).toEqual([
      [98, 100],
      [12.5, 800],
    ]);
    expect(actions).toMatchObject([
      { exDate: "2025-03-06", kind: "dividend", amount: 4, currency: null, basis: "provider" },
      { exDate: "2025-03-07", kind: "split", ratio: 8 },
    ]);
  });

  it("hands Yahoo's adjusted closes on as they are: 97.51 before a split of 2 for 1, none where it is null", () => {
    const split = seconds("2025-03-07T09:30:00");
    const rows = [
      { at: "2025-03-05T09:30:00", close: 98 },
      { at: "2025-03-06T09:30:00", close: 99 },
      { at: "2025-03-07T09:30:00", close: 100 },
    ];
    const raw = answer(rows, { splits: { [split]: { date: split, numerator: 2, denominator: 1 } } });
    const adjclose = [{ adjclose: [Math.fround(97.51), null, 100] }];
    const { bars, adjustedCloses } = parsed({ ...raw, indicators: { ...raw.indicators, adjclose } });
    expect(bars.map(({ close }) => close)).toEqual([196, 198, 100]);
    expect(adjustedCloses).toEqual(
      new Map([
        ["2025-03-05", 97.51],
        ["2025-03-07", 100],
      ]),
    );
  });

  it.each([
    ["left out", undefined],
    ["shorter than the others", [{ adjclose: [] }]],
    ["text", [{ adjclose: ["97.51"] }]],
    ["empty, as with no rows", [{}]],
  ])("has no adjusted closes where their column is %s, and keeps the prices", (_name, adjclose) => {
    const raw = answer([{ at: "2025-03-06T09:30:00", close: 140.8 }]);
    const { bars, adjustedCloses } = parsed({ ...raw, indicators: { ...raw.indicators, adjclose } });
    expect(bars).toHaveLength(1);
    expect(adjustedCloses).toBeNull();
  });

  it("gives 28.14 back for the 32-bit 9.38 before a split of 3 for 1", () => {
    const split = seconds("2025-03-07T09:30:00");
    const { bars } = parsed(
      answer([{ at: "2025-03-06T09:30:00", close: Math.fround(9.38) }], {
        splits: { [split]: { date: split, numerator: 3, denominator: 1 } },
      }),
    );
    expect(bars[0]?.close).toBe(28.14);
  });

  it("leaves out sessions outside the range, and dividends and splits of nothing", () => {
    const day = seconds("2025-03-06T09:30:00");
    const { bars, actions } = parsed(
      answer(
        [
          { at: "2025-02-28T09:30:00", close: 1 },
          { at: "2025-04-01T09:30:00", close: 1 },
        ],
        {
          dividends: { [day]: { date: day, amount: 0 } },
          splits: { [day]: { date: day, numerator: 1, denominator: 0 } },
        },
      ),
    );
    expect(bars).toEqual([]);
    expect(actions).toEqual([]);
  });

  it.each([
    ["no meta", {}],
    ["a column that is too short", { ...answer([]), timestamp: [1] }],
    ["text for a price", { ...answer([]), indicators: { quote: [{ close: ["140.8"] }] } }],
  ])("can't read an answer with %s", (_name, raw) => {
    const result = parseChart(raw, REQUEST);
    expect(result.ok ? null : result.problem.code).toBe("unreadable");
  });
});
