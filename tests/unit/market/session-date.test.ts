import { assert, constantFrom, date, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  dayNumber,
  isIsoDate,
  isoDate,
  localInstant,
  sessionOf,
} from "../../../lib/market/session-date.ts";

const ZONES = ["Asia/Hong_Kong", "Asia/Shanghai", "America/New_York", "Asia/Dubai", "Asia/Kolkata", "UTC"];

describe("days and ISO dates", () => {
  it("1970-01-01 is day 0, 1969-12-31 day -1 and 2025-03-06 day 20153", () => {
    expect([dayNumber("1970-01-01"), dayNumber("1969-12-31"), dayNumber("2025-03-06")]).toEqual([
      0, -1, 20153,
    ]);
  });

  it("a day count and its ISO date lead back to each other", () => {
    assert(
      property(integer({ min: -400_000, max: 400_000 }), (count) => {
        expect(dayNumber(isoDate(count))).toBe(count);
        expect(isoDate(dayNumber(isoDate(count)))).toBe(isoDate(count));
        expect(dayNumber(addDays(isoDate(count), 30))).toBe(count + 30);
      }),
    );
  });

  it("2024-02-29 is a date; 2025-02-29, 2025-13-01, 2025-3-6 and a time are none", () => {
    expect(isIsoDate("2024-02-29")).toBe(true);
    for (const text of [
      "2025-02-29",
      "2025-13-01",
      "2025-00-10",
      "2025-3-6",
      "2025-03-06T00:00",
      "",
      "2025-03",
    ]) {
      expect(isIsoDate(text), text).toBe(false);
      expect(() => dayNumber(text), text).toThrow(RangeError);
    }
  });
});

describe("instants in a zone", () => {
  it("18:55 UTC of 2025-03-05 is already 2025-03-06 in Shanghai and still the 5th in New York", () => {
    const instant = Date.parse("2025-03-05T18:55:00Z");
    expect(sessionOf(instant, "Asia/Shanghai")).toBe("2025-03-06");
    expect(sessionOf(instant, "America/New_York")).toBe("2025-03-05");
  });

  it("09:30 in New York is 14:30 UTC in winter and 13:30 UTC in summer", () => {
    expect(localInstant("2025-03-07", "09:30", "America/New_York")).toBe(Date.parse("2025-03-07T14:30Z"));
    expect(localInstant("2025-03-10", "09:30", "America/New_York")).toBe(Date.parse("2025-03-10T13:30Z"));
  });

  it("02:30 on 2025-03-09, which New York's clocks skip, is 03:30 of that day", () => {
    expect(localInstant("2025-03-09", "02:30", "America/New_York")).toBe(Date.parse("2025-03-09T07:30Z"));
  });

  it("01:30 on 2025-11-02, which New York's clocks show twice, is the first one, 05:30 UTC", () => {
    expect(localInstant("2025-11-02", "01:30", "America/New_York")).toBe(Date.parse("2025-11-02T05:30Z"));
  });

  it("noon of any day in any of six zones falls on that day there", () => {
    const days = date({ min: new Date("1990-01-01"), max: new Date("2040-12-31"), noInvalidDate: true });
    assert(
      property(days, constantFrom(...ZONES), (instant, zone) => {
        const local = instant.toISOString().slice(0, 10);
        expect(sessionOf(localInstant(local, "12:00", zone), zone)).toBe(local);
      }),
    );
  });

  it("the day an instant falls on is the one that Intl writes, also where a zone skips a day or changes by half an hour", () => {
    const zones = [
      "Pacific/Apia",
      "Australia/Lord_Howe",
      "Africa/Casablanca",
      "America/St_Johns",
      "Asia/Tehran",
    ];
    const changes = [
      ["Pacific/Apia", "2011-12-30T10:00:00.001Z"], // the 30th of December 2011 is missing there
      ["Pacific/Apia", "2011-12-30T09:59:59.999Z"],
      ["Australia/Lord_Howe", "2025-04-05T13:29:00Z"],
      ["America/New_York", "2025-03-09T04:30:00Z"],
      ["America/New_York", "2025-03-10T03:30:00Z"],
    ] as const;
    const expected = (instant: number, zone: string) =>
      new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(instant);
    for (const [zone, at] of changes) {
      expect(sessionOf(Date.parse(at), zone), `${at} ${zone}`).toBe(expected(Date.parse(at), zone));
    }
    const instants = date({ min: new Date("1975-01-01"), max: new Date("2037-12-31"), noInvalidDate: true });
    assert(
      property(instants, constantFrom(...ZONES, ...zones), (instant, zone) => {
        expect(sessionOf(instant.getTime(), zone)).toBe(expected(instant.getTime(), zone));
      }),
      { numRuns: 2000 },
    );
  });

  it("an unknown zone, 24:00 and 9:30 are refused", () => {
    expect(() => sessionOf(0, "Asia/Atlantis")).toThrow(RangeError);
    expect(() => localInstant("2025-03-06", "24:00", "UTC")).toThrow(RangeError);
    expect(() => localInstant("2025-03-06", "9:30", "UTC")).toThrow(RangeError);
  });
});
