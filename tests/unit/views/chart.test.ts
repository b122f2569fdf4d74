import { describe, expect, it } from "vitest";
import { makeCalendar } from "../../../lib/market/calendar.ts";
import { dayNumber } from "../../../lib/market/session-date.ts";
import type { StoredBar } from "../../../lib/store/bars.ts";
import { chart } from "../../../lib/views/chart.ts";
import { layOut } from "../../../lib/views/series.ts";

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

  it("gives a seventh line the first colour again: 1 to 6, then 1", () => {
    const seven = chart(Array(7).fill(alibaba), "log", "2025-03-03", "2025-03-07");
    expect(seven.lines.map(({ colour }) => colour)).toEqual([1, 2, 3, 4, 5, 6, 1]);
    expect(seven.value?.logarithmic).toBe(true);
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
