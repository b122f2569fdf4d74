import { describe, expect, it } from "vitest";
import { benchmarkGaps } from "../../../../lib/quotes/findings/benchmark-gaps.ts";
import {
  missingMarketDays,
  missingSessions,
  staleSeries,
} from "../../../../lib/quotes/findings/session-findings.ts";
import { barsOf, CALENDAR, DAYS, seriesOf } from "./made-series.ts";

const NONE: ReadonlySet<string> = new Set();

describe("missing sessions", () => {
  it("are one finding where they follow each other, over a weekend too", () => {
    const series = seriesOf(barsOf([10, null, 10, 10, null, null, 10]));
    expect(missingSessions(series, NONE)).toMatchObject([
      { session: "2025-03-04", lastSession: "2025-03-04", severity: "warning", detail: { count: 1 } },
      { session: "2025-03-07", lastSession: "2025-03-10", detail: { count: 2 } },
    ]);
  });

  it("are none before the first bar and after the last, nor on a day that the whole market lacks", () => {
    expect(missingSessions(seriesOf(barsOf([null, null, 10, 10, null])), NONE)).toEqual([]);
    expect(missingSessions(seriesOf(barsOf([10, null, 10])), new Set(["2025-03-04"]))).toEqual([]);
    expect(missingSessions(seriesOf([]), NONE)).toEqual([]);
  });

  it("run on across a day that the whole market lacks, which is not counted", () => {
    const series = seriesOf(barsOf([10, null, null, null, 10]));
    expect(missingSessions(series, new Set(["2025-03-05"]))).toMatchObject([
      { session: "2025-03-04", lastSession: "2025-03-06", detail: { count: 2 } },
    ]);
  });
});

describe("a missing market day", () => {
  const whole = { first: "2025-03-03", last: "2025-03-14" };
  const found = (empty: readonly string[], ranges: readonly { first: string; last: string }[]) =>
    missingMarketDays({ exchange: "XSHE", sessions: DAYS, empty: new Set(empty), ranges });

  it("is one on which none of two instruments has a bar", () => {
    expect(found(["2025-03-06", "2025-03-07"], [whole, whole])).toEqual([
      {
        subject: "XSHE",
        session: "2025-03-06",
        lastSession: "2025-03-07",
        kind: "market day missing",
        severity: "error",
        detail: { count: 2, instruments: 2 },
      },
    ]);
  });

  it("is none with one instrument only, or where the second has bars on one side only", () => {
    expect(found(["2025-03-06"], [whole])).toEqual([]);
    expect(found(["2025-03-06"], [whole, { first: "2025-03-07", last: "2025-03-14" }])).toEqual([]);
  });
});

describe("a benchmark's gap", () => {
  const benchmark = (sessions: readonly string[]) => ({ symbol: "399001.SZ", sessions, calendar: CALENDAR });
  const share = seriesOf(barsOf([10, 10, 10, 10, 10, 10]));

  it("is where the listing has bars and its benchmark none, consecutive ones together", () => {
    const known = ["2025-03-03", "2025-03-06", "2025-03-10"];
    expect(benchmarkGaps(share, benchmark(known))).toMatchObject([
      {
        subject: "002315.SZ",
        kind: "benchmark gap",
        session: "2025-03-04",
        lastSession: "2025-03-05",
        detail: { benchmark: "399001.SZ", count: 2 },
      },
      { session: "2025-03-07", lastSession: "2025-03-07", detail: { count: 1 } },
    ]);
  });

  it("is none outside the benchmark's range, where the listing has no bar, or on a day its exchange rested", () => {
    expect(benchmarkGaps(share, benchmark(["2025-03-05", "2025-03-06"]))).toEqual([]);
    expect(benchmarkGaps(seriesOf(barsOf([10, null, 10])), benchmark(["2025-03-03", "2025-03-05"]))).toEqual(
      [],
    );
    const sessions = new Map([...CALENDAR.times.sessions].filter(([day]) => day !== "2025-03-04"));
    const rested = { times: { ...CALENDAR.times, sessions }, sessions: [...sessions.keys()] };
    const known = ["2025-03-03", "2025-03-05"];
    expect(benchmarkGaps(share, { symbol: "^HSI", sessions: known, calendar: rested })).toEqual([]);
  });
});

describe("a stale series", () => {
  const at = (text: string) => Date.parse(`${text}:00+08:00`);
  const series = seriesOf(barsOf([10, 10, 10]));

  it("is one whose last bar of 5 March lies three finished sessions back, on 10 March at 15:15", () => {
    expect(staleSeries(series, at("2025-03-10T15:15"))).toMatchObject([
      {
        kind: "stale",
        session: "2025-03-06",
        lastSession: "2025-03-10",
        detail: { count: 3, last: "2025-03-05" },
      },
    ]);
  });

  it("is none a minute before, while the third session's prices settle", () => {
    expect(staleSeries(series, at("2025-03-10T15:14"))).toEqual([]);
  });

  it("counts no further than the stored calendar, and an empty series is none", () => {
    expect(staleSeries(series, at("2026-01-01T00:00"))[0]?.detail).toMatchObject({ count: 7 });
    expect(staleSeries(seriesOf([]), at("2026-01-01T00:00"))).toEqual([]);
  });
});
