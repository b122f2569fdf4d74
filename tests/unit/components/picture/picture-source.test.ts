import { describe, expect, it } from "vitest";
import { pictureSource } from "../../../../components/text/source-text.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";

const note = (errors: number) => ({
  symbol: "9988.HK",
  name: "Alibaba",
  companyNames: { en: "Alibaba", zh: "阿里巴巴", ar: "علي بابا" },
  exchange: "XHKG" as const,
  range: { first: "2024-01-02", last: "2026-02-27" },
  findings: { error: errors, warning: 2, note: 1 },
});

describe("the source line of a picture", () => {
  it("says whose quotes hold an error, by name, because no notes stand beside it; warnings are left to the page", () => {
    expect(pictureSource([note(1)], 2, "en", messagesIn("en"))).toBe(
      "Source: Model Moves, data revision 2; closes as stored: Alibaba (Hong Kong, 9988.HK) to 27 Feb 2026; ! the checks found an error in the quotes of Alibaba",
    );
    expect(pictureSource([note(0)], 2, "en", messagesIn("en"))).not.toContain("!");
  });

  it("does so in each language", () => {
    expect(pictureSource([note(1)], 2, "zh", messagesIn("zh"))).toContain("! 检查发现阿里巴巴的行情有误");
    expect(pictureSource([note(1)], 2, "ar", messagesIn("ar"))).toContain("وجدت الفحوص خطأً في أسعار");
  });

  it("names six shares; of seven it says that their quotes end between 27 February and 5 October 2026", () => {
    const share = (at: number) => ({
      ...note(0),
      symbol: `${at}.HK`,
      range: { first: "2024-01-02", last: at === 3 ? "2026-10-05" : "2026-02-27" },
    });
    const shares = Array.from({ length: 7 }, (_, at) => share(at));
    const said = (count: number, locale: string) =>
      pictureSource(shares.slice(0, count), 2, locale, messagesIn(locale)).replaceAll(/[\u2066-\u2069]/g, "");
    expect(said(6, "en")).toContain("(Hong Kong, 5.HK) to 27 Feb 2026");
    expect(said(7, "en")).toBe(
      "Source: Model Moves, data revision 2; closes as stored: 7 listings, each to its last quote between 27 Feb 2026 and 5 Oct 2026",
    );
    expect(said(7, "zh")).toContain("7 只证券，各至其最后报价日（2026年2月27日 至 2026年10月5日 之间）");
    expect(said(7, "ar")).toContain("بين 27 فبراير 2026 و5 أكتوبر 2026");
  });

  it("an index among seven is not counted, and shares that all end on one day are said to", () => {
    const shares = Array.from({ length: 7 }, (_, at) => ({ ...note(0), symbol: `${at}.HK` }));
    const index = { ...note(0), symbol: "HSI", companyNames: null, exchange: null };
    expect(pictureSource([...shares, index], 2, "en", messagesIn("en"))).toContain(
      "7 listings to 27 Feb 2026",
    );
  });
});
