import { isWeekend } from "date-fns/isWeekend";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeCalendar } from "../../../../lib/market/calendar.ts";
import { exchange as exchangeOf } from "../../../../lib/market/exchanges.ts";
import { addDays, localInstant } from "../../../../lib/market/session-date.ts";
import type { Calendar, ExchangeCode } from "../../../../lib/market/types.ts";
import { utcDay } from "../../../../lib/market/utc-day.ts";
import { isFinished, tradingTimes } from "../../../../lib/quotes/judge/calendar.ts";
import {
  lastSettledSession,
  nextRefresh,
  nextRefreshOf,
} from "../../../../lib/quotes/schedule/next-refresh.ts";

const MINUTE = 60_000;
const FIRST = "2025-03-03";
/** Two weeks and a day from Monday 3 March 2025 without Tuesday the 4th; 10 March is a half day. */
const DAYS = Array.from({ length: 15 }, (_, day) => addDays(FIRST, day)).filter(
  (day) => !isWeekend(utcDay(day)) && day !== "2025-03-04",
);
const LAST = "2025-03-17";

function calendarOf(code: ExchangeCode, closesAt: string): Calendar {
  const { zone } = exchangeOf(code);
  const sessions = DAYS.map((session) => {
    const halfDay = session === "2025-03-10";
    const end = halfDay ? "12:00" : closesAt;
    return {
      session,
      opensAt: localInstant(session, "09:30", zone),
      closesAt: localInstant(session, end, zone),
      halfDay,
    };
  });
  return makeCalendar(code, sessions, new Map());
}

const HONG_KONG = calendarOf("XHKG", "16:00");
const SHENZHEN = calendarOf("XSHE", "15:00");
const NEW_YORK = calendarOf("XNYS", "16:00");
const instant = (text: string) => Date.parse(text);

describe("the next refresh of an exchange", () => {
  it.each([
    ["on Monday 3 March at 10:00", "2025-03-03T10:00:00+08:00", "2025-03-03", "2025-03-03T16:40:00+08:00"],
    ["at 16:39:59 still today's", "2025-03-03T16:39:59+08:00", "2025-03-03", "2025-03-03T16:40:00+08:00"],
    ["at 16:40 past the holiday", "2025-03-03T16:40:00+08:00", "2025-03-05", "2025-03-05T16:40:00+08:00"],
    ["on Saturday", "2025-03-08T12:00:00+08:00", "2025-03-10", "2025-03-10T12:30:00+08:00"],
    ["on the half day at 12:30", "2025-03-10T12:30:00+08:00", "2025-03-11", "2025-03-11T16:40:00+08:00"],
    ["after the calendar's end", "2025-03-17T16:40:00+08:00", "2025-03-18", "2025-03-18T18:30:00+08:00"],
    ["on a Friday evening beyond it", "2025-03-21T18:30:00+08:00", "2025-03-24", "2025-03-24T18:30:00+08:00"],
  ])("in Hong Kong %s", (_when, now, session, at) => {
    const next = nextRefreshOf(HONG_KONG, instant(now));
    expect(next).toEqual({ exchange: "XHKG", session, at: instant(at) });
  });

  it("in New York moves with the clocks: 21:30 UTC on 7 March 2025, 20:30 UTC on 11 March", () => {
    const at = (now: string) => new Date(nextRefreshOf(NEW_YORK, instant(now)).at).toISOString();
    expect(at("2025-03-07T12:00:00Z")).toBe("2025-03-07T21:30:00.000Z");
    expect(at("2025-03-11T12:00:00Z")).toBe("2025-03-11T20:30:00.000Z");
  });

  it("of several is the earliest: Shenzhen at 15:30, then Hong Kong at 16:40; none of none", () => {
    const both = [HONG_KONG, SHENZHEN];
    expect(nextRefresh(both, instant("2025-03-03T10:00:00+08:00"))?.exchange).toBe("XSHE");
    expect(nextRefresh(both, instant("2025-03-03T15:30:00+08:00"))?.exchange).toBe("XHKG");
    expect(nextRefresh([], 0)).toBeNull();
  });
});

const calendars = fc.constantFrom(HONG_KONG, SHENZHEN, NEW_YORK, makeCalendar("XHKG", [], new Map()));
const instants = fc.integer({ min: instant("2025-03-01T00:00:00Z"), max: instant("2025-04-15T00:00:00Z") });
const isSession = (calendar: Calendar, date: string) =>
  calendar.sessions.length > 0 && date <= LAST ? DAYS.includes(date) : !isWeekend(utcDay(date));

describe("for any instant and exchange", () => {
  it("a refresh is due after it, on a session, whose quotes have settled by the ingest's own rule", () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, now) => {
        const next = nextRefreshOf(calendar, now);
        const { zone } = exchangeOf(calendar.exchange);
        const times = tradingTimes(zone, calendar.exchange, calendar.sessions);
        expect(next.at).toBeGreaterThan(now);
        expect(isSession(calendar, next.session)).toBe(true);
        expect(isFinished(times, next.session, next.at)).toBe(true);
        expect(isFinished(times, next.session, next.at - 16 * MINUTE)).toBe(false);
      }),
    );
  });

  it("the session before the next one is the last that has settled", () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, now) => {
        const { session, at } = nextRefreshOf(calendar, now);
        expect(lastSettledSession(calendar, at)).toBe(session);
        const before = lastSettledSession(calendar, now);
        if (before === null) expect(session).toBe(FIRST);
        else expect(before < session).toBe(true);
      }),
    );
  });

  it("every session from 3 March to 11 April 2025 has exactly one refresh", () => {
    fc.assert(
      fc.property(calendars, (calendar) => {
        const sessions: string[] = [];
        let now = instant("2025-03-02T23:00:00Z");
        while (sessions.at(-1) !== "2025-04-11") {
          const next = nextRefreshOf(calendar, now);
          sessions.push(next.session);
          now = next.at;
        }
        const days = Array.from({ length: 40 }, (_, day) => addDays(FIRST, day));
        expect(sessions).toEqual(days.filter((day) => isSession(calendar, day)));
      }),
      { numRuns: 12 },
    );
  });
});
