import { assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { candidateSessions } from "../../../lib/market/candidate-sessions.ts";
import { dayZero } from "../../../lib/market/day-zero.ts";
import { EXCHANGE_CODES } from "../../../lib/market/exchanges.ts";
import { addDays, localInstant } from "../../../lib/market/session-date.ts";
import type { AnnouncementTime, Calendar, ExchangeCode } from "../../../lib/market/types.ts";
import { day, minute, shippedCalendar, shippedTime } from "./shipped.ts";

const shipped = new Map(EXCHANGE_CODES.map((code) => [code, shippedCalendar(code)]));
const calendarOf = (code: ExchangeCode): Calendar => shipped.get(code) ?? shippedCalendar(code);
const candidates = (time: AnnouncementTime, code: ExchangeCode) =>
  candidateSessions(time, calendarOf(code)).map(({ session }) => session);

describe("the sessions that may have been day 0", () => {
  it("Alibaba's results of 20 February 2025 in Beijing: that session before Hong Kong's 16:00, 16:10 with its auction, else 21 February", () => {
    const found = candidateSessions(shippedTime("alibaba-december-quarter-2024"), calendarOf("XHKG"));
    expect(found.map(({ session }) => session)).toEqual(["2025-02-20", "2025-02-21"]);
    expect(found[0]?.closesAt).toBe(Date.parse("2025-02-20T16:00:00+08:00"));
    expect(found[0]?.reactsUntil).toBe(Date.parse("2025-02-20T16:10:00+08:00"));
  });

  it("5 March 2025 in New York is 13:00 of the 5th to 13:00 of the 6th in Shenzhen: either session", () => {
    const given = day("2025-03-05", "America/New_York");
    expect(candidates(given, "XSHE")).toEqual(["2025-03-05", "2025-03-06"]);
    expect(candidates(given, "XNYS")).toEqual(["2025-03-05", "2025-03-06"]);
  });

  it("Manus, 6 March 2025 in Beijing, is that day or, after the close, the next: 6 or 7 March in Shenzhen", () => {
    expect(candidates(shippedTime("manus"), "XSHE")).toEqual(["2025-03-06", "2025-03-07"]);
  });

  it("Llama 4, Saturday 5 April 2025: Monday the 7th, whatever the hour, where that was a session", () => {
    expect(candidates(shippedTime("llama-4"), "XHKG")).toEqual(["2025-04-07"]);
    expect(candidates(shippedTime("llama-4"), "XNYS")).toEqual(["2025-04-07"]);
  });

  it("a day in New York over a half day in Hong Kong, 24 December 2024: three sessions, the second to 12:00", () => {
    const found = candidateSessions(day("2024-12-23", "America/New_York"), calendarOf("XHKG"));
    expect(found.map(({ session }) => session)).toEqual(["2024-12-23", "2024-12-24", "2024-12-27"]);
    expect(found[1]?.reactsUntil).toBe(Date.parse("2024-12-24T12:00:00+08:00"));
  });

  it("a report of 14:30 in Beijing came after what it reports: that session; one of 20:00: that or the next", () => {
    const report = (text: string): AnnouncementTime => ({
      ...minute(text),
      localDate: "2025-02-24",
      zone: "Asia/Shanghai",
      precision: "report",
    });
    expect(candidates(report("2025-02-24T14:30:00+08:00"), "XHKG")).toEqual(["2025-02-24"]);
    expect(candidates(report("2025-02-24T20:00:00+08:00"), "XHKG")).toEqual(["2025-02-24", "2025-02-25"]);
  });

  it("none where the hour is known, where only the month is, and outside the calendar", () => {
    expect(candidates(shippedTime("qwq-32b"), "XHKG")).toEqual([]);
    expect(candidates(shippedTime("kimi-k2-thinking"), "XHKG")).toEqual([]);
    expect(candidates(day("1999-01-04", "Asia/Shanghai"), "XHKG")).toEqual([]);
  });
});

it("whatever the hour of a day, its day 0 is the first candidate that can still react to it, and noon's is among them", () => {
  const zones = constantFrom("Asia/Shanghai", "America/New_York", "America/Los_Angeles", "Asia/Dubai");
  assert(
    property(
      constantFrom(...EXCHANGE_CODES),
      zones,
      integer({ min: 0, max: 720 }),
      integer({ min: 0, max: 23 }),
      integer({ min: 0, max: 59 }),
      (code, zone, days, hour, minutes) => {
        const date = addDays("2024-01-10", days);
        const clock = `${String(hour).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
        const instant = localInstant(date, clock, zone);
        const found = candidateSessions(day(date, zone), calendarOf(code));
        const known: AnnouncementTime = { announcedAt: instant, localDate: date, zone, precision: "minute" };
        const placed = dayZero(known, calendarOf(code));
        if (placed.status !== "found") return;
        expect(found.find(({ reactsUntil }) => reactsUntil > instant)?.session).toBe(placed.session);
        const noon = dayZero(day(date, zone), calendarOf(code));
        expect(found.map(({ index }) => index)).toContain(noon.status === "found" ? noon.index : -1);
        expect(found.length).toBeGreaterThan(0);
        expect(found.length).toBeLessThanOrEqual(3);
      },
    ),
  );
});
