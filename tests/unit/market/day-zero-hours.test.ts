import { assert, constantFrom, date, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { dayZero } from "../../../lib/market/day-zero.ts";
import { localInstant, sessionOf } from "../../../lib/market/session-date.ts";
import type { AnnouncementTime, ExchangeCode } from "../../../lib/market/types.ts";
import { minute, shippedCalendar, shippedTime } from "./shipped.ts";

/** Session and reason in one text, so that a wrong one of either is seen. */
function placed(time: AnnouncementTime, code: ExchangeCode): string {
  const found = dayZero(time, shippedCalendar(code));
  return found.status === "found" ? `${found.session} ${found.reason}` : found.status;
}

describe("day 0 at single minutes", () => {
  it("16:09 on 2025-03-06 is in Hong Kong's closing auction; 16:10 is 2025-03-07", () => {
    expect(placed(minute("2025-03-06T16:09:00+08:00"), "XHKG")).toBe("2025-03-06 in the closing auction");
    expect(placed(minute("2025-03-06T16:10:00+08:00"), "XHKG")).toBe("2025-03-07 after the close");
  });

  it("the Hong Kong half day 2024-12-24 ends at noon without an auction: 12:05 is 2024-12-27", () => {
    expect(placed(minute("2024-12-24T11:59:59+08:00"), "XHKG")).toBe("2024-12-24 during the session");
    expect(placed(minute("2024-12-24T12:05:00+08:00"), "XHKG")).toBe("2024-12-27 after the close");
    expect(placed(minute("2024-12-24T12:05:00+08:00"), "XSHE")).toBe("2024-12-24 during the session");
  });

  it("QwQ-32B came at 13:55 in New York and moves the session of 2025-03-05 there", () => {
    expect(placed(shippedTime("qwq-32b"), "XNYS")).toBe("2025-03-05 during the session");
  });

  it("Qwen2.5-Max passes three closed weekdays in Hong Kong and five in Shenzhen, all named as holidays", () => {
    const closures = (code: ExchangeCode) => {
      const found = dayZero(shippedTime("qwen2-5-max"), shippedCalendar(code));
      return found.status === "found" ? found.closures : [];
    };
    const named = (days: readonly string[]) => days.map((day) => ({ date: day, kind: "holiday" }));
    const week = ["2025-01-29", "2025-01-30", "2025-01-31"];
    expect(closures("XHKG")).toEqual(named(week));
    expect(closures("XSHE")).toEqual(named(["2025-01-28", ...week, "2025-02-03", "2025-02-04"]));
  });

  it("the lunch break of 2025-03-06 is during the session on both exchanges", () => {
    const lunch = minute("2025-03-06T12:15:00+08:00");
    expect(placed(lunch, "XHKG")).toBe("2025-03-06 during the session");
    expect(placed(lunch, "XSHE")).toBe("2025-03-06 during the session");
  });
});

describe("a local time and its instant", () => {
  const zones = constantFrom("America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Hong_Kong");
  const days = date({ min: new Date("2000-01-01"), max: new Date("2035-12-31"), noInvalidDate: true });

  it("lead back to each other for any minute in four zones, but for the hour that clocks repeat or skip", () => {
    assert(
      property(days, integer({ min: 0, max: 1439 }), zones, (day, minuteOfDay, zone) => {
        const local = day.toISOString().slice(0, 10);
        const two = (value: number) => String(value).padStart(2, "0");
        const time = `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
        const instant = localInstant(local, time, zone);
        const shown = new Intl.DateTimeFormat("sv-SE", {
          timeZone: zone,
          dateStyle: "short",
          timeStyle: "short",
        }).format(instant);
        const noon = localInstant(local, "12:00", zone);
        const changes = noon - localInstant(local, "00:00", zone) !== 12 * 3_600_000;
        expect(sessionOf(instant, zone)).toBe(local);
        if (!changes || minuteOfDay >= 240) expect(shown).toBe(`${local} ${time}`);
      }),
      { numRuns: 500 },
    );
  });
});
