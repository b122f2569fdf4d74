import { describe, expect, it } from "vitest";
import { sourceText } from "../../../components/text/source-text.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";

const alibaba = {
  symbol: "9988.HK",
  name: "Alibaba",
  companyNames: { en: "Alibaba", zh: "阿里巴巴", ar: "علي بابا" },
  exchange: "XHKG",
  range: { first: "2024-01-02", last: "2026-02-27" },
} as const;
const focus = {
  symbol: "002315.SZ",
  name: "Focus Technology",
  companyNames: { en: "Focus Technology", zh: "焦点科技", ar: "فوكس تكنولوجي" },
  exchange: "XSHE",
  range: { first: "2024-01-02", last: "2026-02-06" },
} as const;
const index = {
  symbol: "HSTECH.HK",
  name: "Hang Seng TECH Index",
  companyNames: null,
  exchange: null,
  range: { first: "2024-01-02", last: "2026-08-21" },
};
const said = (locale: string) =>
  sourceText([alibaba, focus, index], 2, locale, messagesIn(locale)).replaceAll(/[\u2066-\u2069]/g, "");

describe("the line of sources", () => {
  it("names each share with its exchange and its own last session, not the index's of August 2026", () => {
    expect(said("en")).toContain("Alibaba (Hong Kong, 9988.HK) to 27 Feb 2026");
    expect(said("en")).toContain("Focus Technology (Shenzhen, 002315.SZ) to 6 Feb 2026");
    expect(said("en")).not.toContain("Aug 2026");
    expect(said("zh")).toContain("阿里巴巴（港交所，9988.HK）至 2026年2月27日");
    expect(said("ar")).toContain("علي بابا (هونغ كونغ، 9988.HK) حتى 27 فبراير 2026");
  });
});
