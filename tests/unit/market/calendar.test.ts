import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  coverage,
  makeCalendar,
  reactionEnd,
  sessionIndex,
  sessionOnOrAfter,
} from "../../../lib/market/calendar.ts";
import { EXCHANGE_CODES, exchange, isExchangeCode } from "../../../lib/market/exchanges.ts";
import { isoDate, localInstant, sessionOf } from "../../../lib/market/session-date.ts";
import { shippedCalendar } from "./shipped.ts";

const hongKong = shippedCalendar("XHKG");
const session = (date: string, opensAt: number, closesAt: number) => ({
  session: date,
  opensAt,
  closesAt,
  halfDay: false,
});

describe("making a calendar", () => {
  it("refuses a session that comes twice, comes too early, or closes before it opens", () => {
    const [first, second] = [session("2025-03-05", 0, 1), session("2025-03-06", 2, 3)];
    expect(makeCalendar("XHKG", [first, second], new Map()).sessions).toHaveLength(2);
    expect(() => makeCalendar("XHKG", [first, first], new Map())).toThrow(RangeError);
    expect(() => makeCalendar("XHKG", [second, first], new Map())).toThrow(RangeError);
    expect(() => makeCalendar("XHKG", [session("2025-03-05", 1, 0)], new Map())).toThrow(RangeError);
  });

  it("of no session covers nothing", () => {
    expect(coverage(makeCalendar("XHKG", [], new Map()))).toBeNull();
  });
});

describe("the shipped calendars", () => {
  it("cover 2019-01-02 to 2026-12-31 on every exchange", () => {
    for (const code of EXCHANGE_CODES) {
      expect(coverage(shippedCalendar(code)), code).toEqual({ first: "2019-01-02", last: "2026-12-31" });
    }
  });

  it("Hong Kong did not trade on 2023-09-01 and 2023-09-08, Fridays of a typhoon and of a rainstorm", () => {
    for (const day of ["2023-09-01", "2023-09-08"]) {
      expect(sessionIndex(hongKong, day), day).toBe(-1);
      expect(hongKong.closures.has(day), day).toBe(true);
    }
  });

  it("Nasdaq trades on New York's days, in its hours", () => {
    const [nasdaq, newYork] = [shippedCalendar("XNAS"), shippedCalendar("XNYS")];
    expect(nasdaq.sessions).toEqual(newYork.sessions);
    expect(nasdaq.closures).toEqual(newYork.closures);
  });

  it("Hong Kong did not trade on 2024-09-06, a Friday, because of a typhoon", () => {
    expect(sessionIndex(hongKong, "2024-09-06")).toBe(-1);
    expect(hongKong.closures.get("2024-09-06")).toBe("typhoon");
    expect(hongKong.sessions[sessionOnOrAfter(hongKong, "2024-09-06")]?.session).toBe("2024-09-09");
  });

  it("New York was closed for the day of mourning of 2025-01-09 and closed at 13:00 on 2025-07-03", () => {
    const newYork = shippedCalendar("XNYS");
    expect(sessionIndex(newYork, "2025-01-09")).toBe(-1);
    const early = newYork.sessions[sessionIndex(newYork, "2025-07-03")];
    expect(early?.halfDay).toBe(true);
    expect(early?.closesAt).toBe(localInstant("2025-07-03", "13:00", "America/New_York"));
  });

  it("every session opens and ends on its own date in the exchange's zone", () => {
    for (const code of EXCHANGE_CODES) {
      const calendar = shippedCalendar(code);
      for (const one of calendar.sessions) {
        expect(sessionOf(one.opensAt, exchange(code).zone)).toBe(one.session);
        expect(sessionOf(reactionEnd(calendar, one), exchange(code).zone)).toBe(one.session);
      }
    }
  });

  it("a full day ends at 16:10 in Hong Kong, 15:00 in Shenzhen, 16:00 in New York; a Hong Kong half day at noon", () => {
    const ends = [
      ["XHKG", "2025-03-06", "16:10"],
      ["XHKG", "2025-01-28", "12:00"],
      ["XSHE", "2025-03-06", "15:00"],
      ["XNYS", "2025-03-06", "16:00"],
    ] as const;
    for (const [code, date, time] of ends) {
      const calendar = shippedCalendar(code);
      const found = calendar.sessions[sessionIndex(calendar, date)];
      expect(found && reactionEnd(calendar, found), `${code} ${date}`).toBe(
        localInstant(date, time, exchange(code).zone),
      );
    }
  });
});

describe("finding a session", () => {
  it("agrees with a walk through the list for any day from 2023 to 2027", () => {
    assert(
      property(integer({ min: 19_500, max: 21_100 }), (count) => {
        const date = isoDate(count);
        const walked = hongKong.sessions.findIndex((one) => one.session >= date);
        expect(sessionOnOrAfter(hongKong, date)).toBe(walked === -1 ? hongKong.sessions.length : walked);
        expect(sessionIndex(hongKong, date)).toBe(hongKong.sessions.findIndex((one) => one.session === date));
      }),
    );
  });
});

describe("exchange codes", () => {
  it("XHKG is one; XLON, the empty text and a property of objects are none", () => {
    expect(["XHKG", "XLON", "", "toString"].map(isExchangeCode)).toEqual([true, false, false, false]);
  });
});
