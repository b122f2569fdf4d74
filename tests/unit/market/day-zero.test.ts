import { assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { reactionEnd } from "../../../lib/market/calendar.ts";
import { dayZero } from "../../../lib/market/day-zero.ts";
import { EXCHANGE_CODES } from "../../../lib/market/exchanges.ts";
import { localInstant } from "../../../lib/market/session-date.ts";
import type { AnnouncementTime, Calendar, DayZero, ExchangeCode } from "../../../lib/market/types.ts";
import { day, minute, shippedCalendar, shippedTime } from "./shipped.ts";

const hongKong = shippedCalendar("XHKG");
const shipped = new Map(EXCHANGE_CODES.map((code) => [code, shippedCalendar(code)]));
const calendarOf = (code: ExchangeCode): Calendar => shipped.get(code) ?? shippedCalendar(code);

function placed(time: AnnouncementTime, code: ExchangeCode): Extract<DayZero, { status: "found" }> {
  const found = dayZero(time, calendarOf(code));
  if (found.status !== "found") throw new Error(`No day 0 on ${code}: ${found.status}`);
  return found;
}

const sessions = (time: AnnouncementTime) => [placed(time, "XHKG").session, placed(time, "XSHE").session];

describe("day 0 of the announcements that ship", () => {
  it("QwQ-32B, 2025-03-06 02:55 in Beijing: 2025-03-06 on both exchanges, before the open", () => {
    expect(sessions(shippedTime("qwq-32b"))).toEqual(["2025-03-06", "2025-03-06"]);
    expect(placed(shippedTime("qwq-32b"), "XSHE").reason).toBe("before the open");
  });

  it("DeepSeek-R1, 2025-01-20 20:19: 2025-01-21 on both, after the close", () => {
    expect(sessions(shippedTime("deepseek-r1"))).toEqual(["2025-01-21", "2025-01-21"]);
    expect(placed(shippedTime("deepseek-r1"), "XHKG").reason).toBe("after the close");
  });

  it("Qwen2.5-Max, 2025-01-28 23:23, eve of the Spring Festival: 2025-02-03 in Hong Kong, 2025-02-05 in Shenzhen", () => {
    const time = shippedTime("qwen2-5-max");
    expect(sessions(time)).toEqual(["2025-02-03", "2025-02-05"]);
    expect(placed(time, "XHKG").closures.map(({ date }) => date)).toEqual([
      "2025-01-29",
      "2025-01-30",
      "2025-01-31",
    ]);
    expect(placed(time, "XSHE").reason).toBe("closed day");
    expect(placed(time, "XSHE").closures).toHaveLength(6);
  });

  it("Manus, 2025-03-05 in New York: 2025-03-06 on both, known to the day", () => {
    expect(sessions(shippedTime("manus"))).toEqual(["2025-03-06", "2025-03-06"]);
    expect(placed(shippedTime("manus"), "XHKG").fromDay).toBe(true);
  });

  it("Kimi K2 Thinking, known only to November 2025, is not studied", () => {
    expect(dayZero(shippedTime("kimi-k2-thinking"), hongKong)).toEqual({ status: "not studied" });
  });
});

describe("day 0 by the hour", () => {
  it("15:30 in Beijing on 2025-03-06: the same session in Hong Kong, 2025-03-07 in Shenzhen", () => {
    const time = minute("2025-03-06T15:30:00+08:00");
    expect(sessions(time)).toEqual(["2025-03-06", "2025-03-07"]);
    expect(placed(time, "XHKG").reason).toBe("during the session");
  });

  it("16:05 on a full day is in Hong Kong's closing auction and still that session", () => {
    const found = placed(minute("2025-03-06T16:05:00+08:00"), "XHKG");
    expect([found.session, found.reason]).toEqual(["2025-03-06", "in the closing auction"]);
  });

  it("half day 2025-01-28 in Hong Kong: 11:59 is that session, 12:00 is 2025-02-03", () => {
    expect(placed(minute("2025-01-28T11:59:00+08:00"), "XHKG").session).toBe("2025-01-28");
    const noon = placed(minute("2025-01-28T12:00:00+08:00"), "XHKG");
    expect([noon.session, noon.reason]).toEqual(["2025-02-03", "after the close"]);
  });

  it("a New York evening, 2025-03-05 20:00, is the morning of 2025-03-06 in Asia and in New York the 6th", () => {
    const time = minute("2025-03-05T20:00:00-05:00");
    expect(sessions(time)).toEqual(["2025-03-06", "2025-03-06"]);
    expect(placed(time, "XNYS").session).toBe("2025-03-06");
  });

  it("the typhoon day 2024-09-06, 10:00: 2024-09-09 in Hong Kong with the closure named, the same day in Shenzhen", () => {
    const time = minute("2024-09-06T10:00:00+08:00");
    expect(sessions(time)).toEqual(["2024-09-09", "2024-09-06"]);
    expect(placed(time, "XHKG").reason).toBe("closed day");
    expect(placed(time, "XHKG").closures).toEqual([{ date: "2024-09-06", kind: "typhoon" }]);
  });

  it("an end itself belongs to the next session, a millisecond before it to its own", () => {
    const ends = [
      ["XHKG", "16:10", "Asia/Hong_Kong"],
      ["XSHE", "15:00", "Asia/Shanghai"],
      ["XNYS", "16:00", "America/New_York"],
    ] as const;
    for (const [code, time, zone] of ends) {
      const end = localInstant("2025-03-05", time, zone);
      const at = (announcedAt: number) => placed({ ...minute("2025-03-05T00:00Z"), announcedAt }, code);
      expect(at(end).session, code).toBe("2025-03-06");
      expect(at(end - 1).session, code).toBe("2025-03-05");
    }
  });

  it("the opening instant is during the session, a millisecond before it is before the open", () => {
    const open = localInstant("2025-03-06", "09:30", "Asia/Hong_Kong");
    const reason = (announcedAt: number) =>
      placed({ ...minute("2025-03-06T00:00Z"), announcedAt }, "XHKG").reason;
    expect([reason(open), reason(open - 1)]).toEqual(["during the session", "before the open"]);
  });
});

describe("day 0 by the day", () => {
  it("a Shanghai day is that day's session in Hong Kong and Shenzhen", () => {
    expect(sessions(day("2025-03-06", "Asia/Shanghai"))).toEqual(["2025-03-06", "2025-03-06"]);
  });

  it("a New York day is the next session in Asia and that day's in New York", () => {
    expect(sessions(day("2025-03-05", "America/New_York"))).toEqual(["2025-03-06", "2025-03-06"]);
    expect(placed(day("2025-03-05", "America/New_York"), "XNYS").session).toBe("2025-03-05");
  });

  it("a Dubai day, noon there being 16:00 in Hong Kong: 2025-02-13 in Hong Kong, 2025-02-14 in Shenzhen", () => {
    expect(sessions(day("2025-02-13", "Asia/Dubai"))).toEqual(["2025-02-13", "2025-02-14"]);
  });

  it("a Saturday, 2025-03-01, is Monday 2025-03-03 with no weekday closure named", () => {
    const found = placed(day("2025-03-01", "Asia/Shanghai"), "XSHE");
    expect([found.session, found.reason, found.closures]).toEqual(["2025-03-03", "closed day", []]);
  });
});

describe("no day 0", () => {
  it("before the calendar's first date and at or after its last end there is none", () => {
    expect(dayZero(minute("2019-01-01T23:59:00+08:00"), hongKong)).toEqual({ status: "no calendar" });
    expect(placed(minute("2019-01-02T00:00:00+08:00"), "XHKG").session).toBe("2019-01-02");
    expect(dayZero(minute("2026-12-31T12:00:00+08:00"), hongKong)).toEqual({ status: "no calendar" });
    expect(placed(minute("2026-12-31T11:59:00+08:00"), "XHKG").session).toBe("2026-12-31");
  });

  it("minute, hour and report without an instant are refused", () => {
    for (const precision of ["minute", "hour", "report"] as const) {
      const time = { announcedAt: null, localDate: "2025-03-06", zone: "Asia/Shanghai", precision };
      expect(() => dayZero(time, hongKong)).toThrow(RangeError);
    }
  });
});

describe("day 0 in general", () => {
  const codes = constantFrom(...EXCHANGE_CODES);
  const instants = integer({ min: Date.parse("2019-01-03T00:00Z"), max: Date.parse("2026-12-30T00:00Z") });
  const at = (announcedAt: number): AnnouncementTime => ({ ...minute("2025-01-01T00:00Z"), announcedAt });

  it("ends after the instant, and the session before does not", () => {
    assert(
      property(instants, codes, (instant, code) => {
        const calendar = calendarOf(code);
        const { index } = placed(at(instant), code);
        const [found, before] = [calendar.sessions[index], calendar.sessions[index - 1]];
        expect(found && reactionEnd(calendar, found)).toBeGreaterThan(instant);
        if (before) expect(reactionEnd(calendar, before)).toBeLessThanOrEqual(instant);
      }),
    );
  });

  it("never comes earlier for a later announcement", () => {
    assert(
      property(instants, instants, codes, (one, other, code) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        expect(placed(at(early), code).index).toBeLessThanOrEqual(placed(at(late), code).index);
      }),
    );
  });

  it("an instant at an open, a close or an auction's end, and a millisecond either side, keeps both rules", () => {
    for (const calendar of shipped.values()) {
      for (const [index, one] of calendar.sessions.entries()) {
        const end = reactionEnd(calendar, one);
        for (const instant of [one.opensAt, one.closesAt - 1, end - 1]) {
          expect(dayZero(at(instant), calendar)).toMatchObject({ status: "found", index });
        }
        if (index + 1 < calendar.sessions.length) {
          expect(dayZero(at(end), calendar)).toMatchObject({ status: "found", index: index + 1 });
        }
      }
    }
  });
});
