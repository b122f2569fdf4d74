import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { reactionEnd } from "../../../lib/market/calendar.ts";
import { dayZero } from "../../../lib/market/day-zero.ts";
import { EXCHANGE_CODES, exchange } from "../../../lib/market/exchanges.ts";
import { priceLimit } from "../../../lib/market/price-limit.ts";
import type { ExchangeCode } from "../../../lib/market/types.ts";
import { eastMoneyProvider } from "../../../lib/quotes/eastmoney/provider.ts";
import { isFinished, tradingTimes } from "../../../lib/quotes/judge/calendar.ts";
import { nextRefreshOf } from "../../../lib/quotes/schedule/next-refresh.ts";
import { shippedCalendar, shippedTime } from "./shipped.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const MINUTE = 60_000;

/** A time `HH:MM` so many minutes later. */
function later(time: string, minutes: number): string {
  return new Date(Date.parse(`2025-03-06T${time}Z`) + minutes * MINUTE).toISOString().slice(11, 16);
}
/** When a full day's closing auction is over, in the exchange's zone. */
const auctionEnd = (code: ExchangeCode): string =>
  later(exchange(code).hours.end, exchange(code).closingAuctionMinutes);
const noon = (time: string | null): string => (time === "12:00" ? "noon" : String(time));

describe("what lib/market/README.md says of the end of a session", () => {
  const said = read("lib/market/README.md");
  const rule = said.split("\n").find((line) => line.startsWith("Day 0 is the first session that ends")) ?? "";

  it.each(EXCHANGE_CODES)("on a full day in %s is the end of its auction", (code) => {
    expect(rule).toMatch(new RegExp(`${exchange(code).name}[^;:)]* ${auctionEnd(code)}[,;)]`));
  });

  it.each(EXCHANGE_CODES.filter((code) => exchange(code).hours.halfDayEnd !== null))(
    "on a half day in %s is the end of its trading",
    (code) => {
      const { name, hours } = exchange(code);
      expect(rule).toContain(`${noon(hours.halfDayEnd)} in ${name}`);
    },
  );

  it.each(EXCHANGE_CODES.filter((code) => exchange(code).priceLimits === null))(
    "and that there are no price limits in %s",
    (code) => {
      const none = said.split("\n").find((line) => line.startsWith("The limit price is")) ?? "";
      expect(/; indexes, ([^;.]*) none\./.exec(none)?.[1]).toContain(exchange(code).name);
    },
  );
});

describe("what the README says", () => {
  const said = read("README.md");

  it("of QwQ-32B at 02:55 in Beijing is what the calendars give: 6 March in Hong Kong and Shenzhen, 5 in New York", () => {
    const time = shippedTime("qwq-32b");
    const on = (code: ExchangeCode) => {
      const found = dayZero(time, shippedCalendar(code));
      return found.status === "found" ? Number(found.session.slice(-2)) : found.status;
    };
    const clock = (zone: string) =>
      new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(
        time.announcedAt ?? 0,
      );
    expect(on("XSHE")).toBe(on("XHKG"));
    expect(said).toContain(
      `came out at ${clock("Asia/Shanghai")} in Beijing on 6 March 2025: day 0 is ${on("XHKG")} March in Hong Kong and Shenzhen, and ${on("XNYS")} March in New York, where it was ${clock("America/New_York")}.`,
    );
  });

  it("of Shenzhen's limits is its record's: 10% on the main board, 20% on ChiNext", () => {
    const of = (symbol: string) =>
      (priceLimit({ exchange: "XSHE", symbol, session: "2026-11-01" }) ?? 0) * 100;
    expect(said).toContain(`(${of("002315.SZ")}% on the main board, ${of("300663.SZ")}% on ChiNext)`);
  });

  it("of the refresh is how long it comes after a session: 30 minutes", () => {
    for (const code of EXCHANGE_CODES) {
      const calendar = shippedCalendar(code);
      const [first] = calendar.sessions;
      if (!first) throw new Error(`${code} has no session`);
      const minutes = (nextRefreshOf(calendar, first.opensAt).at - reactionEnd(calendar, first)) / MINUTE;
      expect(said).toContain(`quotes refresh ${minutes} minutes after each exchange's session`);
    }
  });
});

describe("what else is written of hours and places", () => {
  it("lib/quotes/README.md: today's bar waits in Hong Kong until 16:25, the auction's end and 15 minutes", () => {
    const { zone } = exchange("XHKG");
    const calendar = shippedCalendar("XHKG");
    const session = calendar.sessions.find((one) => one.session === "2025-03-06");
    if (!session) throw new Error("2025-03-06 is no session");
    const times = tradingTimes(zone, "XHKG", calendar.sessions);
    const wait = Array.from({ length: 60 }, (_, minutes) => minutes).find((minutes) =>
      isFinished(times, session.session, reactionEnd(calendar, session) + minutes * MINUTE),
    );
    const end = auctionEnd("XHKG");
    expect(read("lib/quotes/README.md")).toContain(
      `today's bar waits until ${later(end, wait ?? 0)} in Hong Kong: ${end}, the auction's end, and ${wait} minutes`,
    );
  });

  it("docs/decisions/060: half days in Hong Kong end at 12:00, full days with the auction at 16:10", () => {
    const said = read("docs/decisions/060-half-days-in-hong-kong.md");
    expect(said).toContain(`Hong Kong trades until ${exchange("XHKG").hours.halfDayEnd} and`);
    expect(said).toContain(`Full days end with the closing auction, at ${auctionEnd("XHKG")} at the latest.`);
  });

  it("prisma/seed/SOURCES.md: New York's hours, 09:30 to 16:00, to 13:00 on early closes", () => {
    const { start, end, halfDayEnd } = exchange("XNYS").hours;
    expect(read("prisma/seed/SOURCES.md")).toContain(
      `${start} to ${end} in New York, to ${halfDayEnd} on early closes`,
    );
  });

  it("East Money's refusal names every exchange that it covers", async () => {
    const answer = await eastMoneyProvider().daily({
      symbol: "BABA",
      zone: "America/New_York",
      from: "2025-03-05",
      to: "2025-03-06",
    });
    const message = answer.ok ? "" : answer.problem.message;
    for (const code of EXCHANGE_CODES) {
      expect(message.includes(exchange(code).name), code).toBe(exchange(code).eastMoney !== null);
    }
  });

  it("the app's own texts tell no hour of an exchange: 02:55 and 10:07, examples, are the only times in them beside offsets of zones", () => {
    for (const locale of ["en", "zh", "ar"]) {
      const times = JSON.stringify(messagesIn(locale)).match(/(?<![+-])\b\d{1,2}:\d{2}/g) ?? [];
      expect([...new Set(times)], locale).toEqual(["02:55", "10:07"]);
    }
  });
});
