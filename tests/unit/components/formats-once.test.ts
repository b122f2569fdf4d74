import { afterEach, describe, expect, it, vi } from "vitest";
import { announcementTimes } from "../../../components/figure/timeline/announcement-time.ts";
import { short } from "../../../components/text/format.ts";
import { conjunction } from "../../../components/text/lists.ts";
import { translator } from "../../../components/text/translator.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { LOCALES } from "../../../lib/i18n/routing.ts";
import { sessionOf } from "../../../lib/market/session-date.ts";

/** The formats that the language's own library makes: each takes tens of kB outside of the heap until a whole collection. */
function countFormats(): () => number {
  const spies = (["DateTimeFormat", "ListFormat", "NumberFormat", "PluralRules"] as const).map((name) =>
    vi.spyOn(Intl, name),
  );
  return () => spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
}

afterEach(() => {
  vi.restoreAllMocks();
});

/** What a row of a list says, in a language. */
function row(locale: string, at: number): void {
  const announcedAt = Date.parse("2025-12-31T20:00:00Z") + at * 3_600_000;
  const announced = {
    announcedAt,
    localDate: "2026-01-01",
    zone: "Asia/Shanghai",
    precision: "minute",
  } as const;
  const messages = messagesIn(locale);
  announcementTimes(announced, ["Asia/Hong_Kong", "America/New_York"], locale, messages.timeline.times);
  short(locale, 404_900_000 + at);
  conjunction(locale, ["Alibaba", "Manus", "Moonshot AI"]);
  translator(locale, messages, "company")("named", { count: at });
}

describe("the formats of dates, numbers and plurals", () => {
  it("are made for the first rows in a language, a day of them, and none for the 100 after them", () => {
    const made = countFormats();
    for (const locale of LOCALES) {
      for (let at = 0; at < 24; at += 1) row(locale, at);
      const first = made();
      for (let at = 24; at < 124; at += 1) row(locale, at);
      expect(made() - first).toBe(0);
    }
    expect(made()).toBeGreaterThan(0);
  });

  it("of clocks are given up once a reader has named 500 zones: `Australia/Sydney` in 600 spellings reads the same day", () => {
    const made = countFormats();
    const spellings = Array.from({ length: 600 }, (_, at) =>
      [..."australia/sydney"]
        .map((letter, place) => ((at >> place) & 1 ? letter.toUpperCase() : letter))
        .join(""),
    );
    const instant = Date.parse("2025-03-05T18:55:00Z");
    const days = () => new Set(spellings.map((zone) => sessionOf(instant, zone)));
    expect(days()).toEqual(new Set(["2025-03-06"]));
    const first = made();
    days();
    expect(made()).toBeGreaterThan(first);
  });
});
