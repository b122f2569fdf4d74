import { isWeekend } from "date-fns/isWeekend";
import { describe, expect, it } from "vitest";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { USUAL_END } from "../../../lib/market/calendar.ts";
import type { ByDate } from "../../../lib/market/exchange.ts";
import {
  EXCHANGE_CODES,
  exchange,
  exchangeCode,
  listedAs,
  UnknownExchange,
} from "../../../lib/market/exchanges.ts";
import { addDays, localInstant } from "../../../lib/market/session-date.ts";
import { utcDay } from "../../../lib/market/utc-day.ts";
import { shippedCalendar, shippedRows } from "./shipped.ts";

const RECORDS = EXCHANGE_CODES.map((code) => ({ code, ...exchange(code) }));

describe.each(RECORDS)(
  "the record of $code",
  ({ code, name, zone, hours, closingAuctionMinutes, ...record }) => {
    it("has the name and the zone's name of the exchange in English, Chinese and Arabic", () => {
      for (const locale of ["en", "zh", "ar"]) {
        const { exchanges, timeline } = messagesIn(locale);
        expect(exchanges[code], `exchanges.${code} in ${locale}`).toMatch(/\S/);
        expect(Object.keys(timeline.times.zones), `timeline.times.zones in ${locale}`).toContain(zone);
      }
      expect(messagesIn("en").exchanges[code]).toBe(name);
    });

    it("has a calendar that ships, whose every session keeps the record's hours", () => {
      const { sessions } = shippedCalendar(code);
      expect(sessions.length).toBeGreaterThan(200);
      for (const { session, opensAt, closesAt, halfDay } of sessions) {
        const end = halfDay ? hours.halfDayEnd : hours.end;
        expect(end, `${session}: a half day`).not.toBeNull();
        expect([opensAt, closesAt], session).toEqual([
          localInstant(session, hours.start, zone),
          localInstant(session, end ?? "", zone),
        ]);
      }
      expect(sessions.some(({ halfDay }) => halfDay)).toBe(hours.halfDayEnd !== null);
    });

    it("has a calendar in which every weekday is either a session or a closure with its reason", () => {
      const { sessions, closures } = shippedCalendar(code);
      const traded = new Set(sessions.map(({ session }) => session));
      const [first, last] = [sessions.at(0)?.session ?? "", sessions.at(-1)?.session ?? ""];
      for (let day = first; day <= last; day = addDays(day, 1)) {
        if (!isWeekend(utcDay(day))) expect(traded.has(day), `${code} ${day}`).not.toBe(closures.has(day));
      }
    });

    it("closes, auction and all, before the 18:00 at which a session without a calendar is taken to be over", () => {
      const [end, usual] = [hours.end, USUAL_END].map((time) => localInstant("2025-03-06", time, zone));
      expect((end ?? 0) + closingAuctionMinutes * 60_000).toBeLessThan(usual ?? 0);
    });

    it("has limits and steps whose dates and bounds ascend", () => {
      const dates = <Value>({ since }: ByDate<Value>) => since.map(([session]) => session);
      const boards = [record.priceLimits?.main ?? [], record.priceLimits?.others ?? []].flat();
      for (const found of [dates(record.ticks), ...boards.map(({ limit }) => dates(limit))]) {
        expect(found).toEqual([...new Set(found)].sort());
      }
      for (const { bands } of [record.ticks.first, ...record.ticks.since.map(([, table]) => table)]) {
        const bounds = bands.map(([bound]) => bound);
        expect(bounds).toEqual([...new Set(bounds)].sort((one, other) => one - other));
      }
    });
  },
);

describe("what tells exchanges apart", () => {
  it("belongs to one of them only: Yahoo's names and suffixes, the letters of Chinese sources", () => {
    const all = RECORDS.flatMap(({ codes }) => [...codes.yahooNames, codes.yahooSuffix]);
    // New York's two have no suffix: their codes stand alone.
    const told = all.filter((name) => name !== "");
    expect(told).toHaveLength(new Set(told).size);
    const chinese = RECORDS.map(({ codes }) => codes.chinese);
    expect(chinese).toHaveLength(new Set(chinese).size);
  });

  it("fits every share of an exchange that ships, and its currency", () => {
    for (const { symbol = "", kind, exchange: code = "", currency } of shippedRows("instruments.csv")) {
      if (kind !== "share") continue;
      const record = exchange(exchangeCode(code, symbol));
      expect(symbol.endsWith(record.codes.yahooSuffix), symbol).toBe(true);
      expect(record.currency, symbol).toBe(currency);
    }
  });

  it("9988.HK is 9988 in Hong Kong, 600000.SS is 600000 in Shanghai; BABA and 1.ZZ are nowhere by their ends", () => {
    expect(["9988.HK", "600000.SS", "BABA", "1.ZZ"].map(listedAs)).toEqual([
      { exchange: "XHKG", code: "9988" },
      { exchange: "XSHG", code: "600000" },
      null,
      null,
    ]);
  });
});

describe("an exchange without a record", () => {
  it("is refused by name, with whose it is and what there are", () => {
    expect(() => exchangeCode("XLON", "BP.L")).toThrow(UnknownExchange);
    expect(() => exchangeCode("XLON", "BP.L")).toThrow(
      `BP.L is on the exchange "XLON", for which there are no rules here (there are for ${EXCHANGE_CODES.join(", ")}).`,
    );
    expect(() => exchangeCode("toString", "X")).toThrow(UnknownExchange);
  });
});
