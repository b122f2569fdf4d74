import { addBusinessDays } from "date-fns/addBusinessDays";
import { eachMonthOfInterval } from "date-fns/eachMonthOfInterval";
import { isWeekend } from "date-fns/isWeekend";
import { subMonths } from "date-fns/subMonths";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCommand } from "../../../lib/cli/command.ts";
import { discoverCommandAt } from "../../../lib/cli/discover/arguments.ts";
import { feedInstant } from "../../../lib/discover/feed-date.ts";
import { isoDateOf, utcDay } from "../../../lib/market/utc-day.ts";
import { dateReader } from "../../../lib/quotes/file/read-dates.ts";

/** Clocks there go forward at 02:00 on 9 March 2025; west of Greenwich, midnight in UTC is the evening before. */
const ZONES = ["UTC", "America/New_York", "Pacific/Apia"];

describe.each(ZONES)("on a machine in %s", (zone) => {
  const before = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = zone;
  });
  afterAll(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it("the machine is in that zone", () => {
    const minutes = { UTC: 0, "America/New_York": 300, "Pacific/Apia": -780 }[zone];
    expect(new Date("2025-01-01T00:00Z").getTimezoneOffset()).toBe(minutes);
  });

  it("a day is its ISO date, there and back, by text and by number: 20,153 is 2025-03-06", () => {
    expect(isoDateOf(utcDay("2025-03-06"))).toBe("2025-03-06");
    expect(isoDateOf(utcDay(20_153))).toBe("2025-03-06");
    expect(() => utcDay("2025-02-29")).toThrow(RangeError);
  });

  it("months, weekends and weekdays are those of the calendar", () => {
    expect(isoDateOf(subMonths(utcDay("2025-03-31"), 1))).toBe("2025-02-28");
    expect(isWeekend(utcDay("2025-03-07"))).toBe(false);
    expect(isWeekend(utcDay("2025-03-08"))).toBe(true);
    expect(isWeekend(utcDay("2025-03-10"))).toBe(false);
    expect(isoDateOf(addBusinessDays(utcDay("2025-03-07"), 1))).toBe("2025-03-10");
    const months = eachMonthOfInterval({ start: utcDay("2025-02-15"), end: utcDay("2025-04-01") });
    expect(months.map(isoDateOf)).toEqual(["2025-02-01", "2025-03-01", "2025-04-01"]);
  });

  it("a feed's 02:30 on 9 March 2025, an hour that New York skips, is that instant", () => {
    const instant = Date.parse("2025-03-09T02:30:00Z");
    for (const text of [
      "Sun, 09 Mar 2025 02:30:00 GMT",
      "9 March 2025 10:30 +0800",
      "2025-03-09T02:30:00Z",
      "2025-03-08T21:30:00-05:00",
    ]) {
      expect(feedInstant(text), text).toBe(instant);
    }
  });

  it("a file's dates are their days in every form, and an hour is its session's day at the exchange", () => {
    for (const cell of ["2025-3-9", "2025/03/09", "2025年3月9日", "20250309", "2025-03-09T00:00:00-05:00"]) {
      expect(dateReader([cell])(cell, "Asia/Shanghai"), cell).toBe("2025-03-09");
    }
    expect(dateReader(["13.03.2025"])("9.3.2025", "Asia/Shanghai")).toBe("2025-03-09");
    expect(dateReader(["3/13/2025"])("3/9/2025", "Asia/Shanghai")).toBe("2025-03-09");
    expect(dateReader([])("2025-03-08T21:30:00-05:00", "Asia/Shanghai")).toBe("2025-03-09");
  });

  it("no form lets a day through that the calendar lacks, nor an offset that no clock has", () => {
    for (const cell of [
      "2025-02-29",
      "2025年2月30日",
      "20250431",
      "2025-13-01",
      "2025-03-06T00:00:00+08:60",
    ]) {
      expect(dateReader([])(cell, "Asia/Shanghai"), cell).toBeNull();
    }
    expect(feedInstant("5 Mar 2025 10:00 +9900")).toBeNull();
  });

  it("90 days before noon on 1 April 2025 in UTC are noon on 1 January, whatever clocks changed between", () => {
    const parsed = readCommand(discoverCommandAt(new Date("2025-04-01T12:00:00Z")), []);
    expect(parsed).toMatchObject({ ok: true, value: { since: Date.parse("2025-01-01T12:00:00Z") } });
    const since = readCommand(discoverCommandAt(new Date()), ["--since", "2025-03-09"]);
    expect(since).toMatchObject({ ok: true, value: { since: Date.parse("2025-03-09T00:00:00Z") } });
  });
});
